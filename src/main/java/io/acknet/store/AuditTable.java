package io.acknet.store;

import io.acknet.audit.AuditRow;
import io.acknet.audit.ChainHead;
import io.acknet.audit.Checkpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/// The statements over the chain, its checkpoints and its head.
final class AuditTable {
    private AuditTable() {}

    /// The head, locked against other replicas until the transaction ends. An update that changes
    /// nothing takes the lock on every database.
    static ChainHead lockHead(Handle handle) {
        handle.createUpdate("UPDATE audit_head SET seq = seq WHERE id = 1").execute();
        return head(handle);
    }

    static Optional<ChainHead> findHead(Handle handle) {
        return handle.createQuery("SELECT * FROM audit_head WHERE id = 1")
                .map((row, context) -> head(row))
                .findOne();
    }

    static List<Checkpoint> checkpoints(Handle handle) {
        return handle.createQuery("SELECT * FROM audit_checkpoints ORDER BY seq")
                .map((row, context) -> checkpoint(row))
                .list();
    }

    /// By `seq`; close it.
    ///
    /// @param batch rows that are held at a time
    static ResultIterator<AuditRow> rows(Handle handle, int batch) {
        return handle.createQuery("SELECT * FROM audit ORDER BY seq")
                .setFetchSize(batch)
                .map((row, context) -> row(row))
                .iterator();
    }

    /// @throws StoreException when somebody has deleted it
    static ChainHead head(Handle handle) {
        return findHead(handle)
                .orElseThrow(() -> new StoreException("the head of the audit is gone"));
    }

    static void update(Handle handle, ChainHead head) {
        handle.createUpdate(
                        """
                        UPDATE audit_head SET
                            seq = :seq, hash = :hash, checkpoint = :checkpoint,
                            checkpoint_at = :checkpointAt, mac = :mac
                        WHERE id = 1
                        """)
                .bindMethods(head)
                .execute();
    }

    static void insert(Handle handle, AuditRow row) {
        handle.createUpdate(
                        """
                        INSERT INTO audit (seq, at, body, prev, hash, mac)
                        VALUES (:seq, :at, :body, :prev, :hash, :mac)
                        """)
                .bindMethods(row)
                .execute();
    }

    static void insert(Handle handle, Checkpoint checkpoint) {
        handle.createUpdate(
                        """
                        INSERT INTO audit_checkpoints (seq, hash, at, prev, mac)
                        VALUES (:seq, :hash, :at, :prev, :mac)
                        """)
                .bindMethods(checkpoint)
                .execute();
    }

    private static AuditRow row(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getLong("seq"),
                row.getLong("at"),
                row.getString("body"),
                row.getString("prev"),
                row.getString("hash"),
                row.getString("mac"));
    }

    private static Checkpoint checkpoint(ResultSet row) throws SQLException {
        return new Checkpoint(
                row.getLong("seq"),
                row.getString("hash"),
                row.getLong("at"),
                row.getLong("prev"),
                row.getString("mac"));
    }

    private static ChainHead head(ResultSet row) throws SQLException {
        return new ChainHead(
                row.getLong("seq"),
                row.getString("hash"),
                row.getLong("checkpoint"),
                row.getLong("checkpoint_at"),
                row.getString("mac"));
    }
}
