package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands under `metadata` of every Kubernetes object.
final class Meta {

    private Meta() {}

    static String name(JsonNode object) {
        return Tree.text(object, "metadata", "name");
    }

    static String namespace(JsonNode object) {
        return Tree.text(object, "metadata", "namespace");
    }

    static String uid(JsonNode object) {
        return Tree.text(object, "metadata", "uid");
    }

    static String revision(JsonNode object) {
        return Tree.text(object, "metadata", "resourceVersion");
    }

    static Map<String, String> labels(JsonNode object) {
        return Tree.map(object, "metadata", "labels");
    }

    static boolean isGoing(JsonNode object) {
        return !Tree.text(object, "metadata", "deletionTimestamp").isEmpty();
    }

    static ObjectNode of(ObjectNode object) {
        return Tree.ensure(object, "metadata");
    }

    static List<JsonNode> owners(JsonNode object) {
        return Tree.items(object, "metadata", "ownerReferences");
    }

    static Optional<JsonNode> controller(JsonNode object) {
        return owners(object).stream()
                .filter(owner -> owner.path("controller").asBoolean())
                .findFirst();
    }

    static boolean isControlledBy(JsonNode object, JsonNode owner) {
        return controller(object).map(it -> Tree.text(it, "uid").equals(uid(owner))).orElse(false);
    }

    static ObjectNode reference(JsonNode owner) {
        return Tree.object()
                .put("apiVersion", Tree.text(owner, "apiVersion"))
                .put("kind", Tree.text(owner, "kind"))
                .put("name", name(owner))
                .put("uid", uid(owner))
                .put("controller", true)
                .put("blockOwnerDeletion", true);
    }

    /// An instant as `metav1.Time` writes it: whole seconds, UTC.
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
