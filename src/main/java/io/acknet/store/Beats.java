package io.acknet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Signs of life of the processes that work on this database.
public final class Beats {
    /// Who has been silent for so long is forgotten.
    private static final Duration REMEMBER = Duration.ofDays(1);

    private final Store store;

    Beats(Store store) {
        this.store = store;
    }

    /// @param process an id that the process made for itself
    public record Beat(String process, String version, Instant at) {}

    /// Writes one, and returns when it is on disk.
    ///
    /// @throws StoreException when the database cannot be written
    public void beat(Beat beat) {
        store.write(handle -> {
            handle.createUpdate("DELETE FROM beats WHERE at < :before")
                    .bind("before", beat.at().minus(REMEMBER).toEpochMilli())
                    .execute();
            return handle.createUpdate(
                            """
                            INSERT INTO beats (process, version, at)
                            VALUES (:process, :version, :at)
                            ON CONFLICT (process) DO UPDATE SET
                                version = excluded.version, at = excluded.at
                            """)
                    .bind("process", beat.process())
                    .bind("version", beat.version())
                    .bind("at", beat.at().toEpochMilli())
                    .execute();
        });
    }

    /// The latest of each process, the youngest first.
    public List<Beat> all() {
        return store.read(handle ->
                handle.createQuery("SELECT * FROM beats ORDER BY at DESC")
                        .map((row, context) ->
                                new Beat(
                                        row.getString("process"),
                                        row.getString("version"),
                                        Instant.ofEpochMilli(row.getLong("at"))))
                        .list());
    }
}
