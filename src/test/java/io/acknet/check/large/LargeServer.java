package io.acknet.check.large;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An API server of a generated cluster. The lists of what there are many of come from here, in pages
/// with continue tokens; everything else is answered by the simulated cluster, which stays small.
public final class LargeServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SYSTEM_PODS = "/api/v1/namespaces/kube-system/pods";

    private final SimulatedCluster rest;
    private final Generated generated;
    private final Size size;
    private final Map<String, Listed> large;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, AtomicInteger> lists = new ConcurrentHashMap<>();

    private LargeServer(Size size, Network network) throws IOException, InterruptedException {
        this.size = size;
        this.large =
                network.lists().stream()
                        .collect(Collectors.toMap(Listed::path, Function.identity()));
        this.rest = SimulatedCluster.start(network.rest());
        String set = "/apis/apps/v1/namespaces/kube-system/daemonsets/" + network.daemonSet();
        JsonNode plugin = JSON.readTree(forward(set).body());
        this.generated = new Generated(size, network, plugin.at("/metadata/uid").asText());
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    static LargeServer start(Size size, Network network) throws IOException, InterruptedException {
        return new LargeServer(size, network);
    }

    /// Prints its kubeconfig and serves until its input ends.
    ///
    /// @param args the network plugin, and how many nodes, Services, Pods and events
    public static void main(String[] args) throws IOException, InterruptedException {
        Size size = Size.parse(List.of(args).subList(1, args.length));
        try (LargeServer large = start(size, Network.named(args[0]))) {
            System.out.println(JSON.writeValueAsString(large.kubeconfig()));
            while (System.in.read() >= 0) {
                System.out.println(JSON.writeValueAsString(large.seen()));
                large.lists.clear();
            }
        }
    }

    String kubeconfig() {
        return rest.kubeconfig(SimulatedCluster.ADMIN).replace(rest.url().toString(), url());
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// How often each list was begun.
    Map<String, Integer> seen() {
        Map<String, Integer> seen = new HashMap<>();
        lists.forEach((path, count) -> seen.put(path, count.get()));
        return seen;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            Map<String, String> query = query(uri);
            if (!query.containsKey("continue") && uri.getPath().endsWith("s")) {
                lists.computeIfAbsent(uri.getPath(), _ -> new AtomicInteger()).incrementAndGet();
            }
            Listed list = large.get(uri.getPath());
            if (list != null) {
                send(exchange, 200, page(list, query, generated.count(list)));
            } else if (uri.getPath().equals(SYSTEM_PODS)) {
                send(exchange, 200, systemPods(query));
            } else {
                HttpResponse<byte[]> answer = forward(uri.toString());
                send(exchange, answer.statusCode(), answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private HttpResponse<byte[]> forward(String path) throws IOException, InterruptedException {
        String token =
                rest.kubeconfig(SimulatedCluster.ADMIN).replaceAll("(?s).*token: (\\S+).*", "$1");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(rest.url() + path))
                        .header("Authorization", "Bearer " + token)
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /// Those of the network plugin, which come first.
    private byte[] systemPods(Map<String, String> query) {
        return page(Listed.PODS, query, size.nodes());
    }

    private byte[] page(Listed list, Map<String, String> query, int end) {
        int from = Integer.parseInt(query.getOrDefault("continue", "0"));
        int to = Math.min(end, from + Integer.parseInt(query.getOrDefault("limit", "" + end)));
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        String rest =
                to < end ? ",\"continue\":\"" + to + "\",\"remainingItemCount\":" + (end - to) : "";
        String head =
                "{\"kind\":\"%sList\",\"apiVersion\":\"%s\",\"metadata\":{\"resourceVersion\":\"500000000\"%s},\"items\":[";
        text(out, head.formatted(list.kind(), list.apiVersion(), rest));
        for (int i = from; i < to; i++) {
            if (i > from) {
                out.write(',');
            }
            generated.write(list, i, out);
        }
        text(out, "]}\n");
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        if (uri.getQuery() != null) {
            for (String pair : uri.getQuery().split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.put(parts[0], parts[1]);
            }
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
        rest.close();
    }
}
