package io.acknet.change;

import io.acknet.change.Effect.Phase;
import io.acknet.change.Effect.Pinned;
import io.acknet.change.Effect.Target;
import io.acknet.change.Fleet.View;
import io.acknet.cluster.PodSeen;
import io.acknet.fix.Step.PodRef;
import io.acknet.fix.Step.RestartPods;
import io.acknet.lang.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Replaces the Pods of a DaemonSet:
///
/// 1. those that are broken already;
/// 2. one more, the canary, which then has to stay Ready for a while;
/// 3. the rest, never more away at once than the pacing allows, whoever took them away.
///
/// A Pod is through when another one of the same owner is Ready on its node and the node is Ready. The
/// first that is not in time ends the evictions. A node that was through and is Ready no more counts as
/// away; where nothing can be evicted for long, because others are away, people are asked. While things
/// cannot be read nothing is evicted.
final class Replacing {
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final int MOST_NAMED = 5;

    private final int index;
    private final RestartPods step;
    private final Fleet fleet;
    private final Hands hands;
    private final Instant began;
    private Optional<Instant> blind = Optional.empty();
    private Optional<Instant> held = Optional.empty();

    /// @param hands what carries out and notes
    Replacing(int index, RestartPods step, Fleet fleet, Hands hands) {
        this.index = index;
        this.step = step;
        this.fleet = fleet;
        this.hands = hands;
        this.began = hands.tenure().now();
    }

    Went run() {
        Optional<Went> came = Optional.empty();
        while (came.isEmpty()) {
            came = hands.guard().stopped().or(this::round);
        }
        return came.get();
    }

    private Optional<Went> round() {
        Optional<Went> meddled = hands.meddled();
        if (meddled.isPresent()) {
            return meddled;
        }
        return switch (fleet.look(step)) {
            case Fleet.Blind(Text why) -> waitBlind(why);
            case View view -> {
                blind = Optional.empty();
                yield round(view);
            }
        };
    }

    /// What cannot be read is not taken for well or ill.
    private Optional<Went> waitBlind(Text why) {
        Instant since = blind.orElseGet(hands.tenure()::now);
        blind = Optional.of(since);
        return hands.tenure().now().isAfter(since.plus(Calls.PATIENCE))
                ? Optional.of(new Went.Halt(why))
                : hands.guard().pause(POLL);
    }

    private Optional<Went> round(View view) {
        boolean moved = false;
        for (PodRef pod : step.order()) {
            Optional<Effect> effect = hands.last(Acts.evictKey(index, pod));
            if (effect.filter(e -> isWaiting(e)).isPresent()) {
                Optional<Went> failed = gate(view, effect.get());
                if (failed.isPresent()) {
                    return failed;
                }
                moved |= isThrough(pod);
            }
        }
        Optional<Went> soaked = soak(view);
        if (soaked.isPresent()) {
            return soaked;
        }
        if (step.order().stream().allMatch(this::isThrough) && isSoaked()) {
            return Optional.of(new Went.On());
        }
        Optional<Went> evicted = evict(view).or(() -> held(view));
        return evicted.isPresent() ? evicted : moved ? Optional.empty() : hands.guard().pause(POLL);
    }

    /// Nothing is under way, and what is away leaves no room for another one.
    private Optional<Went> held(View view) {
        if (step.order().stream().anyMatch(this::isUnderWay)
                || !next(view).isEmpty()
                || !isSoaked()) {
            held = Optional.empty();
            return Optional.empty();
        }
        Instant since = held.orElseGet(hands.tenure()::now);
        held = Optional.of(since);
        return hands.tenure().now().isAfter(since.plus(Calls.PATIENCE))
                ? Optional.of(new Went.Halt(noRoom(view)))
                : Optional.empty();
    }

    private Text noRoom(View view) {
        String nodes = away(view, false).limit(MOST_NAMED).collect(Collectors.joining(", "));
        long minutes = Calls.PATIENCE.toMinutes();
        return new Text(
                minutes + " 分钟内没有再驱逐：这些节点上没有就绪的 Pod，或节点自己没有就绪：" + nodes + "。",
                "Nothing more was evicted for "
                        + minutes
                        + " min, because these nodes have no Pod that is Ready or are not Ready"
                        + " themselves: "
                        + nodes
                        + ".");
    }

    private static boolean isWaiting(Effect effect) {
        return effect.phase() == Phase.LANDED || effect.phase() == Phase.GATE_FAILED;
    }

    private boolean isThrough(PodRef pod) {
        return hands.last(Acts.evictKey(index, pod))
                .filter(effect -> effect.phase() == Phase.SEEN_THROUGH)
                .isPresent();
    }

    private boolean isBegun(PodRef pod) {
        return hands.last(Acts.evictKey(index, pod)).filter(Calls::landed).isPresent();
    }

    private Optional<Went> gate(View view, Effect effect) {
        Target target = effect.target();
        Optional<PodSeen> successor = view.successor(target);
        if (view.isGone(target.node())) {
            hands.seenThrough(effect, new Pinned("", "", ""));
            return Optional.empty();
        }
        if (successor.filter(PodSeen::ready).isPresent() && view.isNodeFine(target.node())) {
            hands.seenThrough(effect, new Pinned(successor.get().uid(), "", ""));
            return Optional.empty();
        }
        Instant since = effect.at().isAfter(began) ? effect.at() : began;
        if (hands.tenure().now().isBefore(since.plus(step.pacing().ready()))) {
            return Optional.empty();
        }
        Text why = notReady(view, target);
        hands.note(effect, Phase.GATE_FAILED, why);
        return Optional.of(isSoaked() ? new Went.Halt(why) : new Went.Back(why));
    }

    private Text notReady(View view, Target target) {
        Optional<PodSeen> successor = view.successor(target);
        if (successor.filter(PodSeen::ready).isPresent() && !view.isNodeFine(target.node())) {
            return nodeNotReady(target.node(), view.trouble(target.node()));
        }
        String seen = successor.map(PodSeen::line).orElse("-");
        long seconds = step.pacing().ready().toSeconds();
        return new Text(
                "节点 " + target.node() + " 上替换的 Pod 在 " + seconds + " 秒内没有就绪：" + seen + "。",
                "The replacement on the node "
                        + target.node()
                        + " is not Ready within "
                        + seconds
                        + " s: "
                        + seen
                        + ".");
    }

    private static Text nodeNotReady(String node, String trouble) {
        return new Text(
                "节点 " + node + " 上替换的 Pod 已就绪，但节点自己没有就绪：" + trouble + "。",
                "The replacement on the node "
                        + node
                        + " is Ready, but the node itself is not: "
                        + trouble
                        + ".");
    }

    /// Empty while the canary and its node keep well, and where there is none. What a canary does to its
    /// node shows later than the canary itself.
    private Optional<Went> soak(View view) {
        Optional<Effect> canary = canary().flatMap(pod -> hands.last(Acts.evictKey(index, pod)));
        if (isSoaked() || canary.filter(effect -> effect.phase() == Phase.SEEN_THROUGH).isEmpty()) {
            return Optional.empty();
        }
        Effect seen = canary.get();
        String uid = seen.result().map(Pinned::uid).orElse("");
        boolean well =
                uid.isEmpty()
                        || view.successor(seen.target())
                                .filter(pod -> pod.ready() && pod.uid().equals(uid))
                                .filter(pod -> view.isNodeFine(pod.node()))
                                .isPresent();
        if (!well) {
            Text why = notReady(view, seen.target());
            hands.note(seen, Phase.GATE_FAILED, why);
            return Optional.of(new Went.Back(why));
        }
        if (!hands.tenure().now().isBefore(seen.at().plus(step.pacing().soak()))) {
            hands.soaked(soakKey(), seen.target());
        }
        return Optional.empty();
    }

    private String soakKey() {
        return index + "/soak";
    }

    /// Where all were broken before, none of them is a canary.
    private boolean isSoaked() {
        return canary().isEmpty()
                ? step.order().stream().allMatch(this::isThrough)
                : hands.last(soakKey()).isPresent();
    }

    private Optional<PodRef> canary() {
        return step.order().stream().filter(pod -> !pod.broken()).findFirst();
    }

    private Optional<Went> evict(View view) {
        List<PodRef> next = next(view);
        for (PodRef pod : next) {
            Went went = hands.calls().carryOut(hands.acts().evict(index, pod));
            if (!(went instanceof Went.On)) {
                return Optional.of(went);
            }
        }
        return Optional.empty();
    }

    /// Those whose turn it is, as many as there is room for.
    private List<PodRef> next(View view) {
        List<PodRef> broken = step.order().stream().filter(PodRef::broken).toList();
        boolean mending = !broken.stream().allMatch(this::isThrough);
        List<PodRef> turn =
                mending ? broken : isSoaked() ? step.order() : canary().stream().toList();
        int room = step.pacing().atOnce() - (int) away(view, mending).count();
        return turn.stream()
                .filter(pod -> !isBegun(pod))
                .limit(Math.max(0, mending || isSoaked() ? room : Math.min(1, room)))
                .toList();
    }

    /// Nodes without a Pod that is Ready, or not Ready themselves. While the broken ones are mended, only
    /// those count that were not broken before, and those that are being replaced.
    private Stream<String> away(View view, boolean mending) {
        Map<String, PodSeen> ready = view.ready();
        return step.order().stream()
                .filter(pod -> !(mending && pod.broken()) || isUnderWay(pod))
                .filter(pod -> !view.isGone(pod.node()))
                .filter(pod ->
                        !ready.containsKey(pod.node())
                                || !view.isNodeFine(pod.node())
                                || isUnderWay(pod))
                .map(PodRef::node);
    }

    private boolean isUnderWay(PodRef pod) {
        return hands.last(Acts.evictKey(index, pod)).filter(Replacing::isWaiting).isPresent();
    }
}
