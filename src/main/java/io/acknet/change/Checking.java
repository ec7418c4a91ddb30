package io.acknet.change;

import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.check.Params;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.cluster.UnusableTarget;
import io.acknet.fix.Fix;
import io.acknet.fix.Fixes;
import io.acknet.fix.Plan;
import io.acknet.fix.Proving;
import io.acknet.lang.Text;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Runs the check of a plan's topic, or looks at what its fix looks at instead.
public interface Checking {

    /// What a check came to; empty where the topic has none.
    Optional<Outcome> check(Plan plan);

    /// @param ofObjects whether the objects were looked at, and not the problem
    record Outcome(Verdict verdict, Text headline, boolean ofObjects) {

        /// Of a check.
        public Outcome(Verdict verdict, Text headline) {
            this(verdict, headline, false);
        }
    }

    /// With the catalogues, on clusters.
    static Checking of(Checks checks, Fixes fixes, Clusters clusters) {
        return plan ->
                fixes.byId(plan.fix())
                        .flatMap(Fix::proving)
                        .map(proving -> look(proving, clusters, plan))
                        .or(() ->
                                checks.byId(plan.topic())
                                        .map(check -> run(checks, check, clusters, plan)));
    }

    private static Outcome look(Proving proving, Clusters clusters, Plan plan) {
        try {
            Proving.Seen seen = proving.look(clusters.reader(plan.cluster().name()), plan);
            return new Outcome(seen.verdict(), seen.headline(), true);
        } catch (UnusableTarget e) {
            return new Outcome(Verdict.UNKNOWN, e.text(), true);
        }
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
