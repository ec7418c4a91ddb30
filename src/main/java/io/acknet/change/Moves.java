package io.acknet.change;

import io.acknet.audit.AuditEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads a change, has somebody judge, and swaps it in one transaction with its audit row. Where somebody
/// else was faster it reads again and has it judged again.
final class Moves {
    /// How often a change is read again before somebody is told that it is busy.
    private static final int ATTEMPTS = 40;

    /// A claim stands for milliseconds before the change executes.
    private static final Duration BUSY = Duration.ofMillis(25);

    private final Ledger ledger;
    private final Expiry expiry;
    private final Around around;

    Moves(Ledger ledger, Expiry expiry, Around around) {
        this.ledger = ledger;
        this.expiry = expiry;
        this.around = around;
    }

    interface Judge {
        Decision on(Change change, Instant now);
    }

    sealed interface Decision {}

    /// Nothing is written but what the judge has written.
    record Stay(Answer answer) implements Decision {}

    record Go(ChangeState next, AuditEvent event) implements Decision {}

    Answer move(Change found, Judge judge) {
        Change change = found;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant now = around.now();
            Change live = expiry.ifLate(change, now);
            switch (judge.on(live, now)) {
                case Stay stay -> {
                    return stay.answer();
                }
                case Go go -> {
                    if (swap(live, go, now)) {
                        Change after = live.then(go.next(), List.of());
                        around.tell(after);
                        return new Answer.Done(after);
                    }
                }
            }
            change = again(live);
        }
        return new Answer.Stands(change, DeskWords.beingStarted());
    }

    private boolean swap(Change live, Go go, Instant now) {
        around.failpoints().at("decision.before");
        boolean won = ledger.swap(live, go.next(), now, go.event());
        around.failpoints().at("decision.after");
        return won;
    }

    /// Where nobody has changed it, somebody has just claimed it.
    private Change again(Change change) {
        Change read = ledger.find(change.id()).orElse(change);
        if (read.version() == change.version()) {
            try {
                around.time().sleep(BUSY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a change was busy", e);
            }
        }
        return read;
    }

    static Stay stands(Change change) {
        return new Stay(new Answer.Stands(change, DeskWords.stands(change)));
    }

    Stay refuse(Change change, Who who, Action action, List<Reason> reasons) {
        ledger.refused(Events.refused(who, action, change.id(), reasons));
        return new Stay(new Answer.Refused(reasons, Optional.of(change)));
    }
}
