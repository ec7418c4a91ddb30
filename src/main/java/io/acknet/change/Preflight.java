package io.acknet.change;

import io.acknet.change.Planning.Outcome;
import io.acknet.fix.Fingerprint;
import io.acknet.fix.Plan;
import io.acknet.lang.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that is looked at again right before the first write: people's rights, the rules, the
/// kill switch, the cluster, and whether the plan would still be the same.
final class Preflight {
    private final Rights rights;
    private final Planning planning;
    private final Around around;

    Preflight(Rights rights, Planning planning, Around around) {
        this.rights = rights;
        this.planning = planning;
        this.around = around;
    }

    /// Why nothing may be written, if so.
    Optional<Text> obstacle(Change change, Instant now) {
        List<Reason> against = rights.againstStart(change, around.people(), now);
        return against.isEmpty() ? replanned(change) : Optional.of(against.getFirst().what());
    }

    private Optional<Text> replanned(Change change) {
        Plan approved = change.request().plan();
        return switch (planned(change)) {
            case Outcome.None(var _, Text reason, var _) -> Optional.of(reason);
            case Outcome.Blocked(var _, List<Reason> reasons) ->
                    Optional.of(reasons.getFirst().what());
            case Outcome.Ready(Plan plan, String _) ->
                    Fingerprint.of(plan, change.request().policyVersion())
                                    .equals(change.request().fingerprint())
                            ? Optional.empty()
                            : Optional.of(Differences.between(approved, plan));
        };
    }

    private Outcome planned(Change change) {
        Account by = change.request().requester();
        Plan plan = change.request().plan();
        return change.request()
                .undoOf()
                .map(id -> planning.undo(by, undone(id)))
                .orElseGet(
                        () -> planning.plan(by, plan.cluster().name(), plan.fix(), plan.params()));
    }

    private Change undone(String id) {
        return rights.ledger()
                .find(id)
                .orElseThrow(() -> new IllegalStateException("the change to undo is gone: " + id));
    }
}
