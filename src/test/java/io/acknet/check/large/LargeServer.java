package io.acknet.check.large;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.acknet.rehearsal.cluster.Scenarios;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// An API server of a generated cluster. The lists of what there are many of come from here, in pages
/// with continue tokens; everything else is answered by the simulated cluster, which stays small.
public final class LargeServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> LISTS =
            Map.of(
                    "/api/v1/nodes", "Node",
                    "/api/v1/services", "Service",
                    "/api/v1/pods", "Pod",
                    "/api/v1/events", "Event",
                    "/apis/discovery.k8s.io/v1/endpointslices", "EndpointSlice");

    private static final String SYSTEM_PODS = "/api/v1/namespaces/kube-system/pods";

    private final SimulatedCluster rest;
    private final Generated generated;
    private final Size size;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, AtomicInteger> lists = new ConcurrentHashMap<>();

    private LargeServer(Size size) throws IOException, InterruptedException {
        this.size = size;
        this.rest = SimulatedCluster.start(Scenarios.healthyFlannel());
        String sets = "/apis/apps/v1/namespaces/kube-system/daemonsets/kube-flannel-ds";
        JsonNode flannel = JSON.readTree(forward(sets).body());
        this.generated = new Generated(size, flannel.at("/metadata/uid").asText());
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    static LargeServer start(Size size) throws IOException, InterruptedException {
        return new LargeServer(size);
    }

    /// Prints its kubeconfig and serves until its input ends.
    ///
    /// @param args how many nodes, Services, Pods and events
    public static void main(String[] args) throws IOException, InterruptedException {
        int[] n = Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        try (LargeServer large = start(new Size(n[0], n[1], n[2], n[3]))) {
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
            if (LISTS.containsKey(uri.getPath())) {
                send(exchange, 200, page(uri.getPath(), query));
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

    private byte[] page(String path, Map<String, String> query) {
        String plural = path.substring(path.lastIndexOf('/') + 1);
        return page(path, plural, query, generated.count(plural));
    }

    /// Those of Flannel, which come first.
    private byte[] systemPods(Map<String, String> query) {
        return page("/api/v1/pods", "pods", query, size.nodes());
    }

    private byte[] page(String path, String plural, Map<String, String> query, int end) {
        int from = Integer.parseInt(query.getOrDefault("continue", "0"));
        int to = Math.min(end, from + Integer.parseInt(query.getOrDefault("limit", "" + end)));
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        String group = path.startsWith("/api/") ? "v1" : "discovery.k8s.io/v1";
        String rest =
                to < end ? ",\"continue\":\"" + to + "\",\"remainingItemCount\":" + (end - to) : "";
        String head =
                "{\"kind\":\"%sList\",\"apiVersion\":\"%s\",\"metadata\":{\"resourceVersion\":\"500000000\"%s},\"items\":[";
        text(out, head.formatted(LISTS.get(path), group, rest));
        for (int i = from; i < to; i++) {
            if (i > from) {
                out.write(',');
            }
            generated.write(plural, i, out);
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
