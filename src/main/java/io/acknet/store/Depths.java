package io.acknet.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// How much waits in the database at one moment.
///
/// @param inbox inputs without a final reply
/// @param outbox messages that are decided and have not arrived for certain
/// @param changes how many stand in each state
public record Depths(Queue inbox, Queue outbox, Map<String, Long> changes) {
    public Depths {
        changes = Map.copyOf(changes);
    }

    /// @param oldest when the one came that has waited longest
    public record Queue(long waiting, Optional<Instant> oldest) {}

    static Depths read(Handle handle) {
        return new Depths(
                queue(
                        handle,
                        "SELECT count(*) AS n, min(received_at) AS oldest FROM inbox"
                                + " WHERE state = 'RECEIVED'"),
                queue(
                        handle,
                        "SELECT count(*) AS n, min(o.changed_at) AS oldest FROM inbox i"
                                + " JOIN outbox o ON o.input_key = i.input_key"
                                + " WHERE i.state = 'RECEIVED' AND o.state = 'READY'"),
                changes(handle));
    }

    private static Queue queue(Handle handle, String query) {
        return handle.createQuery(query)
                .map((row, context) -> {
                    long waiting = row.getLong("n");
                    return new Queue(
                            waiting,
                            waiting == 0
                                    ? Optional.empty()
                                    : Optional.of(Instant.ofEpochMilli(row.getLong("oldest"))));
                })
                .one();
    }

    private static Map<String, Long> changes(Handle handle) {
        Map<String, Long> counts = new TreeMap<>();
        handle.createQuery("SELECT state, count(*) AS n FROM changes GROUP BY state")
                .map((row, context) -> counts.put(row.getString("state"), row.getLong("n")))
                .list();
        return counts;
    }
}
