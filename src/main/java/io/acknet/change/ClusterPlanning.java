package io.acknet.change;

import io.acknet.change.Answer.Why;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.UnusableTarget;
import io.acknet.fix.Diff;
import io.acknet.fix.Fixes;
import io.acknet.fix.Plan;
import io.acknet.fix.Proposal;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Map;

/// Plans with the catalogue of fixes, and asks the cluster whether it would let the plan happen: each
/// right by a SelfSubjectAccessReview, each edit by a dry run, in the
/// name in which it would be written.
public final class ClusterPlanning implements Planning {
    private final Fixes fixes;
    private final Clusters clusters;
    private final Undoing undoing = new Undoing();
    private final Diff diff;

    public ClusterPlanning(Fixes fixes, Clusters clusters, Diff diff) {
        this.fixes = fixes;
        this.clusters = clusters;
        this.diff = diff;
    }

    @Override
    public Outcome plan(Account by, String cluster, String fix, Map<String, String> params) {
        try {
            ClusterReader reader = clusters.reader(cluster);
            return outcome(by, fixes.propose(fix, reader, params));
        } catch (UnusableTarget e) {
            return new Outcome.None(Why.UNKNOWN, e.text(), List.of());
        }
    }

    @Override
    public Outcome undo(Account by, Change change) {
        try {
            Site site = new Site(clusters, change.request().plan().cluster().name());
            return outcome(by, undoing.propose(change, site));
        } catch (UnusableTarget e) {
            return new Outcome.None(Why.UNKNOWN, e.text(), List.of());
        }
    }

    private Outcome outcome(Account by, Proposal proposal) {
        return switch (proposal) {
            case Proposal.NothingToDo(Text reason) ->
                    new Outcome.None(Why.NOTHING_TO_DO, reason, List.of());
            case Proposal.Unsuitable(Text reason, var next) ->
                    new Outcome.None(Why.UNSUITABLE, reason, next);
            case Proposal.Unknown(Text reason) -> new Outcome.None(Why.UNKNOWN, reason, List.of());
            case Proposal.Planned(Plan plan) -> new Feasibility(clusters, diff, by).of(plan);
        };
    }
}
