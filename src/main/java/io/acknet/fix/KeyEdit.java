package io.acknet.fix;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.acknet.check.FieldOwners;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.PodSeen;
import io.acknet.lang.Sha256;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A change of one key of a ConfigMap.
///
/// @param image of the DaemonSet that the ConfigMap belongs to, which tells an add-on of ACK
record KeyEdit(ConfigMap map, String key, String image) {

    /// Sets a member of the JSON text under the key.
    Step set(JsonPointer path, JsonNode to) throws JsonEdit.Unparsable {
        String before = value().orElse("");
        Step.Edit.Splice splice = JsonEdit.of(before).set(path, to);
        return step(splice, before, splice.apply(before));
    }

    /// The answer where `set` finds a text that it cannot edit.
    Proposal unparsable(JsonEdit.Unparsable fault) {
        return Answers.unknown(
                "无法判断：" + reference() + " 的 " + key + " 读不懂，" + fault.problem().zh() + "。",
                "Cannot tell: "
                        + key
                        + " of "
                        + reference()
                        + " is not understood, "
                        + fault.problem().en()
                        + ".");
    }

    Step put(String after) {
        return step(new Step.Edit.Put(value(), Optional.of(after)), value().orElse(""), after);
    }

    /// Why the ConfigMap must not be changed, if it must not.
    Optional<Proposal> obstacle() {
        if (Boolean.TRUE.equals(map.getImmutable())) {
            return Optional.of(immutable());
        }
        return Owners.reverting(reference(), map.getMetadata());
    }

    /// What the restart of these Pods takes up besides: a change that somebody made before, and that
    /// nobody has tried yet.
    List<Text> pending(List<PodSeen> pods) {
        return FieldOwners.last(map.getMetadata(), "f:data").stream()
                .flatMap(last -> untried(pods, last).stream())
                .toList();
    }

    private Optional<Text> untried(List<PodSeen> pods, FieldOwners.Owner last) {
        long older = pods.stream().filter(pod -> pod.startedBefore(last.at())).count();
        String change = last.manager() + ", " + last.at();
        return older == 0
                ? Optional.empty()
                : Optional.of(
                        new Text(
                                reference()
                                        + " 最近一次修改（"
                                        + change
                                        + "）之后，有 "
                                        + older
                                        + " 个 Pod 还没重启过；这次重启会把那次修改也带上，请先确认它是对的。",
                                "Pods that have not restarted since "
                                        + reference()
                                        + " was last changed ("
                                        + change
                                        + "): "
                                        + older
                                        + ". This restart takes that change up too; make sure that it"
                                        + " is right."));
    }

    Ownership ownership() {
        return Owners.of(map.getMetadata(), image);
    }

    Optional<String> value() {
        Map<String, String> data = map.getData() == null ? Map.of() : map.getData();
        return Optional.ofNullable(data.get(key));
    }

    String reference() {
        return map.getMetadata().getNamespace() + "/ConfigMap/" + map.getMetadata().getName();
    }

    private Step step(Step.Edit edit, String before, String after) {
        return new Step.SetKey(
                Pins.exact(Kinds.CONFIG_MAPS, map), key, edit, Sha256.of(before), Sha256.of(after));
    }

    private Proposal immutable() {
        return Answers.unsuitable(
                new Text(
                        reference() + " 被设为 immutable，不能修改，只能删除后重建。",
                        reference()
                                + " is immutable: it cannot be changed, only deleted and created"
                                + " again."),
                new Text(
                        "先弄清是谁把它设为 immutable；重建要由维护这个组件的人来做。",
                        "Find out who made it immutable; whoever looks after the add-on has to create"
                                + " it again."));
    }
}
