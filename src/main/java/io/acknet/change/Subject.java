package io.acknet.change;

import io.acknet.fix.Plan;
import io.acknet.fix.Step;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the policy is asked about.
///
/// @param namespaces those in which objects are created, deleted or restarted at a person's choice
/// @param requester whose request it is; empty while there is none
/// @param glass whether a break-glass approval covers it
/// @param startedLately changes that were started on the cluster within the last hour
public record Subject(
        String cluster,
        String environment,
        String fix,
        Set<String> namespaces,
        Optional<Account> requester,
        boolean glass,
        int startedLately) {
    public Subject {
        namespaces = Set.copyOf(namespaces);
    }

    /// A fix that nobody has planned yet.
    public static Subject of(String cluster, String environment, String fix) {
        return new Subject(cluster, environment, fix, Set.of(), Optional.empty(), false, 0);
    }

    /// All changes of a cluster.
    public static Subject all(String cluster, String environment) {
        return of(cluster, environment, "");
    }

    static Subject of(Plan plan) {
        return of(plan.cluster().name(), plan.cluster().environment(), plan.fix())
                .in(
                        plan.steps().stream()
                                .flatMap(step -> chosen(step).stream())
                                .collect(Collectors.toSet()));
    }

    Subject in(Set<String> chosen) {
        return new Subject(cluster, environment, fix, chosen, requester, glass, startedLately);
    }

    Subject by(Account account) {
        return new Subject(
                cluster, environment, fix, namespaces, Optional.of(account), glass, startedLately);
    }

    Subject glass(boolean broken) {
        return new Subject(cluster, environment, fix, namespaces, requester, broken, startedLately);
    }

    Subject startedLately(int changes) {
        return new Subject(cluster, environment, fix, namespaces, requester, glass, changes);
    }

    /// The ConfigMaps and DaemonSets that a fix writes and restarts are in its code, not chosen.
    private static Optional<String> chosen(Step step) {
        return switch (step) {
            case Step.SetKey _, Step.RestartPods _ -> Optional.empty();
            case Step.Create create -> Optional.of(create.object().namespace());
            case Step.Delete delete -> Optional.of(delete.object().namespace());
            case Step.RestartWorkload restart -> Optional.of(restart.workload().namespace());
        };
    }
}
