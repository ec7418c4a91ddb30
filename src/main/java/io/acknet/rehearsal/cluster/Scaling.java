package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The `scale` subresource: a workload's number of replicas alone.
final class Scaling {
    private final Reads reads;
    private final Registry registry;

    Scaling(Reads reads, Registry registry) {
        this.reads = reads;
        this.registry = registry;
    }

    ObjectNode answer(String verb, ResourceType type, ApiPath path, Call call) {
        return switch (verb) {
            case "get" -> scale(reads.get(type, path));
            case "update", "patch" -> scale(set(type, path, call));
            default -> throw Failure.methodNotAllowed();
        };
    }

    private ObjectNode set(ResourceType type, ApiPath path, Call call) {
        JsonNode wanted = Decoding.body(call, "Scale").path("spec").path("replicas");
        if (!wanted.isInt()) {
            throw Failure.badRequest("a Scale needs spec.replicas, a number");
        }
        return registry.update(
                Write.of(type, call.manager()),
                path.home(type),
                path.name(),
                live -> {
                    Tree.ensure(live, "spec").put("replicas", wanted.asInt());
                    return live;
                });
    }

    private static ObjectNode scale(ObjectNode workload) {
        ObjectNode scale = Tree.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        scale.set("metadata", workload.path("metadata").deepCopy());
        Meta.of(scale).remove("managedFields");
        scale.putObject("spec").put("replicas", Tree.number(workload, 0, "spec", "replicas"));
        scale.putObject("status").put("replicas", Tree.number(workload, 0, "status", "replicas"));
        return scale;
    }
}
