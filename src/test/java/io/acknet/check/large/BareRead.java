package io.acknet.check.large;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the same pages and drops their bytes, in a process of its own.
public final class BareRead {
    static final List<String> PATHS =
            List.of(
                    "/api/v1/nodes",
                    "/api/v1/services",
                    "/apis/discovery.k8s.io/v1/endpointslices",
                    "/api/v1/pods",
                    "/api/v1/events");

    private static final int HEAD = 512;
    private static final Pattern TOKEN = Pattern.compile("\"continue\":\"([^\"]+)\"");

    private BareRead() {}

    /// @param args the server's address
    public static void main(String[] args) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long bytes = 0;
        int pages = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : PATHS) {
                String token = "";
                do {
                    URI page = URI.create(args[0] + path + "?limit=500" + token);
                    InputStream in =
                            client.send(
                                            HttpRequest.newBuilder(page).build(),
                                            HttpResponse.BodyHandlers.ofInputStream())
                                    .body();
                    byte[] head = in.readNBytes(HEAD);
                    bytes += head.length + in.transferTo(java.io.OutputStream.nullOutputStream());
                    pages++;
                    Matcher more = TOKEN.matcher(new String(head, StandardCharsets.UTF_8));
                    token = more.find() ? "&continue=" + more.group(1) : "";
                } while (!token.isEmpty());
            }
        }
        System.out.println("read " + pages + " " + bytes);
        System.out.println(Usage.since(start).line());
    }
}
