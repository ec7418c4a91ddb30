package io.acknet.rehearsal.workspace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The page at `/` and its files under `/assets/`, from the class path.
final class PageFiles implements HttpHandler {
    private static final String ROOT = "/rehearsal";
    private static final String PAGE = "/index.html";
    private static final Pattern ASSET = Pattern.compile(PAGE + "|/assets/[\\w-]+\\.\\w+");

    /// The page uses nothing from elsewhere, and nobody may frame it.
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " frame-ancestors 'none'";

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "mjs", "text/javascript; charset=utf-8",
                    "json", "application/json; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "ico", "image/x-icon",
                    "woff2", "font/woff2");

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String file = path.equals("/") ? PAGE : path;
        Optional<byte[]> content = ASSET.matcher(file).matches() ? read(file) : Optional.empty();
        if (content.isEmpty()) {
            notFound(exchange);
            return;
        }
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        Http.send(exchange, Http.OK, typeOf(file), content.get());
    }

    private static Optional<byte[]> read(String file) throws IOException {
        try (InputStream found = PageFiles.class.getResourceAsStream(ROOT + file)) {
            return found == null ? Optional.empty() : Optional.of(found.readAllBytes());
        }
    }

    private static String typeOf(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    private static void notFound(HttpExchange exchange) throws IOException {
        Http.json(
                exchange,
                Http.NOT_FOUND,
                Json.object().put("ok", false).put("error", "there is no such file"));
    }
}
