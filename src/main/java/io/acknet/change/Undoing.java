package io.acknet.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.acknet.change.ChangeState.Pending;
import io.acknet.change.Effect.Pinned;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Read;
import io.acknet.fix.Plan;
import io.acknet.fix.Proposal;
import io.acknet.fix.Step;
import io.acknet.fix.Step.ObjectRef;
import io.acknet.fix.Step.PodRef;
import io.acknet.fix.Step.RestartPods;
import io.acknet.fix.Step.RestartWorkload;
import io.acknet.lang.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Plans the way back from what a change has done: the captured old values, in the opposite order, then
/// the same restarts. There is none once an object that it wrote has another version than it gave it, for
/// then somebody else has touched it.
final class Undoing {
    private static final int SHOWN = 5;

    Proposal propose(Change change, Site site) {
        List<Step> steps = new ArrayList<>();
        List<Step> done = change.request().plan().steps();
        for (int i = done.size() - 1; i >= 0; i--) {
            Optional<Effect> effect = written(change, i);
            if (effect.isPresent()) {
                Optional<Proposal> touched = touched(effect.get(), site);
                if (touched.isPresent()) {
                    return touched.get();
                }
                steps.add(inverse(done.get(i), effect.get().result().orElseThrow()));
            }
        }
        return steps.isEmpty()
                ? new Proposal.NothingToDo(
                        new Text("它写过的对象都已经是原来的样子。", "All that it wrote is as before already."))
                : restarts(change, site, steps);
    }

    /// The last entry about a write that landed and was not put back.
    private static Optional<Effect> written(Change change, int index) {
        boolean back =
                change.action(Acts.ROLL_BACK + "/" + index + "/set")
                        .filter(Calls::landed)
                        .isPresent();
        return back
                ? Optional.empty()
                : change.action(index + "/set")
                        .or(() -> change.action(index + "/create"))
                        .filter(Calls::landed);
    }

    private static Optional<Proposal> touched(Effect effect, Site site) {
        ObjectRef ref =
                new ObjectRef(
                        effect.target().kind(),
                        effect.target().namespace(),
                        effect.target().name(),
                        "",
                        "");
        Pinned ours = effect.result().orElseThrow();
        return switch (site.object(ref)) {
            case Read.Unreadable<JsonNode>(var _, Text why) ->
                    Optional.of(new Proposal.Unknown(why));
            case Read.Absent<JsonNode> _ -> Optional.of(touched(ref));
            case Read.Found<JsonNode>(JsonNode found, var _) -> {
                JsonNode meta = found.path("metadata");
                boolean same =
                        meta.path("uid").asText().equals(ours.uid())
                                && meta.path("resourceVersion")
                                        .asText()
                                        .equals(ours.resourceVersion());
                yield same ? Optional.empty() : Optional.of(touched(ref));
            }
        };
    }

    private static Proposal touched(ObjectRef ref) {
        return new Proposal.Unsuitable(
                new Text(
                        ref.reference() + " 之后被别人改动过，不能自动撤销。",
                        "Somebody else has touched "
                                + ref.reference()
                                + " since, so it is not undone automatically."),
                List.of(
                        new Text(
                                "先弄清是谁改的，再决定要不要手工改回。",
                                "Find out who did, and decide whether to change it back by hand.")));
    }

    private static Step inverse(Step step, Pinned ours) {
        return switch (step) {
            case Step.SetKey set -> {
                Step.SetKey back = KeyAct.inverse(set);
                yield new Step.SetKey(
                        pinned(set.map(), ours),
                        back.key(),
                        back.edit(),
                        back.sha256Before(),
                        back.sha256After());
            }
            case Step.Create create -> new Step.Delete(pinned(create.object(), ours));
            case Step.Delete _, RestartPods _, RestartWorkload _ ->
                    throw new IllegalArgumentException("this step writes nothing to take back");
        };
    }

    private static ObjectRef pinned(ObjectRef ref, Pinned ours) {
        return new ObjectRef(
                ref.kind(), ref.namespace(), ref.name(), ours.uid(), ours.resourceVersion());
    }

    private static Proposal restarts(Change change, Site site, List<Step> steps) {
        Plan plan = change.request().plan();
        for (int i = 0; i < plan.steps().size(); i++) {
            Step step = plan.steps().get(i);
            if (step instanceof RestartPods pods && anyEvicted(change, i, pods)) {
                switch (pods(pods, site)) {
                    case Read.Found<RestartPods>(RestartPods again, var _) -> steps.add(again);
                    case Read.Absent<RestartPods>(Text what) -> {
                        return new Proposal.Unknown(what);
                    }
                    case Read.Unreadable<RestartPods>(var _, Text why) -> {
                        return new Proposal.Unknown(why);
                    }
                }
            } else if (step instanceof RestartWorkload workload
                    && change.action(i + "/restart").filter(Calls::landed).isPresent()) {
                switch (site.object(workload.workload())) {
                    case Read.Found<JsonNode>(JsonNode found, var _) ->
                            steps.add(workload(workload, found));
                    case Read.Absent<JsonNode>(Text what) -> {
                        return new Proposal.Unknown(what);
                    }
                    case Read.Unreadable<JsonNode>(var _, Text why) -> {
                        return new Proposal.Unknown(why);
                    }
                }
            }
        }
        return new Proposal.Planned(
                new Plan(
                        plan.fix(),
                        plan.topic(),
                        plan.params(),
                        plan.cluster(),
                        steps,
                        warnings(change.request()),
                        plan.ownership(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static List<Text> warnings(ChangeRequest request) {
        List<Text> warnings = new ArrayList<>();
        warnings.add(
                new Text(
                        "撤销变更 " + request.handle() + "：恢复之前的值。",
                        "Undoes the change " + request.handle() + ": the old values come back."));
        List<String> cured =
                request.plan().steps().stream()
                        .filter(RestartPods.class::isInstance)
                        .flatMap(step -> ((RestartPods) step).order().stream())
                        .filter(PodRef::broken)
                        .map(PodRef::node)
                        .distinct()
                        .toList();
        if (!cured.isEmpty()) {
            warnings.add(relapse(cured));
        }
        return warnings;
    }

    /// An undo has the same gates as a fix: it does not spread what it brings back.
    private static Text relapse(List<String> cured) {
        String nodes =
                cured.stream().limit(SHOWN).collect(Collectors.joining(", "))
                        + (cured.size() > SHOWN ? " +" + (cured.size() - SHOWN) : "");
        return new Text(
                "变更之前，这些节点或其上的 Pod 没有就绪，恢复旧值后很可能再次如此：" + nodes + "。如果第一个节点没有就绪，撤销会就此停下，并放回现在的值。",
                "Before the change these nodes, or their Pods, were not Ready, and with the old values"
                        + " they probably will not be again: "
                        + nodes
                        + ". If the first node does not become Ready, the undo stops there and puts"
                        + " the present value back.");
    }

    private static boolean anyEvicted(Change change, int index, RestartPods step) {
        return step.order().stream()
                .flatMap(pod -> change.action(Acts.evictKey(index, pod)).stream())
                .anyMatch(Calls::landed);
    }

    /// All of the owner's Pods: those that were not replaced yet read the old value already, but only a
    /// restart makes that certain.
    private static Read<RestartPods> pods(RestartPods step, Site site) {
        return site.pods(step.owner().namespace())
                .map(all ->
                        new RestartPods(
                                step.owner(),
                                all.stream()
                                        .filter(pod ->
                                                pod.controllerUid()
                                                        .filter(step.owner().uid()::equals)
                                                        .isPresent())
                                        .filter(pod -> !pod.deleting())
                                        .sorted(
                                                Comparator.comparing(PodSeen::ready)
                                                        .thenComparing(PodSeen::node)
                                                        .thenComparing(PodSeen::name))
                                        .map(Undoing::ref)
                                        .toList(),
                                step.pacing()));
    }

    private static PodRef ref(PodSeen pod) {
        return new PodRef(pod.namespace(), pod.name(), pod.uid(), pod.node(), !pod.ready());
    }

    private static Step workload(RestartWorkload step, JsonNode found) {
        return new RestartWorkload(
                step.workload(), found.path("metadata").path("generation").asLong(), step.within());
    }

    /// A plan as a change that has done nothing, to walk it without sending anything.
    static Change unsent(Plan plan) {
        Account nobody = new Account("", "");
        ChangeRequest request =
                new ChangeRequest(
                        "",
                        plan,
                        "",
                        "",
                        1,
                        nobody,
                        new Where("", "", ""),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Optional.empty(),
                        "");
        return new Change(request, new Pending(1, true, List.of(), Instant.EPOCH), 1, List.of());
    }
}
