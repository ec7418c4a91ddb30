package io.acknet.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.redact.Redactor;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// A connection to a target that changes things, one request at a time.
///
/// A request is sent once: whoever gets `Ambiguous` reads the object before anything else. It may use
/// other credentials than the reads do.
public final class ClusterWriter implements AutoCloseable {
    /// Under this name the changes stand in `metadata.managedFields`.
    public static final String FIELD_MANAGER = "acknet";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final Wire wire;
    private final EvictionVersion evictions;
    private final Duration limit;

    private ClusterWriter(
            KubernetesClient client, Limits limits, BiConsumer<String, Duration> ended) {
        this.client = client;
        this.limit = limits.request();
        this.wire =
                new Wire(
                        client,
                        new TransportFaults(
                                client.getConfiguration().getMasterUrl(), Redactor.standard()),
                        limits.bytes(),
                        ended);
        this.evictions = new EvictionVersion(wire, limit);
    }

    /// Makes the connection ready. Nothing is sent before the first request.
    ///
    /// @throws UnusableTarget when the kubeconfig is refused
    public static ClusterWriter connect(Target target, Limits limits) {
        return connect(target, limits, Traffic.UNHEARD);
    }

    /// The same, for somebody who counts the requests.
    ///
    /// @throws UnusableTarget when the kubeconfig is refused
    public static ClusterWriter connect(Target target, Limits limits, Traffic traffic) {
        return new ClusterWriter(
                Clients.of(target, limits, List.of()),
                limits,
                (outcome, took) -> traffic.ended(target.name(), outcome, took));
    }

    /// Sends it, once.
    public Written send(Mutation mutation, Provenance on) {
        return answer(mutation, request(mutation, false), on);
    }

    /// What would come of it: the API server goes through admission and validation and stores
    /// nothing.
    public Written dryRun(Mutation mutation, Provenance on) {
        return answer(mutation, request(mutation, true), on);
    }

    private Written answer(Mutation mutation, Wire.Change request, Provenance on) {
        return new WriteAnswer(mutation).of(wire.change(request, on, limit));
    }

    private Wire.Change request(Mutation mutation, boolean dryRun) {
        String query = "?fieldManager=" + FIELD_MANAGER + (dryRun ? "&dryRun=All" : "");
        return switch (mutation) {
            case Mutation.Patch(var kind, var namespace, var name, var operations) ->
                    new Wire.Change(
                            "PATCH",
                            kind.path(namespace) + "/" + name + query,
                            "application/json-patch+json",
                            write(operations));
            case Mutation.Create(var kind, var namespace, _, var json) ->
                    new Wire.Change("POST", kind.path(namespace) + query, "application/json", json);
            case Mutation.Delete(var kind, var namespace, var name, var uid, var version) ->
                    new Wire.Change(
                            "DELETE",
                            kind.path(namespace) + "/" + name,
                            "application/json",
                            write(deletion(uid, version, dryRun)));
            case Mutation.Evict(var namespace, var name, var uid) ->
                    new Wire.Change(
                            "POST",
                            Kinds.PODS.path(namespace) + "/" + name + "/eviction",
                            "application/json",
                            write(eviction(namespace, name, uid, dryRun)));
        };
    }

    private Map<String, Object> eviction(
            String namespace, String name, String uid, boolean dryRun) {
        return Map.of(
                "apiVersion",
                evictions.get(),
                "kind",
                "Eviction",
                "metadata",
                Map.of("name", name, "namespace", namespace),
                "deleteOptions",
                deletion(uid, "", dryRun));
    }

    /// @param version empty where it is not compared
    private static Map<String, Object> deletion(String uid, String version, boolean dryRun) {
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "DeleteOptions",
                "preconditions",
                version.isEmpty()
                        ? Map.of("uid", uid)
                        : Map.of("uid", uid, "resourceVersion", version),
                "dryRun",
                dryRun ? List.of("All") : List.of());
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and lists of texts are always JSON", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
