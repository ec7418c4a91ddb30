package io.acknet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// At most one lease per cluster. A lease stands in two rows, the cluster's and the change's; both are
/// written together, the cluster's first, so that replicas wait for each other in one order.
final class ClusterLocks {
    private static final String GOOD =
            """
             WHERE cluster_uid = :cluster AND change_id = :change
                AND owner = :owner AND fence = :fence AND lease_until > :now
            """;

    /// @param wanted without its fence
    Optional<Lease> claim(Handle handle, Lease wanted, Instant now) {
        if (!take(handle, wanted, now)) {
            return Optional.empty();
        }
        Lease lease = fenced(wanted, fence(handle, wanted.clusterUid()));
        if (mark(handle, lease, now)) {
            return Optional.of(lease);
        }
        release(handle, lease);
        return Optional.empty();
    }

    private static boolean take(Handle handle, Lease wanted, Instant now) {
        return handle.createUpdate(
                                """
                                INSERT INTO cluster_locks
                                    (cluster_uid, change_id, owner, fence, lease_until, since)
                                VALUES (:cluster, :change, :owner, 1, :until, :now)
                                ON CONFLICT (cluster_uid) DO UPDATE SET
                                    change_id = excluded.change_id,
                                    owner = excluded.owner,
                                    fence = cluster_locks.fence + 1,
                                    lease_until = excluded.lease_until,
                                    since = excluded.since
                                WHERE cluster_locks.lease_until <= :now
                                """)
                        .bind("cluster", wanted.clusterUid())
                        .bind("change", wanted.changeId())
                        .bind("owner", wanted.owner())
                        .bind("until", wanted.until().toEpochMilli())
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1;
    }

    private static long fence(Handle handle, String clusterUid) {
        return handle.createQuery("SELECT fence FROM cluster_locks WHERE cluster_uid = :cluster")
                .bind("cluster", clusterUid)
                .mapTo(Long.class)
                .one();
    }

    private static boolean mark(Handle handle, Lease lease, Instant now) {
        return handle.createUpdate(
                                """
                                UPDATE changes SET
                                    owner = :owner, fence = :fence, lease_until = :until
                                WHERE change_id = :change
                                    AND state NOT IN (<terminal>)
                                    AND (owner IS NULL OR lease_until <= :now)
                                    AND NOT EXISTS (
                                        SELECT 1 FROM changes other
                                        WHERE other.cluster_uid = :cluster
                                            AND other.state = 'EXECUTING'
                                            AND other.change_id <> :change)
                                """)
                        .bindList("terminal", ChangeRow.TERMINAL)
                        .bind("owner", lease.owner())
                        .bind("fence", lease.fence())
                        .bind("until", lease.until().toEpochMilli())
                        .bind("change", lease.changeId())
                        .bind("cluster", lease.clusterUid())
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1;
    }

    /// Whether the lease is good; if so, nobody can claim the cluster before this transaction ends.
    boolean holds(Handle handle, Lease lease, Instant now) {
        return handle.createUpdate("UPDATE cluster_locks SET fence = fence" + GOOD)
                        .bindMap(good(lease, now))
                        .execute()
                == 1;
    }

    Optional<Lease> renew(Handle handle, Lease lease, Instant now, Instant until) {
        boolean renewed =
                extend(handle, "cluster_locks", lease, now, until)
                        && extend(handle, "changes", lease, now, until);
        return renewed
                ? Optional.of(
                        new Lease(
                                lease.changeId(),
                                lease.clusterUid(),
                                lease.owner(),
                                lease.fence(),
                                until))
                : Optional.empty();
    }

    private static boolean extend(
            Handle handle, String table, Lease lease, Instant now, Instant until) {
        return handle.createUpdate("UPDATE " + table + " SET lease_until = :until" + GOOD)
                        .bindMap(good(lease, now))
                        .bind("until", until.toEpochMilli())
                        .execute()
                == 1;
    }

    private static Map<String, Object> good(Lease lease, Instant now) {
        return Map.of(
                "cluster", lease.clusterUid(),
                "change", lease.changeId(),
                "owner", lease.owner(),
                "fence", lease.fence(),
                "now", now.toEpochMilli());
    }

    /// Ends the lease if it is the last one.
    boolean release(Handle handle, Lease lease) {
        boolean released =
                handle.createUpdate(
                                        """
                                        UPDATE cluster_locks SET lease_until = 0
                                        WHERE cluster_uid = :cluster AND fence = :fence
                                        """)
                                .bind("cluster", lease.clusterUid())
                                .bind("fence", lease.fence())
                                .execute()
                        == 1;
        handle.createUpdate(
                        """
                        UPDATE changes SET owner = NULL, lease_until = 0
                        WHERE change_id = :change AND fence = :fence
                        """)
                .bind("change", lease.changeId())
                .bind("fence", lease.fence())
                .execute();
        return released;
    }

    Optional<ClusterLock> holder(Handle handle, String clusterUid, Instant now) {
        return handle.createQuery(
                        """
                        SELECT * FROM cluster_locks
                        WHERE cluster_uid = :cluster AND lease_until > :now
                        """)
                .bind("cluster", clusterUid)
                .bind("now", now.toEpochMilli())
                .map((row, context) -> lock(row))
                .findOne();
    }

    private static ClusterLock lock(ResultSet row) throws SQLException {
        return new ClusterLock(
                new Lease(
                        row.getString("change_id"),
                        row.getString("cluster_uid"),
                        row.getString("owner"),
                        row.getLong("fence"),
                        Instant.ofEpochMilli(row.getLong("lease_until"))),
                Instant.ofEpochMilli(row.getLong("since")));
    }

    private static Lease fenced(Lease lease, long fence) {
        return new Lease(lease.changeId(), lease.clusterUid(), lease.owner(), fence, lease.until());
    }
}
