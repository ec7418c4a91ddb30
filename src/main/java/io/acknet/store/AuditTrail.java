package io.acknet.store;

import io.acknet.audit.AuditEvent;
import io.acknet.audit.AuditKey;
import io.acknet.audit.AuditRow;
import io.acknet.audit.ChainHead;
import io.acknet.audit.Checkpoint;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// The chain in the database. Rows are added under a lock on its head, so that the sequence has no gap
/// over several replicas; the lock is taken last in every transaction and held until its commit.
public final class AuditTrail {
    /// What the first row of every chain says.
    static final String STARTED = "audit.started";

    private final Store store;
    private final AuditKey key;
    private final Auditing auditing;

    AuditTrail(Store store, AuditKey key, Auditing auditing) {
        this.store = store;
        this.key = key;
        this.auditing = auditing;
    }

    /// Adds a row in a transaction of its own, for what is not written anywhere else: a refusal.
    public void append(AuditEvent event) {
        store.write(handle -> append(handle, event));
    }

    /// Adds a row within the transaction of what it records.
    ///
    /// @throws StoreException when the chain's head is not what was signed: the caller's transaction
    ///     must not happen then
    AuditRow append(Handle handle, AuditEvent event) {
        return append(handle, signedHead(handle), event);
    }

    private AuditRow append(Handle handle, ChainHead head, AuditEvent event) {
        String body = auditing.redacted(event).body();
        AuditRow row = AuditRow.after(head, auditing.clock().millis(), body, key);
        AuditTable.insert(handle, row);
        ChainHead moved = head.moveTo(row, key);
        AuditTable.update(handle, moved);
        if (Checkpoints.far(moved)) {
            handle.afterCommit(store::checkpointDue);
        }
        return row;
    }

    /// Writes the first row, unless there is one.
    ///
    /// @throws StoreException when there is a chain that was made with another key
    void start() {
        store.write(handle -> {
            ChainHead head = AuditTable.lockHead(handle);
            return head.equals(ChainHead.none())
                    ? append(handle, head, new AuditEvent(STARTED, AuditEvent.SYSTEM, "", Map.of()))
                    : signedHead(handle);
        });
    }

    private ChainHead signedHead(Handle handle) {
        ChainHead head = AuditTable.lockHead(handle);
        if (!head.signedWith(key)) {
            throw new StoreException(
                    "the audit key does not fit the audit in the database: give the key that it was"
                            + " begun with, or look into it with `acknet audit verify`");
        }
        return head;
    }

    /// Records how far the chain has come; empty when it has not come further since the last one.
    public Optional<Checkpoint> checkpoint() {
        return checkpoint(head -> head.seq() > head.checkpoint());
    }

    Optional<Checkpoint> checkpoint(Predicate<ChainHead> when) {
        return store.write(handle -> {
            ChainHead head = signedHead(handle);
            if (!when.test(head)) {
                return Optional.<Checkpoint>empty();
            }
            Checkpoint made = Checkpoint.of(head, auditing.clock().millis(), key);
            AuditTable.insert(handle, made);
            AuditTable.update(handle, head.moveTo(made, key));
            return Optional.of(made);
        });
    }

    /// Where the chain ends.
    public ChainHead head() {
        return store.read(AuditTable::head);
    }
}
