package io.acknet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// What the last run of each check on each cluster came to.
public final class LastVerdicts {
    private final Store store;

    LastVerdicts(Store store) {
        this.store = store;
    }

    /// In place of an older one; one that is newer stays. What was read before `expired` goes away.
    public void put(LastVerdict last, Instant expired) {
        store.write(handle -> {
            handle.createUpdate("DELETE FROM last_verdicts WHERE read_at < :expired")
                    .bind("expired", expired.toEpochMilli())
                    .execute();
            return handle.createUpdate(
                            """
                            INSERT INTO last_verdicts
                                (cluster_uid, check_id, verdict, headline_zh, headline_en, plugin,
                                 read_at)
                            VALUES (:uid, :check, :verdict, :zh, :en, :plugin, :at)
                            ON CONFLICT (cluster_uid, check_id) DO UPDATE SET
                                verdict = excluded.verdict,
                                headline_zh = excluded.headline_zh,
                                headline_en = excluded.headline_en,
                                plugin = excluded.plugin,
                                read_at = excluded.read_at
                            WHERE excluded.read_at >= last_verdicts.read_at
                            """)
                    .bind("uid", last.uid())
                    .bind("check", last.check())
                    .bind("verdict", last.verdict())
                    .bind("zh", last.headlineZh())
                    .bind("en", last.headlineEn())
                    .bind("plugin", last.plugin())
                    .bind("at", last.readAt().toEpochMilli())
                    .execute();
        });
    }

    /// Those of one cluster.
    public void forget(String uid) {
        store.write(handle ->
                handle.createUpdate("DELETE FROM last_verdicts WHERE cluster_uid = :uid")
                        .bind("uid", uid)
                        .execute());
    }

    /// @param since what was read before does not count
    public Optional<LastVerdict> of(String uid, String check, Instant since) {
        return store.read(handle ->
                handle.createQuery(
                                """
                                SELECT * FROM last_verdicts
                                WHERE cluster_uid = :uid AND check_id = :check
                                    AND read_at >= :since
                                """)
                        .bind("uid", uid)
                        .bind("check", check)
                        .bind("since", since.toEpochMilli())
                        .map((row, context) -> verdict(row))
                        .findOne());
    }

    /// The newest of a cluster that names its plugin.
    public Optional<LastVerdict> newestWithPlugin(String uid, Instant since) {
        return store.read(handle ->
                handle.createQuery(
                                """
                                SELECT * FROM last_verdicts
                                WHERE cluster_uid = :uid AND plugin <> '' AND read_at >= :since
                                ORDER BY read_at DESC, check_id LIMIT 1
                                """)
                        .bind("uid", uid)
                        .bind("since", since.toEpochMilli())
                        .map((row, context) -> verdict(row))
                        .findOne());
    }

    private static LastVerdict verdict(ResultSet row) throws SQLException {
        return new LastVerdict(
                row.getString("cluster_uid"),
                row.getString("check_id"),
                row.getString("verdict"),
                row.getString("headline_zh"),
                row.getString("headline_en"),
                row.getString("plugin"),
                Instant.ofEpochMilli(row.getLong("read_at")));
    }
}
