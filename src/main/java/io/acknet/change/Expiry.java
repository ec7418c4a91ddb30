package io.acknet.change;

import io.acknet.change.ChangeState.Waiting;
import io.acknet.store.ChangeFilter;
import java.time.Instant;
import java.util.List;

/// Lets changes expire that have waited too long: when somebody wants something of one, and all of them
/// from time to time.
final class Expiry {
    private static final int MANY = 1_000;

    private final Ledger ledger;
    private final Around around;

    Expiry(Ledger ledger, Around around) {
        this.ledger = ledger;
        this.around = around;
    }

    void sweep() {
        Instant now = around.now();
        ledger.list(ChangeFilter.in("PENDING", "APPROVED").expiredAt(now).limit(MANY))
                .forEach(change -> ifLate(change, now));
    }

    /// The change as it stands now.
    Change ifLate(Change change, Instant now) {
        if (!(change.state() instanceof Waiting waiting) || !waiting.isLate(now)) {
            return change;
        }
        ChangeState expired = waiting.expire(now);
        if (!ledger.swap(change, expired, now, Events.system("expired", change))) {
            return ledger.find(change.id()).orElse(change);
        }
        Change after = change.then(expired, List.of());
        around.tell(after);
        return after;
    }
}
