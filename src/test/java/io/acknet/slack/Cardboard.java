package io.acknet.slack;

import io.acknet.change.Account;
import io.acknet.change.Approval;
import io.acknet.change.Candidates;
import io.acknet.change.Change;
import io.acknet.change.ChangeRequest;
import io.acknet.change.ChangeState;
import io.acknet.change.Effect;
import io.acknet.change.Effects;
import io.acknet.change.Proof;
import io.acknet.change.Where;
import io.acknet.check.Verdict;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.conversation.Reply.ChangeCard;
import io.acknet.fix.Ownership;
import io.acknet.fix.Plan;
import io.acknet.fix.Step;
import io.acknet.fix.Step.ObjectRef;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A change in each state that it may be in, to draw cards of.
final class Cardboard {
    static final String HOSTILE = "<!channel> <@U123> ```x``` `y` *z* \u202Egnp & \u0007";
    static final Account ZHOU_MIN = new Account("T1", "U0ZHOUMIN");
    static final Account EMMA = new Account("T1", "U0EMMA001");
    static final Instant ASKED = Instant.parse("2026-11-01T03:02:00Z");
    static final Instant UNTIL = ASKED.plus(Duration.ofMinutes(30));
    static final List<Approval> APPROVED =
            List.of(new Approval(EMMA, ASKED.plusSeconds(60), Optional.empty()));

    private static final ObjectRef MAP =
            new ObjectRef("configmaps", "kube-system", "kube-flannel-cfg", "u1", "7");
    private static final ObjectRef PODS =
            new ObjectRef("daemonsets.apps", "kube-system", "kube-flannel-ds", "u3", "");

    private Cardboard() {}

    static ChangeCard card(Lang lang, Change change) {
        return card(lang, change, new Candidates(Set.of("S0SRE"), Optional.of(ZHOU_MIN)));
    }

    static ChangeCard card(Lang lang, Change change, Candidates approvers, Text... against) {
        return new ChangeCard(
                lang,
                change,
                new Text(
                        "补上 Flannel 的 cniVersion", "Add the cniVersion to Flannel's configuration"),
                approvers,
                true,
                List.of(against));
    }

    static Change change(ChangeState state, List<Effect> log) {
        return new Change(
                request(plan(Optional.empty()), diff(2), Optional.empty()), state, 2, log);
    }

    static Change downgrade(ChangeState state) {
        Text warning =
                new Text("7 条策略将不再生效 " + HOSTILE, "7 policies would have no effect " + HOSTILE);
        return new Change(
                request(plan(Optional.of(warning)), diff(2), Optional.empty()),
                state,
                1,
                List.of());
    }

    static Change undo(ChangeState state) {
        return new Change(
                request(plan(Optional.empty()), diff(2), Optional.of("6x9ab-0")),
                state,
                1,
                List.of());
    }

    static Change withDiff(int lines, int width) {
        String diff =
                IntStream.range(0, lines)
                        .mapToObj(i -> "+" + i + " " + "x".repeat(width))
                        .collect(Collectors.joining("\n"));
        return new Change(
                request(plan(Optional.empty()), diff, Optional.empty()),
                pending(true),
                1,
                List.of());
    }

    static ChangeState.Pending pending(boolean confirmed) {
        return new ChangeState.Pending(1, confirmed, List.of(), UNTIL);
    }

    static ChangeState.Executing executing() {
        return new ChangeState.Executing(
                APPROVED, 1, ASKED.plusSeconds(61), Optional.of(Verdict.PROBLEM));
    }

    static Effects effects(Effects.Objects objects, Text sentence) {
        return new Effects(objects, sentence, List.of("kube-system/kube-flannel-ds-0"));
    }

    static Proof proof() {
        return new Proof(
                Optional.of(Verdict.PROBLEM),
                Verdict.OK,
                new Text("cni-conf.json 有 cniVersion。", "cni-conf.json names a cniVersion."),
                Optional.empty(),
                Duration.ofSeconds(81),
                false);
    }

    /// The key is written; so many Pods are begun, all but the last `under way` seen through.
    static List<Effect> log(int pods, int underWay) {
        var log = new java.util.ArrayList<Effect>();
        log.add(effect("0/set", Effect.Phase.LANDED, "configmaps", "kube-flannel-cfg", ""));
        for (int i = 0; i < pods; i++) {
            Effect.Phase phase =
                    i < pods - underWay ? Effect.Phase.SEEN_THROUGH : Effect.Phase.LANDED;
            log.add(effect("1/evict/" + i, phase, "pods", "kube-flannel-ds-" + i, "node-" + i));
        }
        return log;
    }

    static Effect effect(String key, Effect.Phase phase, String kind, String name, String node) {
        return new Effect(
                key,
                phase,
                new Effect.Target(kind, "kube-system", name, "uid-" + name, node),
                Optional.empty(),
                phase == Effect.Phase.GATE_FAILED
                        ? Optional.of(new Text("三分钟内没有 Ready", "not Ready within three minutes"))
                        : Optional.empty(),
                ASKED);
    }

    private static ChangeRequest request(Plan plan, String diff, Optional<String> undoOf) {
        return new ChangeRequest(
                "7k2mq-0123456789",
                plan,
                "ab".repeat(32),
                "cd".repeat(32),
                1,
                ZHOU_MIN,
                new Where("T1", "C1", ""),
                ASKED,
                UNTIL,
                undoOf,
                diff);
    }

    private static Plan plan(Optional<Text> downgrade) {
        return new Plan(
                "cni-version",
                "cni-version",
                Map.of(),
                new ClusterIdentity("prod-1", "production", "uid-1", "v1.30.1-aliyun.1"),
                List.of(
                        new Step.SetKey(
                                MAP, "cni-conf.json", new Step.Edit.Splice(3, "x", "y"), "0", "1"),
                        new Step.RestartPods(
                                PODS,
                                List.of(new Step.PodRef("kube-system", "ds-1", "u4", "n", true)),
                                new Step.Pacing(1, Duration.ofMinutes(3), Duration.ofMinutes(1)))),
                List.of(
                        new Text(
                                "写坏了，每个节点都会 NotReady。 <!channel>",
                                "Gone wrong, every node turns NotReady. <!channel>")),
                new Ownership.MayBeOverwritten(
                        new Text("ACK 组件管理", "the add-on management of ACK"), List.of("label")),
                downgrade,
                Optional.of(new Text("业务要自己看。", "Look at your own traffic.")));
    }

    private static String diff(int added) {
        return "--- kube-system/configmaps/kube-flannel-cfg\n+++ kube-system/configmaps/kube-flannel-cfg\n"
                + "+\"cniVersion\": \"0.3.0\",\n".repeat(added);
    }
}
