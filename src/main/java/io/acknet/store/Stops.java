package io.acknet.store;

import io.acknet.audit.AuditEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// The kill switches, for a cluster each and one for all. They survive a restart.
public final class Stops {
    private final Store store;

    Stops(Store store) {
        this.store = store;
    }

    /// Turns it on, with its audit row. One that is on already stays as it is, so that people see who was
    /// first; the second is in the audit only.
    ///
    /// @return whether it was off
    public boolean set(Stop stop, AuditEvent event) {
        return store.write(handle -> {
            int set =
                    handle.createUpdate(
                                    """
                                    INSERT INTO stops (scope, by_person, reason, at)
                                    VALUES (:scope, :by, :reason, :at)
                                    ON CONFLICT (scope) DO NOTHING
                                    """)
                            .bind("scope", stop.scope())
                            .bind("by", stop.by())
                            .bind("reason", stop.reason())
                            .bind("at", stop.at().toEpochMilli())
                            .execute();
            store.audit().append(handle, event);
            return set == 1;
        });
    }

    /// Turns it off, with its audit row; where it was off, nothing is written.
    ///
    /// @return whether it was on
    public boolean clear(String scope, AuditEvent event) {
        return store.write(handle -> {
            boolean cleared =
                    handle.createUpdate("DELETE FROM stops WHERE scope = :scope")
                                    .bind("scope", scope)
                                    .execute()
                            == 1;
            if (cleared) {
                store.audit().append(handle, event);
            }
            return cleared;
        });
    }

    /// Those of the scopes that are on, the oldest first. Ask for the cluster and for [Stop#ALL].
    public List<Stop> of(Collection<String> scopes) {
        return all().stream().filter(stop -> scopes.contains(stop.scope())).toList();
    }

    /// All that are on, the oldest first.
    public List<Stop> all() {
        return store.read(handle ->
                handle.createQuery("SELECT * FROM stops ORDER BY at, scope")
                        .map((row, context) -> stop(row))
                        .list());
    }

    private static Stop stop(ResultSet row) throws SQLException {
        return new Stop(
                row.getString("scope"),
                row.getString("by_person"),
                row.getString("reason"),
                Instant.ofEpochMilli(row.getLong("at")));
    }
}
