package io.acknet.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Up to when the changes of each channel were told in a digest.
public final class Digests {
    private final Store store;

    Digests(Store store) {
        this.store = store;
    }

    /// Takes the digest that is due for a channel, so that only one replica tells it. The first time
    /// nothing is due yet: it begins then.
    ///
    /// @param due a digest up to before this moment makes another one due
    /// @return up to when the last one told, where the caller is the one to tell
    public Optional<Instant> take(String channel, Instant due, Instant now) {
        return store.write(handle -> {
            begin(handle, channel, now);
            long last =
                    handle.createQuery("SELECT told_until FROM digests WHERE channel = :channel")
                            .bind("channel", channel)
                            .mapTo(Long.class)
                            .one();
            boolean mine = last < due.toEpochMilli() && told(handle, channel, last, now);
            return mine ? Optional.of(Instant.ofEpochMilli(last)) : Optional.<Instant>empty();
        });
    }

    private static void begin(Handle handle, String channel, Instant now) {
        handle.createUpdate(
                        """
                        INSERT INTO digests (channel, told_until) VALUES (:channel, :now)
                        ON CONFLICT (channel) DO NOTHING
                        """)
                .bind("channel", channel)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    private static boolean told(Handle handle, String channel, long last, Instant now) {
        return handle.createUpdate(
                                """
                                UPDATE digests SET told_until = :now
                                WHERE channel = :channel AND told_until = :last
                                """)
                        .bind("channel", channel)
                        .bind("now", now.toEpochMilli())
                        .bind("last", last)
                        .execute()
                == 1;
    }
}
