package io.acknet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/// The statements over changes and their steps.
final class ChangeTable {
    private static final String SWAP =
            """
            UPDATE changes SET
                state = :state, version = version + 1, detail = :detail,
                expires_at = :expires, changed_at = :at
            """;

    /// Each of these columns changes only here, in [ClusterLocks], or with a claim.
    private static final String SWAP_FREE =
            SWAP
                    + """
                    , owner = NULL, lease_until = 0
                    WHERE change_id = :id AND version = :version
                        AND state NOT IN (<terminal>) AND state <> 'EXECUTING'
                        AND (owner IS NULL OR lease_until <= :at)
                    """;

    private static final String SWAP_LEASED =
            SWAP
                    + """
                    WHERE change_id = :id AND version = :version
                        AND state NOT IN (<terminal>)
                        AND owner = :owner AND fence = :fence AND lease_until > :at
                    """;

    private ChangeTable() {}

    static void insert(Handle handle, ChangeRow change) {
        handle.createUpdate(
                        """
                        INSERT INTO changes
                            (change_id, cluster_uid, cluster, channel, state, version, body, detail,
                            created_at, changed_at, expires_at, owner, lease_until, fence)
                        VALUES
                            (:id, :uid, :cluster, :channel, :state, :version, :body, :detail,
                            :created, :changed, :expires, NULL, 0, 0)
                        """)
                .bind("id", change.id())
                .bind("uid", change.clusterUid())
                .bind("cluster", change.cluster())
                .bind("channel", change.channel())
                .bind("state", change.state())
                .bind("version", change.version())
                .bind("body", change.body())
                .bind("detail", change.detail())
                .bind("created", change.createdAt().toEpochMilli())
                .bind("changed", change.changedAt().toEpochMilli())
                .bind("expires", change.expiresAt().toEpochMilli())
                .execute();
    }

    static Optional<ChangeRow> find(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM changes WHERE change_id = :id")
                .bind("id", id)
                .map((row, context) -> change(row))
                .findOne();
    }

    static List<ChangeRow> list(Handle handle, ChangeFilter filter) {
        StringBuilder sql = new StringBuilder("SELECT * FROM changes WHERE 1 = 1");
        if (!filter.states().isEmpty()) {
            sql.append(" AND state IN (<states>)");
        }
        filter.clusterUid().ifPresent(uid -> sql.append(" AND cluster_uid = :uid"));
        filter.channel().ifPresent(id -> sql.append(" AND channel = :channel"));
        filter.expiredAt().ifPresent(now -> sql.append(" AND expires_at <= :now"));
        sql.append(" ORDER BY created_at DESC, change_id LIMIT :limit");
        Query query = handle.createQuery(sql.toString()).bind("limit", filter.limit());
        if (!filter.states().isEmpty()) {
            query.bindList("states", filter.states());
        }
        filter.clusterUid().ifPresent(uid -> query.bind("uid", uid));
        filter.channel().ifPresent(id -> query.bind("channel", id));
        filter.expiredAt().ifPresent(now -> query.bind("now", now.toEpochMilli()));
        return query.map((row, context) -> change(row)).list();
    }

    static boolean swap(Handle handle, Transition transition) {
        return bind(handle.createUpdate(SWAP_FREE), transition).execute() == 1;
    }

    static boolean swap(Handle handle, Lease lease, Transition transition) {
        return bind(handle.createUpdate(SWAP_LEASED), transition)
                        .bind("owner", lease.owner())
                        .bind("fence", lease.fence())
                        .execute()
                == 1;
    }

    private static Update bind(Update update, Transition transition) {
        return update.bindList("terminal", ChangeRow.TERMINAL)
                .bind("state", transition.state())
                .bind("detail", transition.detail())
                .bind("expires", transition.expiresAt().toEpochMilli())
                .bind("at", transition.at().toEpochMilli())
                .bind("id", transition.from().id())
                .bind("version", transition.from().version());
    }

    /// Only for whoever has just swapped the change: that keeps two from taking the same number.
    static void append(Handle handle, String changeId, List<StepRow> steps) {
        if (steps.isEmpty()) {
            return;
        }
        long seq =
                handle.createQuery(
                                "SELECT COALESCE(MAX(seq), 0) FROM change_steps WHERE change_id = :id")
                        .bind("id", changeId)
                        .mapTo(Long.class)
                        .one();
        for (StepRow step : steps) {
            handle.createUpdate(
                            """
                            INSERT INTO change_steps (change_id, seq, phase, body, at)
                            VALUES (:id, :seq, :phase, :body, :at)
                            """)
                    .bind("id", changeId)
                    .bind("seq", ++seq)
                    .bind("phase", step.phase())
                    .bind("body", step.body())
                    .bind("at", step.at().toEpochMilli())
                    .execute();
        }
    }

    static List<StepRow> steps(Handle handle, String changeId) {
        return handle.createQuery("SELECT * FROM change_steps WHERE change_id = :id ORDER BY seq")
                .bind("id", changeId)
                .map((row, context) ->
                        new StepRow(
                                row.getString("phase"), row.getString("body"), instant(row, "at")))
                .list();
    }

    private static ChangeRow change(ResultSet row) throws SQLException {
        return new ChangeRow(
                row.getString("change_id"),
                row.getString("cluster_uid"),
                row.getString("cluster"),
                row.getString("channel"),
                row.getString("state"),
                row.getLong("version"),
                row.getString("body"),
                row.getString("detail"),
                instant(row, "created_at"),
                instant(row, "changed_at"),
                instant(row, "expires_at"),
                lease(row));
    }

    private static Optional<Lease> lease(ResultSet row) throws SQLException {
        String owner = row.getString("owner");
        return owner == null
                ? Optional.empty()
                : Optional.of(
                        new Lease(
                                row.getString("change_id"),
                                row.getString("cluster_uid"),
                                owner,
                                row.getLong("fence"),
                                instant(row, "lease_until")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
