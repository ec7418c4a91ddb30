package io.acknet.slack;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Decides which inputs are too many.
final class Flood {
    private static final int ONE = 1;

    private final Supplier<Around.Limits> limits;
    private final Bucket people;
    private final Bucket channels;
    private final Bucket told;

    enum Why {
        PERSON,
        CHANNEL,
        BUSY
    }

    Flood(Supplier<Around.Limits> limits, InstantSource clock) {
        this.limits = limits;
        this.people = new Bucket(clock);
        this.channels = new Bucket(clock);
        this.told = new Bucket(clock);
    }

    /// Why this input is one too many; empty where it is not.
    ///
    /// @param waiting how many inputs wait for an answer now
    Optional<Why> judge(Inbound.From from, int waiting) {
        Around.Limits now = limits.get();
        if (waiting >= now.waiting()) {
            return Optional.of(Why.BUSY);
        }
        if (!people.take(person(from), now.perPerson())) {
            return Optional.of(Why.PERSON);
        }
        return channels.take(from.channel(), now.perChannel())
                ? Optional.empty()
                : Optional.of(Why.CHANNEL);
    }

    /// Whether the person is to hear of it: once a minute.
    boolean tells(Inbound.From from) {
        return told.take(person(from), ONE);
    }

    private static String person(Inbound.From from) {
        return from.userTeam() + "/" + from.user();
    }
}
