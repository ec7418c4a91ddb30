package io.acknet.change;

import io.acknet.change.Effect.Pinned;
import io.acknet.change.Effect.Target;
import io.acknet.fix.Plan;
import io.acknet.fix.Step;
import io.acknet.fix.Step.PodRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The calls that a plan consists of. The same plan and log always give the same calls, so an execution
/// that was broken off is taken up by walking the plan again.
final class Acts {
    static final String ROLL_BACK = "back";

    private final Site site;
    private final Supplier<Change> change;
    private final Supplier<Instant> clock;

    Acts(Site site, Supplier<Change> change, Supplier<Instant> clock) {
        this.site = site;
        this.change = change;
        this.clock = clock;
    }

    /// The call that writes an object; empty for steps that replace Pods.
    Optional<Act> write(int index) {
        return switch (plan().steps().get(index)) {
            case Step.SetKey set ->
                    Optional.of(new KeyAct(site, index + "/set", "set", set, version(set)));
            case Step.Create(var object, var json) ->
                    Optional.of(new ObjectAct(site, index + "/create", object, Optional.of(json)));
            case Step.Delete(var object) ->
                    Optional.of(new ObjectAct(site, index + "/delete", object, Optional.empty()));
            case Step.RestartPods _, Step.RestartWorkload _ -> Optional.empty();
        };
    }

    /// The call that puts an old value back; empty for other steps.
    Optional<Act> putBack(int index) {
        return plan().steps().get(index) instanceof Step.SetKey set
                ? Optional.of(
                        new KeyAct(
                                site,
                                ROLL_BACK + "/" + index + "/set",
                                "put-back",
                                KeyAct.inverse(set),
                                ""))
                : Optional.empty();
    }

    Act restart(int index, Step.RestartWorkload step) {
        return new RestartAct(site, index + "/restart", step, clock);
    }

    static String evictKey(int index, PodRef pod) {
        return index + "/evict/" + pod.uid();
    }

    Act evict(int index, PodRef pod) {
        return new EvictAct(
                site,
                evictKey(index, pod),
                "evict",
                EvictAct.target(pod.namespace(), pod.name(), pod.uid(), pod.node()));
    }

    /// Evicts what stands on a node whose Pod was evicted before.
    Act evictAgain(int index, Target now) {
        return new EvictAct(
                site, ROLL_BACK + "/" + index + "/evict/" + now.node(), "evict-back", now);
    }

    /// All calls that write objects, in the order of the plan.
    List<Act> writes() {
        List<Act> writes = new ArrayList<>();
        for (int i = 0; i < plan().steps().size(); i++) {
            write(i).ifPresent(writes::add);
        }
        return writes;
    }

    /// The call that an entry of the log is about; empty for entries that are about no call.
    Optional<Act> of(Effect effect) {
        String[] parts = effect.key().split("/", -1);
        boolean back = parts[0].equals(ROLL_BACK);
        if (parts.length < (back ? 3 : 2)) {
            return Optional.empty();
        }
        int index = Integer.parseInt(parts[back ? 1 : 0]);
        return switch (parts[back ? 2 : 1]) {
            case "set" -> back ? putBack(index) : write(index);
            case "create", "delete" -> write(index);
            case "evict" ->
                    Optional.of(
                            new EvictAct(
                                    site,
                                    effect.key(),
                                    back ? "evict-back" : "evict",
                                    effect.target()));
            case "restart" ->
                    plan().steps().get(index) instanceof Step.RestartWorkload step
                            ? Optional.of(restart(index, step))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// The version that the plan pins, or the one that our own last write has made of it.
    private String version(Step.SetKey set) {
        return change.get().actions().values().stream()
                .filter(effect -> effect.target().reference().equals(set.map().reference()))
                .flatMap(effect -> effect.result().stream())
                .map(Pinned::resourceVersion)
                .filter(version -> !version.isEmpty())
                .reduce((a, b) -> b)
                .orElse(set.map().resourceVersion());
    }

    private Plan plan() {
        return change.get().request().plan();
    }
}
