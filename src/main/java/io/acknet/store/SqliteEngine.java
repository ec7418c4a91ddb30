package io.acknet.store;

import java.nio.file.Path;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// One file, open in this process alone. The journal is a write-ahead log with `synchronous=FULL`, so
/// what is acknowledged survives `kill -9` and a power cut.
final class SqliteEngine implements Engine {
    /// How long a statement waits for another connection's lock; ours hold one for milliseconds.
    static final int BUSY_MILLIS = 5_000;

    private final OneProcess lock;
    private final Writer writer;
    private final Reader reader;

    private SqliteEngine(OneProcess lock, Jdbi jdbi) {
        this.lock = lock;
        this.writer = new Writer(jdbi);
        this.reader = new Reader(jdbi);
    }

    /// Creates the file, or brings its tables up to date.
    static SqliteEngine open(Path file) {
        OneProcess lock = OneProcess.of(file);
        try {
            SQLiteDataSource source = source(file);
            Flyway.configure().dataSource(source).load().migrate();
            return new SqliteEngine(lock, Jdbi.create(source));
        } catch (RuntimeException e) {
            lock.close();
            throw new StoreException("cannot open the database " + file + ": " + e.getMessage(), e);
        }
    }

    static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(Location.SQLITE + file);
        return source;
    }

    @Override
    public <T> T write(Function<Handle, T> work) {
        return writer.write(work);
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
        return reader.read(work);
    }

    @Override
    public boolean alone() {
        return true;
    }

    @Override
    public String locking() {
        return "";
    }

    @Override
    public String lockingFree() {
        return "";
    }

    @Override
    public void close() {
        writer.close();
        reader.close();
        lock.close();
    }
}
