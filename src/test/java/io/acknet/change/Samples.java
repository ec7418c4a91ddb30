package io.acknet.change;

import io.acknet.change.Rules.Sourced;
import io.acknet.change.Who.Standing;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.fix.Ownership;
import io.acknet.fix.Plan;
import io.acknet.fix.Step;
import io.acknet.fix.Step.ObjectRef;
import io.acknet.fix.Step.PodRef;
import io.acknet.lang.Text;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// People, rules and plans that several tests use.
final class Samples {
    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    static final Who ANNA = member("UANNA");
    static final Who BO = member("UBO");
    static final Who CHEN = member("UCHEN");
    static final Where HERE = new Where("T1", "C1", "1700.1");
    static final ClusterIdentity PROD =
            new ClusterIdentity("prod", "production", "uid-of-prod", "v1.30.1");

    private Samples() {}

    static Who member(String id) {
        return new Who(new Account("T1", id), Standing.MEMBER, Set.of());
    }

    static Who somebody(String id, Standing standing) {
        return new Who(new Account("T1", id), standing, Set.of());
    }

    /// Anna, Bo and Chen may request and approve; Chen may break the glass and stop.
    static Rules rules(int approvals) {
        return SampleRules.of(approvals).made();
    }

    /// Denies at any time.
    static Window freeze(String reason) {
        return new Window(
                false,
                new Window.Weekly(
                        EnumSet.allOf(DayOfWeek.class),
                        LocalTime.MIDNIGHT,
                        LocalTime.MIDNIGHT,
                        ZoneId.of("UTC")),
                reason);
    }

    static Policy policy(Rules rules) {
        return new Policy(Map.of("prod", rules), Policy.EXPIRES, Policy.START);
    }

    static <T> Sourced<T> sourced(String key, T value) {
        return new Sourced<>(value, "acknet.yaml: changes.clusters[prod]." + key);
    }

    static Plan plan(Step... steps) {
        return new Plan(
                "cni-version",
                "cni-version",
                Map.of(),
                PROD,
                List.of(steps),
                List.of(new Text("注意", "Mind this")),
                new Ownership.MayBeOverwritten(new Text("Helm", "Helm"), List.of("label")),
                Optional.empty(),
                Optional.empty());
    }

    /// A plan with a step of each kind.
    static Plan every() {
        ObjectRef map = new ObjectRef("configmaps", "kube-system", "cfg", "u1", "7");
        return plan(
                new Step.SetKey(map, "a", new Step.Edit.Splice(3, "x", "y"), "00", "11"),
                new Step.SetKey(
                        map,
                        "b",
                        new Step.Edit.Put(Optional.empty(), Optional.of("v")),
                        "00",
                        "22"),
                new Step.Create(new ObjectRef("services", "web", "s", "", ""), "{\"a\": 1}"),
                new Step.Delete(new ObjectRef("services", "web", "s", "u2", "8")),
                new Step.RestartPods(
                        new ObjectRef("daemonsets.apps", "kube-system", "ds", "u3", ""),
                        List.of(new PodRef("kube-system", "ds-1", "u4", "node-a", true)),
                        new Step.Pacing(1, Duration.ofMinutes(2), Duration.ofSeconds(30))),
                new Step.RestartWorkload(
                        new ObjectRef("deployments.apps", "web", "d", "u5", ""),
                        4,
                        Duration.ofMinutes(5)));
    }

    static ChangeRequest request(Plan plan) {
        return new ChangeRequest(
                "7k2mq-0123456789",
                plan,
                "ab".repeat(32),
                "cd".repeat(32),
                1,
                ANNA.account(),
                HERE,
                NOON,
                NOON.plus(Policy.EXPIRES),
                Optional.empty(),
                "--- a\n+++ b\n");
    }
}
