package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// `create`, `update` and `patch`.
final class Writes {
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String APPLY = "application/apply-patch+yaml";

    private final Store store;
    private final Registry registry;
    private final ServerSideApply apply;

    Writes(Store store, Registry registry, ServerSideApply apply) {
        this.store = store;
        this.registry = registry;
        this.apply = apply;
    }

    ObjectNode create(ResourceType type, ApiPath path, Call call) {
        ObjectNode object = Decoding.object(type, call);
        place(type, path, object);
        return Shapes.served(type, registry.create(write(type, path, call), object));
    }

    ObjectNode update(ResourceType type, ApiPath path, Call call) {
        ObjectNode object = Decoding.object(type, call);
        place(type, path, object);
        if (!Meta.name(object).equals(path.name())) {
            throw Failure.badRequest(
                    "the name of the object ("
                            + Meta.name(object)
                            + ") does not match the name on the URL ("
                            + path.name()
                            + ")");
        }
        Write write = write(type, path, call);
        return Shapes.served(
                type, registry.update(write, path.home(type), path.name(), live -> object));
    }

    /// The object after the patch, and whether it was made by it.
    record Patched(ObjectNode object, boolean created) {}

    Patched patch(ResourceType type, ApiPath path, Call call) {
        JsonNode patch = patchBody(call);
        Write write = write(type, path, call);
        String namespace = path.home(type);
        if (call.mediaType().equals(APPLY)) {
            boolean there = store.get(type.storage(), namespace, path.name()).isPresent();
            ObjectNode applied =
                    apply.apply(
                            write,
                            new ServerSideApply.Wanted(
                                    namespace, path.name(), patch, call.flag("force")));
            return new Patched(Shapes.served(type, applied), !there);
        }
        ObjectNode patched =
                registry.update(
                        write,
                        namespace,
                        path.name(),
                        live -> patched(type, call.mediaType(), patch, live));
        return new Patched(Shapes.served(type, patched), false);
    }

    private static JsonNode patchBody(Call call) {
        if (!List.of(JSON_PATCH, MERGE_PATCH, STRATEGIC, APPLY).contains(call.mediaType())) {
            throw Failure.unsupportedMediaType(
                    String.join(", ", JSON_PATCH, MERGE_PATCH, STRATEGIC, APPLY));
        }
        return Decoding.body(call, "");
    }

    private static ObjectNode patched(
            ResourceType type, String media, JsonNode patch, ObjectNode live) {
        ObjectNode served = Shapes.served(type, live);
        JsonNode result =
                switch (media) {
                    case JSON_PATCH -> JsonPatch.apply(patch, served);
                    case STRATEGIC -> {
                        if (type.group().contains(".") && !type.group().endsWith(".k8s.io")) {
                            throw Failure.unsupportedMediaType(
                                    String.join(", ", JSON_PATCH, MERGE_PATCH, APPLY));
                        }
                        yield MergePatch.strategic(object(patch), served);
                    }
                    default -> MergePatch.merge(object(patch), served);
                };
        if (!(result instanceof ObjectNode object)) {
            throw Failure.unprocessable();
        }
        Optional<String> wrong = Decoding.wrongType(type, object);
        if (wrong.isPresent()) {
            throw Failure.invalidPatch(
                    Failure.Cause.invalid("patch", "\"" + object + "\"", wrong.get()));
        }
        return object;
    }

    private static JsonNode object(JsonNode patch) {
        if (!patch.isObject()) {
            throw Failure.badRequest("json: cannot unmarshal array into Go value of type map");
        }
        return patch;
    }

    private static Write write(ResourceType type, ApiPath path, Call call) {
        return new Write(
                type, call.manager(), path.subresource(), DryRun.asked(call), Optional.empty());
    }

    /// Puts an object into the namespace of the path.
    private static void place(ResourceType type, ApiPath path, ObjectNode object) {
        String own = Meta.namespace(object);
        String home = path.home(type);
        if (!own.isEmpty() && !own.equals(home)) {
            throw Failure.badRequest(
                    type.namespaced()
                            ? "the namespace of the provided object does not match the namespace"
                                    + " sent on the request"
                            : "namespace may not be set on an object of the whole cluster");
        }
        if (type.namespaced()) {
            if (home.isEmpty()) {
                throw Failure.methodNotAllowed();
            }
            Meta.of(object).put("namespace", home);
        }
    }
}
