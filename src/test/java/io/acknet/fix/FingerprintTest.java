package io.acknet.fix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.lang.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Text TEXT = new Text("文", "text");
    private static final Step.ObjectRef MAP = ref("configmaps", "ns", "name", "uid", "7");
    private static final Step.PodRef POD = new Step.PodRef("ns", "pod", "uid", "node", false);
    private static final Step.PodRef OTHER = new Step.PodRef("ns", "other", "u2", "n2", true);
    private static final Step.Pacing PACING = pacing(1, 180, 60);

    @Test
    void isTheSameForTheSamePlan() {
        assertThat(Fingerprint.of(plan(steps()), "p1"))
                .isEqualTo(Fingerprint.of(plan(steps()), "p1"))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void isOfSortedJsonWithoutBlanks() throws Exception {
        String canonical = Fingerprint.canonical(plan(steps()), "p1");

        assertThat(canonical)
                .startsWith("{\"cluster\":{\"environment\":\"production\",\"name\":")
                .isEqualTo(new ObjectMapper().readTree(canonical).toString());
    }

    @Test
    void theServersVersionDecidesNothing() {
        Plan newer = in(new ClusterIdentity("shop", "production", "c-uid", "v1.31.0"));

        assertThat(Fingerprint.of(newer, "p1")).isEqualTo(Fingerprint.of(plan(steps()), "p1"));
    }

    @Test
    void differsWithEachThingThatIsPinnedOrShown() {
        List<String> all = new ArrayList<>();
        all.add(Fingerprint.of(plan(steps()), "p1"));
        all.add(Fingerprint.of(plan(steps()), "p2"));
        steps().forEach(step -> all.add(Fingerprint.of(plan(List.of(step)), "p1")));
        variants().forEach(step -> all.add(Fingerprint.of(plan(List.of(step)), "p1")));
        all.add(Fingerprint.of(plan(List.of(restart(List.of(OTHER, POD), PACING))), "p1"));
        plans().forEach(plan -> all.add(Fingerprint.of(plan, "p1")));

        Set<String> distinct = new HashSet<>(all);
        assertThat(distinct).hasSameSizeAs(all);
    }

    /// Each differs from one of `steps` in one component.
    private static List<Step> variants() {
        List<Step> variants = new ArrayList<>();
        List.of(
                        ref("secrets", "ns", "name", "uid", "7"),
                        ref("configmaps", "n2", "name", "uid", "7"),
                        ref("configmaps", "ns", "nam2", "uid", "7"),
                        ref("configmaps", "ns", "name", "ui2", "7"),
                        ref("configmaps", "ns", "name", "uid", "8"))
                .forEach(ref -> {
                    variants.add(new Step.SetKey(ref, "key", splice(1, "a", "b"), "h1", "h2"));
                    variants.add(new Step.Create(ref, "{}"));
                    variants.add(new Step.Delete(ref));
                    variants.add(new Step.RestartPods(ref, List.of(POD, OTHER), PACING));
                    variants.add(new Step.RestartWorkload(ref, 3, Duration.ofMinutes(9)));
                });
        variants.add(new Step.SetKey(MAP, "ke2", splice(1, "a", "b"), "h1", "h2"));
        variants.add(new Step.SetKey(MAP, "key", splice(2, "a", "b"), "h1", "h2"));
        variants.add(new Step.SetKey(MAP, "key", splice(1, "c", "b"), "h1", "h2"));
        variants.add(new Step.SetKey(MAP, "key", splice(1, "a", "c"), "h1", "h2"));
        variants.add(new Step.SetKey(MAP, "key", splice(1, "a", "b"), "h3", "h2"));
        variants.add(new Step.SetKey(MAP, "key", splice(1, "a", "b"), "h1", "h3"));
        variants.add(new Step.SetKey(MAP, "key", put("", "b"), "h1", "h2"));
        variants.add(new Step.SetKey(MAP, "key", put("a", ""), "h1", "h2"));
        variants.add(new Step.Create(MAP, "{\"a\":1}"));
        variants.add(new Step.RestartWorkload(MAP, 4, Duration.ofMinutes(9)));
        variants.add(new Step.RestartWorkload(MAP, 3, Duration.ofMinutes(8)));
        variants.add(restart(List.of(POD), PACING));
        List.of(
                        new Step.PodRef("n2", "pod", "uid", "node", false),
                        new Step.PodRef("ns", "po2", "uid", "node", false),
                        new Step.PodRef("ns", "pod", "ui2", "node", false),
                        new Step.PodRef("ns", "pod", "uid", "nod2", false),
                        new Step.PodRef("ns", "pod", "uid", "node", true))
                .forEach(pod -> variants.add(restart(List.of(pod, OTHER), PACING)));
        List.of(pacing(2, 180, 60), pacing(1, 181, 60), pacing(1, 180, 61))
                .forEach(pacing -> variants.add(restart(List.of(POD, OTHER), pacing)));
        return variants;
    }

    private static List<Plan> plans() {
        Plan plan = plan(steps());
        Ownership other = new Ownership.MayBeOverwritten(TEXT, List.of("other sign"));
        return List.of(
                in(new ClusterIdentity("shop", "production", "c-ui2", "v1.30.1")),
                in(new ClusterIdentity("sho2", "production", "c-uid", "v1.30.1")),
                in(new ClusterIdentity("shop", "staging", "c-uid", "v1.30.1")),
                of("fi2", "topic", Map.of("k", "v"), plan.warnings(), plan.ownership()),
                of("fix", "topi2", Map.of("k", "v"), plan.warnings(), plan.ownership()),
                of("fix", "topic", Map.of("k", "w"), plan.warnings(), plan.ownership()),
                of("fix", "topic", Map.of("k", "v"), List.of(), plan.ownership()),
                of("fix", "topic", Map.of("k", "v"), List.of(Text.same("x")), plan.ownership()),
                of("fix", "topic", Map.of("k", "v"), plan.warnings(), other),
                of("fix", "topic", Map.of("k", "v"), plan.warnings(), new Ownership.Unmanaged()),
                closing(Optional.empty(), plan.unproven()),
                closing(plan.downgrade(), Optional.empty()),
                closing(Optional.of(Text.same("x")), plan.unproven()));
    }

    private static List<Step> steps() {
        return List.of(
                new Step.SetKey(MAP, "key", splice(1, "a", "b"), "h1", "h2"),
                new Step.SetKey(MAP, "key", put("a", "b"), "h1", "h2"),
                new Step.Create(MAP, "{}"),
                new Step.Delete(MAP),
                restart(List.of(POD, OTHER), PACING),
                new Step.RestartWorkload(MAP, 3, Duration.ofMinutes(9)));
    }

    private static Plan plan(List<Step> steps) {
        return new Plan(
                "fix",
                "topic",
                Map.of("k", "v"),
                new ClusterIdentity("shop", "production", "c-uid", "v1.30.1"),
                steps,
                List.of(TEXT),
                new Ownership.MayBeOverwritten(TEXT, List.of("sign")),
                Optional.of(TEXT),
                Optional.of(TEXT));
    }

    private static Plan in(ClusterIdentity cluster) {
        Plan plan = plan(steps());
        return new Plan(
                plan.fix(),
                plan.topic(),
                plan.params(),
                cluster,
                plan.steps(),
                plan.warnings(),
                plan.ownership(),
                plan.downgrade(),
                plan.unproven());
    }

    private static Plan closing(Optional<Text> downgrade, Optional<Text> unproven) {
        Plan plan = plan(steps());
        return new Plan(
                plan.fix(),
                plan.topic(),
                plan.params(),
                plan.cluster(),
                plan.steps(),
                plan.warnings(),
                plan.ownership(),
                downgrade,
                unproven);
    }

    private static Plan of(
            String fix,
            String topic,
            Map<String, String> params,
            List<Text> warnings,
            Ownership ownership) {
        Plan plan = plan(steps());
        return new Plan(
                fix,
                topic,
                params,
                plan.cluster(),
                plan.steps(),
                warnings,
                ownership,
                plan.downgrade(),
                plan.unproven());
    }

    private static Step restart(List<Step.PodRef> order, Step.Pacing pacing) {
        return new Step.RestartPods(MAP, order, pacing);
    }

    private static Step.Edit splice(int at, String removed, String inserted) {
        return new Step.Edit.Splice(at, removed, inserted);
    }

    /// An empty text stands for an absent value.
    private static Step.Edit put(String before, String after) {
        return new Step.Edit.Put(
                Optional.of(before).filter(text -> !text.isEmpty()),
                Optional.of(after).filter(text -> !text.isEmpty()));
    }

    private static Step.Pacing pacing(int atOnce, long ready, long soak) {
        return new Step.Pacing(atOnce, Duration.ofSeconds(ready), Duration.ofSeconds(soak));
    }

    private static Step.ObjectRef ref(
            String kind, String namespace, String name, String uid, String version) {
        return new Step.ObjectRef(kind, namespace, name, uid, version);
    }
}
