package io.acknet.store;

import java.nio.file.Path;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The database: one file of SQLite, open in this process alone.
///
/// Everything that a method of a table has returned from is on disk: the journal is a write-ahead
/// log with `synchronous=FULL`, so an acknowledged input survives `kill -9` and a power cut.
public final class Store implements AutoCloseable {
    private static final String SQLITE = "jdbc:sqlite:";

    /// How long a statement waits for another connection's lock; ours hold one for milliseconds.
    private static final int BUSY_MILLIS = 5_000;

    private final OneProcess lock;
    private final Writer writer;
    private final Reader reader;

    private Store(OneProcess lock, Jdbi jdbi) {
        this.lock = lock;
        this.writer = new Writer(jdbi);
        this.reader = new Reader(jdbi);
    }

    /// Opens or creates the database and brings its tables up to date.
    ///
    /// @param where a path, or a URL that begins with `jdbc:sqlite:`
    /// @throws StoreException when another process has it open, or it cannot be opened
    public static Store open(String where) {
        if (where.startsWith("jdbc:") && !where.startsWith(SQLITE)) {
            throw new StoreException(
                    "cannot open " + where + ": only SQLite is known; give a path of a file");
        }
        String file = where.startsWith(SQLITE) ? where.substring(SQLITE.length()) : where;
        Path path = Path.of(file).toAbsolutePath();
        OneProcess lock = OneProcess.of(path);
        try {
            SQLiteDataSource source = source(path);
            Flyway.configure().dataSource(source).load().migrate();
            return new Store(lock, Jdbi.create(source));
        } catch (RuntimeException e) {
            lock.close();
            throw new StoreException("cannot open the database " + path + ": " + e.getMessage(), e);
        }
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(SQLITE + file);
        return source;
    }

    public Inbox inbox() {
        return new Inbox(this);
    }

    public Outbox outbox() {
        return new Outbox(this);
    }

    public Offers offers() {
        return new Offers(this);
    }

    public ChannelClusters channelClusters() {
        return new ChannelClusters(this);
    }

    /// Runs in a transaction of its own and returns when it is on disk.
    <T> T write(Function<Handle, T> work) {
        return writer.write(work);
    }

    <T> T read(Function<Handle, T> work) {
        return reader.read(work);
    }

    @Override
    public void close() {
        writer.close();
        reader.close();
        lock.close();
    }
}
