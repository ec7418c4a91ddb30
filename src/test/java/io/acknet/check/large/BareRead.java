package io.acknet.check.large;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Reads the same pages over one connection and drops them, in a process of its own: no reader that
/// looks at them can be faster.
public final class BareRead {
    private BareRead() {}

    /// @param args the server's address, and the network plugin
    public static void main(String[] args) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            Paging.Seen seen =
                    Paging.through(
                            Network.named(args[1]).lists(),
                            page ->
                                    client.send(
                                                    HttpRequest.newBuilder(
                                                                    URI.create(args[0] + page))
                                                            .build(),
                                                    HttpResponse.BodyHandlers.ofInputStream())
                                            .body());
            System.out.println("read " + seen.pages() + " " + seen.bytes());
        }
        System.out.println(Usage.now().line());
    }
}
