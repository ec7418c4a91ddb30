package io.acknet.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Which changes to list.
///
/// @param states any of these; empty means any at all
/// @param expiredAt only those whose `expiresAt` is this or before
/// @param limit at most so many
public record ChangeFilter(
        Set<String> states,
        Optional<String> clusterUid,
        Optional<String> channel,
        Optional<Instant> expiredAt,
        int limit) {
    private static final int LIMIT = 100;

    public ChangeFilter {
        states = Set.copyOf(states);
    }

    public static ChangeFilter all() {
        return new ChangeFilter(
                Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), LIMIT);
    }

    public static ChangeFilter in(String... states) {
        return new ChangeFilter(
                Set.of(states), Optional.empty(), Optional.empty(), Optional.empty(), LIMIT);
    }

    public ChangeFilter ofCluster(String uid) {
        return new ChangeFilter(states, Optional.of(uid), channel, expiredAt, limit);
    }

    public ChangeFilter ofChannel(String id) {
        return new ChangeFilter(states, clusterUid, Optional.of(id), expiredAt, limit);
    }

    public ChangeFilter expiredAt(Instant now) {
        return new ChangeFilter(states, clusterUid, channel, Optional.of(now), limit);
    }

    public ChangeFilter limit(int most) {
        return new ChangeFilter(states, clusterUid, channel, expiredAt, most);
    }
}
