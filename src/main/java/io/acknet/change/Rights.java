package io.acknet.change;

import io.acknet.change.ChangeState.Executing;
import io.acknet.change.ChangeState.Halted;
import io.acknet.store.ChangeFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the rules say about a change as it stands: the policy, with what the ledger knows.
public final class Rights {
    private static final Duration HOUR = Duration.ofHours(1);

    /// More changes than any cluster has within an hour.
    private static final int MANY = 1_000;

    private final Supplier<Policy> policy;
    private final Ledger ledger;

    public Rights(Policy policy, Ledger ledger) {
        this(() -> policy, ledger);
    }

    /// @param policy the one that holds at this moment
    public Rights(Supplier<Policy> policy, Ledger ledger) {
        this.policy = policy;
        this.ledger = ledger;
    }

    Ledger ledger() {
        return ledger;
    }

    Policy policy() {
        return policy.get();
    }

    Subject subject(Change change, Instant now) {
        ChangeRequest request = change.request();
        String uid = request.plan().cluster().uid();
        return Subject.of(request.plan())
                .by(request.requester())
                .glass(change.state().approvals().stream().anyMatch(a -> a.glass().isPresent()))
                .startedLately(request.undoOf().isPresent() ? 0 : lately(uid, change.id(), now));
    }

    List<Reason> against(Action action, Who who, Subject subject, Instant now) {
        return switch (policy().judge(action, who, subject, now)) {
            case Ruling.Permitted() -> List.of();
            case Ruling.Refused(var reasons) -> reasons;
        };
    }

    /// What stands against the start of a change whoever wants it: people's rights as they are now, the
    /// rules it was approved under, the kill switch.
    List<Reason> againstStart(Change change, Directory people, Instant now) {
        Subject subject = subject(change, now);
        List<Reason> against = new ArrayList<>(rulesChanged(change));
        against.addAll(
                against(Action.REQUEST, people.who(change.request().requester()), subject, now));
        for (Approval approval : change.state().approvals()) {
            Action action = approval.glass().isPresent() ? Action.BREAK_GLASS : Action.APPROVE;
            against.addAll(against(action, people.who(approval.by()), subject, now));
        }
        stopped(change).ifPresent(against::add);
        return against;
    }

    List<Reason> rulesChanged(Change change) {
        ChangeRequest request = change.request();
        return policy().version(request.plan().cluster().name()).equals(request.policyVersion())
                ? List.of()
                : List.of(Obstacles.rulesChanged(request.plan().cluster().name()));
    }

    Optional<Reason> stopped(Change change) {
        return ledger.stopping(change.request().plan().cluster().uid()).map(Obstacles::stopped);
    }

    /// Changes that began on the cluster within the last hour; undoing does not count.
    private int lately(String uid, String except, Instant now) {
        return (int)
                ledger.list(ChangeFilter.all().ofCluster(uid).limit(MANY)).stream()
                        .filter(change -> !change.id().equals(except))
                        .filter(change -> change.request().undoOf().isEmpty())
                        .filter(change ->
                                began(change).filter(now.minus(HOUR)::isBefore).isPresent())
                        .count();
    }

    private static Optional<Instant> began(Change change) {
        return switch (change.state()) {
            case Executing executing -> Optional.of(executing.began());
            case Halted halted -> Optional.of(halted.was().began());
            default -> change.log().stream().findFirst().map(Effect::at);
        };
    }
}
