package io.acknet.redact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Manifests with secrets in every place that holds free text, one after the other.
public final class Plantation {
    private static final JsonMapper JSON = new JsonMapper();
    private final List<PlantedSecret> secrets;
    private int next;

    private Plantation(List<PlantedSecret> secrets) {
        this.secrets = secrets;
    }

    /// The objects with secrets in them, and an event, and a Pod, for each of the secrets.
    public static List<ObjectNode> in(List<ObjectNode> objects, List<PlantedSecret> secrets) {
        Plantation plantation = new Plantation(secrets);
        List<ObjectNode> planted = new ArrayList<>();
        objects.forEach(object -> planted.add(plantation.plant(object.deepCopy())));
        secrets.forEach(_ -> planted.add(plantation.event()));
        secrets.forEach(_ -> planted.add(plantation.pod()));
        return planted;
    }

    private String text() {
        return secrets.get(next++ % secrets.size()).text();
    }

    private ObjectNode plant(ObjectNode object) {
        object.withObject("/metadata/annotations").put("example.com/note", text());
        switch (object.path("kind").asText()) {
            case "ConfigMap" -> config(object);
            case "Node" -> node(object);
            case "DaemonSet" -> images(object.at("/spec/template/spec"));
            case "Pod" -> {
                images(object.path("spec"));
                statuses(object);
            }
            case "Service" ->
                    object.withObject("/metadata/annotations")
                            .put(
                                    "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-id",
                                    text());
            case "PersistentVolume" -> volume(object);
            case "Event" -> object.put("message", object.path("message").asText() + " " + text());
            default -> {}
        }
        return object;
    }

    /// Beside what there is, and inside of what is JSON.
    private void config(ObjectNode map) {
        ObjectNode data = map.withObject("/data");
        data.properties()
                .forEach(entry -> {
                    if (entry.getValue().asText().startsWith("{")) {
                        entry.setValue(data.textNode(inside(entry.getValue().asText())));
                    }
                });
        if (map.at("/metadata/name").asText().equals("ack-cluster-profile")) {
            data.put("vpcid", text()).put("clusterid", text()).put("vsw-zone", text());
        }
        data.put("note", text());
        data.put("application.yaml", "app:\n  config: |\n    " + text().replace("\n", "\n    "));
    }

    private String inside(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root instanceof ObjectNode object) {
                object.put("note", text());
                if (object.path("delegate") instanceof ObjectNode delegate) {
                    delegate.put("note", text());
                }
                if (object.path("plugins").path(0).path("delegate") instanceof ObjectNode first) {
                    first.put("note", text());
                }
            }
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            return json;
        }
    }

    private void node(ObjectNode node) {
        if (node.at("/status/conditions") instanceof ArrayNode conditions) {
            conditions.forEach(condition -> append(condition, "message"));
        }
        append(node.at("/status/nodeInfo"), "containerRuntimeVersion");
    }

    private void images(JsonNode spec) {
        if (spec.path("containers") instanceof ArrayNode containers) {
            containers.forEach(container -> append(container, "image"));
        }
    }

    private void statuses(ObjectNode pod) {
        if (pod.at("/status/containerStatuses") instanceof ArrayNode containers) {
            containers.forEach(container -> append(container.at("/state/waiting"), "reason"));
        }
    }

    private void volume(ObjectNode volume) {
        if (volume.at("/spec/csi") instanceof ObjectNode csi) {
            csi.put("volumeHandle", text());
        }
    }

    private void append(JsonNode node, String field) {
        if (node instanceof ObjectNode object && object.path(field).isTextual()) {
            object.put(field, object.path(field).asText() + " " + text());
        }
    }

    /// Of the kind that checks show.
    private ObjectNode event() {
        String name = "planted." + next;
        String reason =
                List.of("FailedCreatePodSandBox", "AllocIPFailed", "SyncRouteFailed").get(next % 3);
        ObjectNode event = object("Event", name);
        event.put("reason", reason).put("type", "Warning").put("count", 1);
        event.put("lastTimestamp", "2026-11-22T07:59:00Z");
        event.put("firstTimestamp", "2026-11-22T07:59:00Z");
        event.withObject("/involvedObject")
                .put("kind", "Pod")
                .put("namespace", "default")
                .put("name", name);
        event.put("message", "no IP addresses available in range set: " + text());
        return event;
    }

    /// One whose container fails with a reason that checks show, and whose name is such a token as far
    /// as a name can be.
    private ObjectNode pod() {
        ObjectNode pod = object("Pod", "xoxb-112233445566-planted" + next);
        pod.withObject("/metadata/annotations").put("kubernetes.io/ingress-bandwidth", text());
        pod.withObject("/metadata/labels").put("app", "planted");
        ObjectNode container = pod.withObject("/spec").withArray("containers").addObject();
        container.put("name", "main").put("image", text());
        container.withArray("ports").addObject().put("containerPort", 80).put("hostPort", 8080);
        pod.withObject("/spec").put("nodeName", "node-a");
        ObjectNode status = pod.withObject("/status").put("phase", "Running");
        status.withArray("containerStatuses")
                .addObject()
                .put("name", "main")
                .withObject("/state/waiting")
                .put("reason", text());
        return pod;
    }

    private static ObjectNode object(String kind, String name) {
        ObjectNode object = JSON.createObjectNode().put("apiVersion", "v1").put("kind", kind);
        object.withObject("/metadata").put("name", name).put("namespace", "default");
        return object;
    }
}
