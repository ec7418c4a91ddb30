package io.acknet.change;

import io.acknet.audit.AuditEvent;
import io.acknet.change.ChangeState.Executing;
import io.acknet.change.Ledger.Noted;
import io.acknet.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One change while this process executes it, for as long as the lease is good.
///
/// The lease is renewed from time to time. Whether it is good is judged by a clock that never jumps,
/// counted from before it was claimed: a process that was stopped for a minute and wakes knows that it
/// has lost it before it asks anybody.
final class Tenure {
    /// How long a lease lasts: short, so that people are told the truth soon after a crash.
    static final Duration LENGTH = Duration.ofSeconds(8);

    /// What is left of a lease when it counts as over, for a request takes a while to arrive.
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final Duration RENEWED_AFTER = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final Around around;
    private Lease lease;
    private Change change;
    private long since;

    private Tenure(Ledger ledger, Around around, Lease lease, Change change, long since) {
        this.ledger = ledger;
        this.around = around;
        this.lease = lease;
        this.change = change;
        this.since = since;
    }

    /// Claims a change. Empty when somebody else has it, or executes on its cluster.
    static Optional<Tenure> claim(String id, String owner, Ledger ledger, Around around) {
        long before = around.time().nanos();
        around.failpoints().at("claim.before");
        Optional<Lease> lease = ledger.claim(id, owner, around.now(), LENGTH);
        around.failpoints().at("claim.after");
        return lease.flatMap(it ->
                ledger.find(id).map(change -> new Tenure(ledger, around, it, change, before)));
    }

    synchronized Change change() {
        return change;
    }

    /// @throws IllegalStateException when it does not execute
    Executing executing() {
        if (change().state() instanceof Executing executing) {
            return executing;
        }
        throw new IllegalStateException(change().id() + " does not execute");
    }

    /// @throws Lost when the lease is over
    synchronized void mustHold() {
        if (age().compareTo(LENGTH.minus(MARGIN)) >= 0) {
            throw new Lost("the lease on " + change.id() + " is over");
        }
    }

    /// Renews the lease when it is time to.
    ///
    /// @throws Lost when it is over
    synchronized void keep() {
        mustHold();
        if (age().compareTo(RENEWED_AFTER) >= 0) {
            long before = around.time().nanos();
            lease =
                    ledger.renew(lease, now(), LENGTH)
                            .orElseThrow(() -> new Lost("another has claimed " + change.id()));
            since = before;
        }
    }

    private Duration age() {
        return Duration.ofNanos(around.time().nanos() - since);
    }

    /// Adds to the log of the change while it executes.
    void note(Effect effect, AuditEvent event) {
        to(change().state(), List.of(effect), event);
    }

    /// @throws Lost when the lease is over: then nothing was written
    void to(ChangeState next, List<Effect> effects, AuditEvent event) {
        Change written;
        synchronized (this) {
            Noted noted = new Noted(change, next, effects, now(), event);
            if (!ledger.swap(lease, noted)) {
                throw new Lost("the lease on " + change.id() + " was lost");
            }
            change = change.then(next, effects);
            written = change;
        }
        around.tell(written);
    }

    /// Lets go of a change that is not to be executed after all.
    synchronized void release() {
        ledger.release(lease, now());
    }

    Instant now() {
        return around.now();
    }
}
