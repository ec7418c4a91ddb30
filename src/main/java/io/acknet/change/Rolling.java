package io.acknet.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.acknet.change.Effect.Phase;
import io.acknet.change.Effect.Pinned;
import io.acknet.cluster.Read;
import io.acknet.fix.Step.RestartWorkload;
import io.acknet.lang.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Sees a workload's own rollout through.
final class Rolling {
    private static final Duration POLL = Duration.ofSeconds(2);

    private final Site site;
    private final int index;
    private final RestartWorkload step;
    private final Hands hands;

    Rolling(Site site, int index, RestartWorkload step, Hands hands) {
        this.site = site;
        this.index = index;
        this.step = step;
        this.hands = hands;
    }

    Went run() {
        Act act = hands.acts().restart(index, step);
        Went went = hands.calls().carryOut(act);
        if (!(went instanceof Went.On)) {
            return went;
        }
        Instant end = hands.tenure().now().plus(step.within());
        Optional<Went> came = Optional.empty();
        while (came.isEmpty()) {
            Effect effect = hands.last(act.key()).orElseThrow();
            came = look(effect, end).or(() -> hands.guard().pause(POLL));
        }
        return came.get();
    }

    private Optional<Went> look(Effect effect, Instant end) {
        boolean late = hands.tenure().now().isAfter(end);
        return switch (site.object(step.workload())) {
            case Read.Absent<JsonNode>(Text what) -> Optional.of(new Went.Halt(what));
            case Read.Unreadable<JsonNode>(var _, Text why) ->
                    late ? Optional.of(new Went.Halt(why)) : Optional.empty();
            case Read.Found<JsonNode>(JsonNode found, var _) -> {
                if (isRolledOut(found)) {
                    if (effect.phase() != Phase.SEEN_THROUGH) {
                        hands.seenThrough(effect, effect.result().orElse(new Pinned("", "", "")));
                    }
                    yield Optional.of(new Went.On());
                }
                yield late ? Optional.of(new Went.Halt(slow())) : Optional.empty();
            }
        };
    }

    private Text slow() {
        return new Text(
                step.workload().reference() + " 在 " + step.within().toSeconds() + " 秒内没有滚动完成。",
                step.workload().reference()
                        + " has not rolled out within "
                        + step.within().toSeconds()
                        + " s.");
    }

    /// As `kubectl rollout status` judges: all Pods are of the new template and serve, and none of the
    /// old is left. A DaemonSet has its own names for these numbers.
    private static boolean isRolledOut(JsonNode workload) {
        JsonNode status = workload.path("status");
        boolean observed =
                status.path("observedGeneration").asLong()
                        >= workload.path("metadata").path("generation").asLong();
        return observed
                && (workload.path("kind").asText().equals("DaemonSet")
                        ? isOnEachNode(status)
                        : isReplaced(status, workload.path("spec").path("replicas").asInt(1)));
    }

    private static boolean isOnEachNode(JsonNode status) {
        int wanted = status.path("desiredNumberScheduled").asInt();
        return status.path("updatedNumberScheduled").asInt() >= wanted
                && status.path("numberReady").asInt() >= wanted;
    }

    private static boolean isReplaced(JsonNode status, int wanted) {
        return status.path("updatedReplicas").asInt() >= wanted
                && status.path("replicas").asInt() <= wanted
                && status.path("readyReplicas").asInt() >= wanted;
    }
}
