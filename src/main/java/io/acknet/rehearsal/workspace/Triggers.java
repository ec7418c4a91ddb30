package io.acknet.rehearsal.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Trigger ids: whoever interacts gives the app one, good for one view within three seconds.
final class Triggers {
    private final InstantSource clock;
    private final Duration life;
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();

    private record Issued(String personId, Instant at, boolean used) {}

    Triggers(InstantSource clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    String issue(String personId) {
        String trigger =
                "%d.%d.%s".formatted(clock.millis(), System.nanoTime() & 0xffffff, Ids.secret(16));
        issued.put(trigger, new Issued(personId, clock.instant(), false));
        return trigger;
    }

    /// When an interaction happens, written as a timestamp.
    String now() {
        Instant now = clock.instant();
        return "%d.%06d".formatted(now.getEpochSecond(), now.getNano() / 1_000);
    }

    /// Uses it up.
    ///
    /// @return the person whose interaction it was
    String redeem(String trigger) {
        Issued found = issued.get(trigger);
        if (found == null) {
            throw new Refusal("invalid_trigger_id");
        }
        if (clock.instant().isAfter(found.at().plus(life))) {
            throw new Refusal("expired_trigger_id");
        }
        Issued used = new Issued(found.personId(), found.at(), true);
        if (found.used() || !issued.replace(trigger, found, used)) {
            throw new Refusal("exchanged_trigger_id");
        }
        return found.personId();
    }
}
