package io.acknet.change;

import io.acknet.lang.Text;
import io.acknet.store.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What must hold before each call and while one waits: the lease is good, and nobody has pulled the
/// kill switch.
final class Guard {
    /// So that a lease is renewed in time, and a kill switch seen, while one waits.
    private static final Duration SLICE = Duration.ofSeconds(1);

    private final Tenure tenure;
    private final Ledger ledger;
    private final Time time;

    Guard(Tenure tenure, Ledger ledger, Time time) {
        this.tenure = tenure;
        this.ledger = ledger;
        this.time = time;
    }

    /// Why nothing more may be done, if so.
    ///
    /// @throws Lost when the lease is over
    Optional<Went> stopped() {
        tenure.keep();
        String uid = tenure.change().request().plan().cluster().uid();
        return ledger.stopping(uid).map(Guard::halted);
    }

    private static Went halted(Stop stop) {
        return new Went.Halt(Obstacles.stopped(stop).what());
    }

    /// Right before a request is sent, without asking anybody.
    ///
    /// @throws Lost when the lease is over
    void mustHold() {
        tenure.mustHold();
    }

    /// Waits, and says why nothing more may be done, if so.
    Optional<Went> pause(Duration length) {
        Instant end = time.now().plus(length);
        Optional<Went> stopped = stopped();
        while (stopped.isEmpty() && time.now().isBefore(end)) {
            Duration left = Duration.between(time.now(), end);
            sleep(left.compareTo(SLICE) < 0 ? left : SLICE);
            stopped = stopped();
        }
        return stopped;
    }

    private void sleep(Duration length) {
        try {
            time.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Lost("acknet is about to end");
        }
    }

    static Text join(Text a, Text b) {
        return new Text(a.zh() + b.zh(), a.en() + " " + b.en());
    }
}
