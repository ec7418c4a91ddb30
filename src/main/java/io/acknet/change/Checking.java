package io.acknet.change;

import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.check.Params;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.cluster.UnusableTarget;
import io.acknet.fix.Plan;
import io.acknet.lang.Text;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Runs the check of a plan's topic.
public interface Checking {

    /// What a check came to; empty where the topic has none.
    Optional<Outcome> check(Plan plan);

    record Outcome(Verdict verdict, Text headline) {}

    /// With the catalogue, on clusters.
    static Checking of(Checks checks, Clusters clusters) {
        return plan -> checks.byId(plan.topic()).map(check -> run(checks, check, clusters, plan));
    }

    private static Outcome run(Checks checks, Check check, Clusters clusters, Plan plan) {
        Set<String> taken =
                check.takes().stream().map(Params.Key::word).collect(Collectors.toSet());
        Map<String, String> params =
                plan.params().entrySet().stream()
                        .filter(entry -> taken.contains(entry.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        try {
            Report report = checks.run(check.id(), clusters.reader(plan.cluster().name()), params);
            return new Outcome(report.verdict(), report.headline());
        } catch (UnusableTarget e) {
            return new Outcome(Verdict.UNKNOWN, e.text());
        }
    }
}
