package io.acknet.fix;

import io.acknet.check.Params;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Read;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A plan that is being written.
record Draft(Plan plan) {

    /// @throws IllegalStateException when the cluster is not known, which `Fixes` asks first
    static Draft of(Fix fix, ClusterReader reader, Params params) {
        return new Draft(
                new Plan(
                        fix.id(),
                        fix.topic(),
                        params.words(),
                        identity(reader),
                        List.of(),
                        List.of(),
                        new Ownership.Unmanaged(),
                        Optional.empty(),
                        Optional.empty()));
    }

    Draft step(Step step) {
        return with(added(plan.steps(), List.of(step)), plan.warnings(), plan.ownership());
    }

    Draft warn(List<Text> warnings) {
        return with(plan.steps(), added(plan.warnings(), warnings), plan.ownership());
    }

    Draft warn(Text warning) {
        return warn(List.of(warning));
    }

    Draft owned(Ownership ownership) {
        return with(plan.steps(), plan.warnings(), ownership);
    }

    Draft downgrade(Text text) {
        return closing(Optional.of(text), plan.unproven());
    }

    Draft unproven(Text text) {
        return closing(plan.downgrade(), Optional.of(text));
    }

    Proposal planned() {
        return new Proposal.Planned(plan);
    }

    private Draft with(List<Step> steps, List<Text> warnings, Ownership ownership) {
        return new Draft(
                new Plan(
                        plan.fix(),
                        plan.topic(),
                        plan.params(),
                        plan.cluster(),
                        steps,
                        warnings,
                        ownership,
                        plan.downgrade(),
                        plan.unproven()));
    }

    private Draft closing(Optional<Text> downgrade, Optional<Text> unproven) {
        return new Draft(
                new Plan(
                        plan.fix(),
                        plan.topic(),
                        plan.params(),
                        plan.cluster(),
                        plan.steps(),
                        plan.warnings(),
                        plan.ownership(),
                        downgrade,
                        unproven));
    }

    private static ClusterIdentity identity(ClusterReader reader) {
        if (reader.identity() instanceof Read.Found<ClusterIdentity>(var identity, var _)) {
            return identity;
        }
        throw new IllegalStateException("a plan for a cluster that is not known");
    }

    private static <T> List<T> added(List<T> some, List<? extends T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
