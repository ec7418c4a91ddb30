package io.acknet.fix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.acknet.lang.Sha256;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an approval binds: SHA-256, in hexadecimal, of the canonical JSON of a plan and the version of
/// the policy under which it was shown. The JSON has its keys sorted, no blanks, and these members:
///
/// - `policy`: version of the policy
/// - `fix`, `topic`, `params`
/// - `cluster`: UID of `kube-system`, name and environment; not the server's version, which decides
///   nothing
/// - `steps` in their order, each with `step` (its type) and all that it pins: kind, namespace, name,
///   UID and resourceVersion of objects; UID, node and order of Pods; the exact edit; the hashes of the
///   text before and after; limits in milliseconds; a workload's generation
/// - `warnings`, `ownership`, `downgrade`, `unproven`, in both languages, for they were shown too
///
/// Planning again and comparing tells whether anything of it has changed.
public final class Fingerprint {
    private static final JsonMapper CANONICAL =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private Fingerprint() {}

    /// @param policyVersion empty where no policy judges the plan
    public static String of(Plan plan, String policyVersion) {
        return Sha256.of(canonical(plan, policyVersion));
    }

    static String canonical(Plan plan, String policyVersion) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("policy", policyVersion);
        tree.put("fix", plan.fix());
        tree.put("topic", plan.topic());
        tree.put("params", plan.params());
        tree.put(
                "cluster",
                Map.of(
                        "uid", plan.cluster().uid(),
                        "name", plan.cluster().name(),
                        "environment", plan.cluster().environment()));
        tree.put("steps", plan.steps().stream().map(Fingerprint::tree).toList());
        tree.put("warnings", plan.warnings().stream().map(Fingerprint::tree).toList());
        tree.put("ownership", tree(plan.ownership()));
        tree.put("downgrade", tree(plan.downgrade()));
        tree.put("unproven", tree(plan.unproven()));
        return written(tree);
    }

    private static Map<String, Object> tree(Step step) {
        return switch (step) {
            case Step.SetKey(var map, var key, var edit, var before, var after) ->
                    Map.of(
                            "step",
                            "set-key",
                            "object",
                            tree(map),
                            "key",
                            key,
                            "edit",
                            tree(edit),
                            "sha256Before",
                            before,
                            "sha256After",
                            after);
            case Step.Create(var object, var json) ->
                    Map.of("step", "create", "object", tree(object), "json", json);
            case Step.Delete(var object) -> Map.of("step", "delete", "object", tree(object));
            case Step.RestartPods(var owner, var order, var pacing) ->
                    Map.of(
                            "step", "restart-pods",
                            "object", tree(owner),
                            "order", order.stream().map(Fingerprint::tree).toList(),
                            "atOnce", pacing.atOnce(),
                            "readyMs", pacing.ready().toMillis(),
                            "soakMs", pacing.soak().toMillis());
            case Step.RestartWorkload(var workload, var generation, var within) ->
                    Map.of(
                            "step",
                            "restart-workload",
                            "object",
                            tree(workload),
                            "generation",
                            generation,
                            "withinMs",
                            within.toMillis());
        };
    }

    private static Map<String, Object> tree(Step.Edit edit) {
        return switch (edit) {
            case Step.Edit.Splice(int at, String removed, String inserted) ->
                    Map.of("edit", "splice", "at", at, "removed", removed, "inserted", inserted);
            case Step.Edit.Put(Optional<String> before, Optional<String> after) ->
                    Map.of(
                            "edit", "put",
                            "before", before.stream().toList(),
                            "after", after.stream().toList());
        };
    }

    private static Map<String, Object> tree(Step.ObjectRef object) {
        return Map.of(
                "kind", object.kind(),
                "namespace", object.namespace(),
                "name", object.name(),
                "uid", object.uid(),
                "resourceVersion", object.resourceVersion());
    }

    private static Map<String, Object> tree(Step.PodRef pod) {
        return Map.of(
                "namespace", pod.namespace(),
                "name", pod.name(),
                "uid", pod.uid(),
                "node", pod.node(),
                "broken", pod.broken());
    }

    private static Map<String, Object> tree(Ownership ownership) {
        return switch (ownership) {
            case Ownership.Unmanaged _ -> Map.of("ownership", "unmanaged");
            case Ownership.MayBeOverwritten(Text by, List<String> signs) ->
                    Map.of("ownership", "may-be-overwritten", "by", tree(by), "signs", signs);
        };
    }

    private static Map<String, Object> tree(Text text) {
        return Map.of("zh", text.zh(), "en", text.en());
    }

    private static List<Object> tree(Optional<Text> text) {
        return text.<Object>map(Fingerprint::tree).stream().toList();
    }

    private static String written(Map<String, Object> tree) {
        try {
            return CANONICAL.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan cannot be written as JSON", e);
        }
    }
}
