package io.acknet.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.acknet.change.Effect.Pinned;
import io.acknet.change.Effect.Target;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Mutation;
import io.acknet.cluster.Read;
import io.acknet.fix.Step.Edit;
import io.acknet.fix.Step.ObjectRef;
import io.acknet.fix.Step.SetKey;
import io.acknet.lang.Sha256;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes one key of a ConfigMap, or puts its old value back.
///
/// The patch tests the UID, the resourceVersion and the old value, so it does nothing to a ConfigMap
/// that anybody has touched since it was read.
///
/// @param version that the ConfigMap must have before; empty for the one that is read, where only the
///     key matters
record KeyAct(Site site, String key, String call, SetKey step, String version) implements Act {

    @Override
    public Target target() {
        ObjectRef map = step.map();
        return new Target(map.kind(), map.namespace(), map.name(), map.uid(), "");
    }

    @Override
    public Sight look(Optional<Effect> last) {
        return switch (site.object(step.map())) {
            case Read.Unreadable<JsonNode>(var _, Text reason) -> new Sight.Unreadable(reason);
            case Read.Absent<JsonNode>(Text what) -> new Sight.Foreign(what, false);
            case Read.Found<JsonNode>(JsonNode map, var _) -> look(map);
        };
    }

    private Sight look(JsonNode map) {
        String uid = map.path("metadata").path("uid").asText();
        String revision = map.path("metadata").path("resourceVersion").asText();
        if (!uid.equals(step.map().uid())) {
            return new Sight.Foreign(
                    new Text(
                            step.map().reference() + " 已被删除并重新创建。",
                            step.map().reference() + " was deleted and created again."),
                    false);
        }
        JsonNode value = map.path("data").path(step.key());
        String hash = Sha256.of(value.asText(""));
        if (hash.equals(step.sha256After()) && value.isMissingNode() == absentAfter()) {
            return new Sight.Landed(new Pinned(uid, revision, ""));
        }
        if (!hash.equals(step.sha256Before()) || value.isMissingNode() != absentBefore()) {
            return new Sight.Foreign(changed(), false);
        }
        return version.isEmpty() || version.equals(revision)
                ? new Sight.Before(patch(map, value, revision), "")
                : new Sight.Foreign(changed(), true);
    }

    private Text changed() {
        return new Text(
                step.map().reference() + " 被别人改动过。",
                "Somebody else has changed " + step.map().reference() + ".");
    }

    private boolean absentBefore() {
        return step.edit() instanceof Edit.Put(var before, var _) && before.isEmpty();
    }

    private boolean absentAfter() {
        return step.edit() instanceof Edit.Put(var _, var after) && after.isEmpty();
    }

    private Mutation patch(JsonNode map, JsonNode value, String revision) {
        String path = "/data/" + step.key().replace("~", "~0").replace("/", "~1");
        List<Map<String, Object>> operations = new ArrayList<>();
        operations.add(operation("test", "/metadata/uid", step.map().uid()));
        operations.add(operation("test", "/metadata/resourceVersion", revision));
        if (!map.path("data").isObject()) {
            operations.add(operation("add", "/data", Map.of()));
        }
        if (!value.isMissingNode()) {
            operations.add(operation("test", path, value.asText()));
        }
        after(value.asText(""))
                .ifPresentOrElse(
                        text -> operations.add(operation("add", path, text)),
                        () -> operations.add(Map.of("op", "remove", "path", path)));
        return new Mutation.Patch(
                Kinds.CONFIG_MAPS, step.map().namespace(), step.map().name(), operations);
    }

    private Optional<String> after(String text) {
        Optional<String> after =
                switch (step.edit()) {
                    case Edit.Splice splice -> Optional.of(splice.apply(text));
                    case Edit.Put(var _, var value) -> value;
                };
        if (!Sha256.of(after.orElse("")).equals(step.sha256After())) {
            throw new IllegalStateException(
                    "the edit of " + step.map().reference() + " does not give what was planned");
        }
        return after;
    }

    private static Map<String, Object> operation(String op, String path, Object value) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("op", op);
        operation.put("path", path);
        operation.put("value", value);
        return operation;
    }

    /// The step that takes this one back.
    static SetKey inverse(SetKey step) {
        Edit edit =
                switch (step.edit()) {
                    case Edit.Splice splice -> splice.inverse();
                    case Edit.Put(var before, var after) -> new Edit.Put(after, before);
                };
        return new SetKey(step.map(), step.key(), edit, step.sha256After(), step.sha256Before());
    }
}
