package io.acknet.rehearsal.workspace;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/// Keeps web pages of other places out: a request must name this machine as its host, and a page that
/// sends one must come from here. A name that somebody's DNS points at 127.0.0.1 does neither.
final class LoopbackGuard extends Filter {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    @Override
    public String description() {
        return "lets only this machine in";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        String host = Http.header(exchange, "Host").orElse("");
        Optional<String> origin = Http.header(exchange, "Origin");
        if (!isLoopback("http://" + host)) {
            refuse(exchange, "this server answers only to 127.0.0.1 and localhost");
        } else if (origin.isPresent() && !origin.get().equals("http://" + host)) {
            refuse(exchange, "a page of another origin may not call this server");
        } else {
            chain.doFilter(exchange);
        }
    }

    private static boolean isLoopback(String url) {
        try {
            return LOOPBACK.contains(Optional.ofNullable(new URI(url).getHost()).orElse(""));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static void refuse(HttpExchange exchange, String why) throws IOException {
        Http.json(exchange, Http.FORBIDDEN, Json.object().put("ok", false).put("error", why));
    }
}
