package io.acknet.rehearsal.cluster;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One HTTP request, as read.
///
/// Parameters and headers count with their first value.
final class Call {
    /// The API server's own limit (`--max-request-body-bytes`, `MaxRequestBodyBytes`).
    static final int MAX_BODY = 3 * 1024 * 1024;

    private final String method;
    private final String path;
    private final String rawQuery;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final byte[] body;
    private final long began = System.nanoTime();

    private Call(HttpExchange exchange) throws IOException {
        method = exchange.getRequestMethod();
        path = exchange.getRequestURI().getPath();
        rawQuery = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        query = parameters(rawQuery);
        headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(lower(name), values.getFirst()));
        body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    }

    static Call read(HttpExchange exchange) throws IOException {
        return new Call(exchange);
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    String rawQuery() {
        return rawQuery;
    }

    /// When it was read, in [System#nanoTime()].
    long began() {
        return began;
    }

    byte[] body() {
        return body;
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    boolean flag(String name) {
        String value = parameter(name);
        return query.containsKey(name) && !value.equals("false") && !value.equals("0");
    }

    String header(String name) {
        return headers.getOrDefault(lower(name), "");
    }

    /// The media type of the body, without its parameters.
    String mediaType() {
        String type = header("Content-Type");
        int semicolon = type.indexOf(';');
        return lower(semicolon < 0 ? type.strip() : type.substring(0, semicolon).strip());
    }

    boolean isWatch() {
        return method.equals("GET") && flag("watch");
    }

    /// The manager to whom a write is credited: named, or what the client calls itself.
    String manager() {
        String named = parameter("fieldManager");
        return named.isEmpty() ? header("User-Agent").split("/", 2)[0] : named;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            parameters.putIfAbsent(decode(sides[0]), sides.length > 1 ? decode(sides[1]) : "");
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String lower(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }
}
