package io.acknet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which channel is bound to which cluster.
public final class ChannelClusters {
    private final Store store;

    ChannelClusters(Store store) {
        this.store = store;
    }

    public Optional<ChannelCluster> of(String channel) {
        return store.read(handle ->
                handle.createQuery("SELECT * FROM channel_cluster WHERE channel = :channel")
                        .bind("channel", channel)
                        .map((row, context) -> binding(row))
                        .findOne());
    }

    /// All bindings, by channel.
    public List<ChannelCluster> all() {
        return store.read(handle ->
                handle.createQuery("SELECT * FROM channel_cluster ORDER BY channel")
                        .map((row, context) -> binding(row))
                        .list());
    }

    /// Binds the channel, in place of what it was bound to.
    public void bind(ChannelCluster binding) {
        store.write(handle ->
                handle.createUpdate(
                                """
                                INSERT INTO channel_cluster
                                    (channel, cluster, environment, uid, bound_by, bound_at)
                                VALUES
                                    (:channel, :cluster, :environment, :uid, :by, :at)
                                ON CONFLICT (channel) DO UPDATE SET
                                    cluster = excluded.cluster,
                                    environment = excluded.environment,
                                    uid = excluded.uid,
                                    bound_by = excluded.bound_by,
                                    bound_at = excluded.bound_at
                                """)
                        .bind("channel", binding.channel())
                        .bind("cluster", binding.cluster())
                        .bind("environment", binding.environment())
                        .bind("uid", binding.uid())
                        .bind("by", binding.by())
                        .bind("at", binding.at().toEpochMilli())
                        .execute());
    }

    /// @return whether there was a binding
    public boolean unbind(String channel) {
        return store.write(handle ->
                handle.createUpdate("DELETE FROM channel_cluster WHERE channel = :channel")
                                .bind("channel", channel)
                                .execute()
                        > 0);
    }

    private static ChannelCluster binding(ResultSet row) throws SQLException {
        return new ChannelCluster(
                row.getString("channel"),
                row.getString("cluster"),
                row.getString("environment"),
                row.getString("uid"),
                row.getString("bound_by"),
                Instant.ofEpochMilli(row.getLong("bound_at")));
    }
}
