package io.acknet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Who wants a running check to end, for whichever process runs it.
public final class CancelWishes {
    /// No check runs for so long.
    private static final Duration REMEMBER = Duration.ofHours(1);

    private final Store store;

    CancelWishes(Store store) {
        this.store = store;
    }

    /// @param run id of the run
    /// @param uid of the cluster that whoever wishes it may check
    /// @param by id of that person
    public record Wish(String run, String uid, String by, Instant at) {}

    /// Keeps it; the first one for a run counts.
    ///
    /// @return false where no other process can run anything; then nothing was kept
    public boolean add(Wish wish) {
        return !store.alone()
                && store.write(handle -> {
                    handle.createUpdate("DELETE FROM cancellations WHERE at < :before")
                            .bind("before", wish.at().minus(REMEMBER).toEpochMilli())
                            .execute();
                    handle.createUpdate(
                                    """
                                    INSERT INTO cancellations (run_id, cluster_uid, by_person, at)
                                    VALUES (:run, :uid, :by, :at)
                                    ON CONFLICT (run_id) DO NOTHING
                                    """)
                            .bind("run", wish.run())
                            .bind("uid", wish.uid())
                            .bind("by", wish.by())
                            .bind("at", wish.at().toEpochMilli())
                            .execute();
                    return true;
                });
    }

    public Optional<Wish> of(String run) {
        return store.alone()
                ? Optional.empty()
                : store.read(handle ->
                        handle.createQuery("SELECT * FROM cancellations WHERE run_id = :run")
                                .bind("run", run)
                                .map((row, context) ->
                                        new Wish(
                                                row.getString("run_id"),
                                                row.getString("cluster_uid"),
                                                row.getString("by_person"),
                                                Instant.ofEpochMilli(row.getLong("at"))))
                                .findOne());
    }
}
