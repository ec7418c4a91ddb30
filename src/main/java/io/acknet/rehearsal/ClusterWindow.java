package io.acknet.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.rehearsal.cluster.Change;
import io.acknet.rehearsal.cluster.SeenRequest;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import io.acknet.rehearsal.workspace.SlackStandIn;
import java.time.InstantSource;
import java.util.Set;

/// Shows in the page's inspector what the cluster is asked, and how its objects change.
final class ClusterWindow {
    private static final Set<String> SHOWN =
            Set.of(
                    "configmaps",
                    "pods",
                    "services",
                    "nodes",
                    "daemonsets.apps",
                    "deployments.apps",
                    "statefulsets.apps",
                    "networkpolicies.networking.k8s.io");

    private final SlackStandIn slack;
    private final InstantSource clock;

    ClusterWindow(SlackStandIn slack, InstantSource clock) {
        this.slack = slack;
        this.clock = clock;
    }

    void open(SimulatedCluster cluster) {
        cluster.onRequest(request -> slack.saw("cluster_request", json(request)));
        cluster.onChange(this::show);
    }

    private void show(Change change) {
        if (SHOWN.contains(change.resource())) {
            ArrayNode changes = changes(change);
            if (!changes.isEmpty()) {
                ObjectNode entry = json(change);
                entry.set("changes", changes);
                slack.saw("cluster_change", entry);
            }
        }
    }

    private static ObjectNode json(SeenRequest request) {
        return object().put("time", request.time().toString())
                .put("account", request.user().replace("system:serviceaccount:acknet:", ""))
                .put("verb", request.isWatch() ? "WATCH" : request.method())
                .put("path", request.path())
                .put("query", request.query())
                .put("status", request.status())
                .put("ms", request.took().toMillis())
                .put("dry_run", request.isDryRun())
                .put("write", request.isWrite());
    }

    private ObjectNode json(Change change) {
        return object().put("time", clock.instant().toString())
                .put("what", change.type().name())
                .put("resource", change.resource().replaceFirst("\\..*", ""))
                .put("namespace", change.namespace())
                .put("name", change.name());
    }

    private static ArrayNode changes(Change change) {
        JsonNode before =
                change.before().map(JsonNode.class::cast).orElse(MissingNode.getInstance());
        boolean gone = change.type() == Change.Type.DELETED;
        if (change.resource().equals("pods")) {
            return FieldChanges.of(
                    before.isMissingNode() ? object() : pod(before),
                    gone ? object() : pod(change.object()));
        }
        if (change.type() == Change.Type.MODIFIED) {
            return FieldChanges.of(before, change.object());
        }
        ObjectNode content = content(change.object());
        return gone ? FieldChanges.of(content, object()) : FieldChanges.of(object(), content);
    }

    /// What one asks of a Pod that is replaced.
    private static ObjectNode pod(JsonNode pod) {
        ObjectNode shown =
                object().put("node", pod.path("spec").path("nodeName").asText())
                        .put("phase", pod.path("status").path("phase").asText());
        pod.path("status")
                .path("conditions")
                .forEach(condition -> {
                    if (condition.path("type").asText().equals("Ready")) {
                        shown.put("ready", condition.path("status").asText());
                    }
                });
        if (pod.path("metadata").has("deletionTimestamp")) {
            shown.put("terminating", true);
        }
        return shown;
    }

    private static ObjectNode content(JsonNode object) {
        ObjectNode shown = object();
        object.properties().stream()
                .filter(field -> !Set.of("metadata", "status").contains(field.getKey()))
                .forEach(field -> shown.set(field.getKey(), field.getValue()));
        return shown;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
