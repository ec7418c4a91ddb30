package io.acknet.change;

import io.acknet.change.Effect.Phase;
import io.acknet.change.Effect.Pinned;
import io.acknet.change.Effect.Target;
import io.acknet.change.Fleet.View;
import io.acknet.cluster.PodSeen;
import io.acknet.fix.Step;
import io.acknet.fix.Step.RestartPods;
import io.acknet.lang.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The way back when the first Pods do not come up: puts the old values back, as far as the objects
/// still have ours, and restarts the Pods that were replaced, and no others. It happens once; a Pod that
/// does not come up now either is left to people.
final class RollBack {
    private static final Duration POLL = Duration.ofSeconds(2);

    private final Site site;
    private final Hands hands;

    RollBack(Site site, Hands hands) {
        this.site = site;
        this.hands = hands;
    }

    /// Never `On`: the change has failed, or waits for people.
    Went run() {
        Text why = hands.last(Acts.ROLL_BACK).flatMap(Effect::note).orElse(Text.same(""));
        List<Step> steps = hands.tenure().change().request().plan().steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Went went = putBack(i);
            if (!(went instanceof Went.On)) {
                return with(why, went);
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof RestartPods restart) {
                Went went = restartAgain(i, restart);
                if (!(went instanceof Went.On)) {
                    return with(why, went);
                }
            }
        }
        return new Went.Fail(
                Guard.join(
                        why,
                        new Text(
                                "已放回本次变更之前的值，并重启了换过的 Pod。",
                                "The value from before this change was put back, and the Pods that"
                                        + " had been replaced were restarted.")));
    }

    private static Went with(Text why, Went went) {
        return switch (went) {
            case Went.On on -> on;
            case Went.Halt(Text then) -> new Went.Halt(Guard.join(why, then));
            case Went.Fail(Text then) -> new Went.Fail(Guard.join(why, then));
            case Went.Back(Text then) -> new Went.Halt(Guard.join(why, then));
        };
    }

    private Went putBack(int index) {
        boolean written =
                hands.acts().write(index).filter(act -> hands.calls().isDone(act)).isPresent();
        Optional<Act> act = hands.acts().putBack(index);
        return written && act.isPresent() ? hands.calls().carryOut(act.get()) : new Went.On();
    }

    private Went restartAgain(int index, RestartPods step) {
        List<Target> touched =
                step.order().stream()
                        .flatMap(pod -> hands.last(Acts.evictKey(index, pod)).stream())
                        .filter(Calls::landed)
                        .map(Effect::target)
                        .toList();
        for (Target evicted : touched) {
            Went went = restartAgain(index, step, evicted);
            if (!(went instanceof Went.On)) {
                return went;
            }
        }
        return new Went.On();
    }

    private Went restartAgain(int index, RestartPods step, Target evicted) {
        Instant end = hands.tenure().now().plus(step.pacing().ready());
        Optional<Went> came = Optional.empty();
        while (came.isEmpty()) {
            boolean late = hands.tenure().now().isAfter(end);
            came =
                    switch (new Fleet(site).look(step)) {
                        case Fleet.Blind(Text why) ->
                                late ? Optional.of(new Went.Halt(why)) : Optional.empty();
                        case View view -> restarted(index, view, evicted, late);
                    };
            if (came.isEmpty()) {
                came = hands.guard().pause(POLL);
            }
        }
        return came.get();
    }

    /// Empty while it has to wait.
    private Optional<Went> restarted(int index, View view, Target evicted, boolean late) {
        Optional<PodSeen> standing = view.successor(evicted);
        Optional<Effect> again = hands.last(hands.acts().evictAgain(index, evicted).key());
        if (view.isGone(evicted.node())) {
            return Optional.of(new Went.On());
        }
        if (again.filter(Calls::landed).isEmpty()) {
            Optional<Target> target =
                    again.map(Effect::target).or(() -> standing.map(pod -> target(pod)));
            if (target.isPresent()) {
                Went went = hands.calls().carryOut(hands.acts().evictAgain(index, target.get()));
                return went instanceof Went.On ? Optional.empty() : Optional.of(went);
            }
        } else if (standing.filter(pod -> isNew(pod, again.get())).isPresent()) {
            hands.seenThrough(again.get(), new Pinned(standing.get().uid(), "", ""));
            return Optional.of(new Went.On());
        }
        return late ? Optional.of(failed(again, evicted)) : Optional.empty();
    }

    private static boolean isNew(PodSeen pod, Effect evicted) {
        return pod.ready() && !pod.uid().equals(evicted.target().uid());
    }

    private static Target target(PodSeen pod) {
        return EvictAct.target(pod.namespace(), pod.name(), pod.uid(), pod.node());
    }

    private Went failed(Optional<Effect> again, Target evicted) {
        Text why =
                new Text(
                        "本次变更之前的值已经放回，但节点 " + evicted.node() + " 上的 Pod 仍未就绪，请人工查看。",
                        "The value from before this change was put back, but the Pod on the node "
                                + evicted.node()
                                + " is still not Ready; somebody has to look at it.");
        again.ifPresent(effect -> hands.note(effect, Phase.GATE_FAILED, why));
        return new Went.Fail(why);
    }
}
