package io.acknet.rehearsal.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/// A person's screen as a stream of server-sent events.
final class ScreenStream {
    /// A quiet stream says something this often, so that a closed page is noticed.
    private static final int HEARTBEAT_SECONDS = 10;

    private final Audience audience;

    ScreenStream(Audience audience) {
        this.audience = audience;
    }

    /// Returns when the page is closed or the server stops.
    void serve(HttpExchange exchange, String personId) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        Audience.Screen screen = audience.open(personId);
        try {
            exchange.sendResponseHeaders(Http.OK, 0);
            copy(screen, exchange.getResponseBody());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            audience.close(screen);
            exchange.close();
        }
    }

    private static void copy(Audience.Screen screen, OutputStream out)
            throws IOException, InterruptedException {
        write(out, ": open\n\n");
        while (!Thread.currentThread().isInterrupted()) {
            ObjectNode event = screen.events().poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            write(out, event == null ? ": still here\n\n" : "data: " + event + "\n\n");
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}
