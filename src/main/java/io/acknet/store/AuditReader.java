package io.acknet.store;

import io.acknet.audit.AuditRow;
import io.acknet.audit.ChainHead;
import io.acknet.audit.Checkpoint;
import io.acknet.audit.Entry;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// Reads the audit of a database that a bot may have open, at one moment, and writes nothing.
public final class AuditReader {
    /// Rows that are held at a time; a chain may be longer than memory.
    private static final int BATCH = 1_000;

    private AuditReader() {}

    /// @param to is given the entries in the order of [Entry]; no head where somebody has deleted it
    /// @throws StoreException when the database is not there, or has no audit
    public static void read(Location where, Consumer<Entry> to) {
        try (Handle handle = open(where)) {
            handle.begin();
            read(handle, to);
            handle.rollback();
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StoreException("cannot read the audit in " + where + ": " + Reason.of(e), e);
        }
    }

    static Handle open(Location where) {
        return switch (where) {
            case Location.File file -> sqlite(file);
            case Location.Server server -> {
                Handle handle = Jdbi.create(PostgresEngine.source(server)).open();
                handle.setTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ);
                handle.setReadOnly(true);
                yield handle;
            }
        };
    }

    private static Handle sqlite(Location.File file) {
        if (!Files.exists(file.path())) {
            throw new StoreException("there is no database " + file);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(SqliteEngine.BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(Location.SQLITE + file.path());
        return Jdbi.create(source).open();
    }

    static void read(Handle handle, Consumer<Entry> to) {
        Optional<ChainHead> head = AuditTable.findHead(handle);
        Deque<Checkpoint> checkpoints = new ArrayDeque<>(AuditTable.checkpoints(handle));
        try (var rows = AuditTable.rows(handle, BATCH)) {
            while (rows.hasNext()) {
                AuditRow row = rows.next();
                upTo(row.seq() - 1, checkpoints, to);
                to.accept(row);
            }
        }
        upTo(Long.MAX_VALUE, checkpoints, to);
        head.ifPresent(to);
    }

    private static void upTo(long seq, Deque<Checkpoint> checkpoints, Consumer<Entry> to) {
        while (!checkpoints.isEmpty() && checkpoints.getFirst().seq() <= seq) {
            to.accept(checkpoints.removeFirst());
        }
    }
}
