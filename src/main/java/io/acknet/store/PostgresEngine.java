package io.acknet.store;

import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/// A server that several replicas share. Its isolation is `READ COMMITTED`: what must not be overtaken
/// is compared in the very statement that writes, or locked before it is read.
final class PostgresEngine implements Engine {
    /// `serialization_failure` and `deadlock_detected`: the server has undone the transaction and asks to
    /// run it again (PostgreSQL's manual, section 13.5).
    private static final Set<String> AGAIN = Set.of("40001", "40P01");

    private static final int ATTEMPTS = 10;
    private static final int PAUSE_MILLIS = 20;

    private static final int CONNECT_SECONDS = 10;

    /// No statement of ours takes seconds; a server that is silent for so long is gone.
    private static final int SILENCE_SECONDS = 60;

    /// A server may be set to acknowledge before it has written; stronger settings stay as they are.
    private static final String DURABLE =
            """
            SELECT set_config('synchronous_commit', 'on', false)
            WHERE current_setting('synchronous_commit') = 'off'
            """;

    private final Connections connections;

    private PostgresEngine(Connections connections) {
        this.connections = connections;
    }

    /// Creates the tables, or brings them up to date; replicas that start at once wait for each other.
    static PostgresEngine open(Location.Server server) {
        try {
            PGSimpleDataSource source = source(server);
            Flyway.configure().dataSource(source).load().migrate();
            return new PostgresEngine(connections(source));
        } catch (RuntimeException e) {
            throw new StoreException("cannot open the database " + server + ": " + Reason.of(e), e);
        }
    }

    static PGSimpleDataSource source(Location.Server server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(SILENCE_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("acknet");
        source.setUrl(server.url());
        server.user().ifPresent(source::setUser);
        server.password().ifPresent(source::setPassword);
        return source;
    }

    private static Connections connections(PGSimpleDataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        return new Connections(() -> {
            Handle handle = jdbi.open();
            handle.execute(DURABLE);
            handle.setTransactionIsolationLevel(Connection.TRANSACTION_READ_COMMITTED);
            return handle;
        });
    }

    @Override
    public <T> T write(Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return connections.with(handle -> inTransaction(handle, work));
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !AGAIN.contains(Reason.state(e))) {
                    throw e instanceof StoreException known
                            ? known
                            : new StoreException("cannot write: " + Reason.of(e), e);
                }
                pause(attempt);
            }
        }
    }

    private static <T> T inTransaction(Handle handle, Function<Handle, T> work) {
        handle.begin();
        T result;
        try {
            result = work.apply(handle);
        } catch (RuntimeException e) {
            rollBack(handle, e);
            throw e;
        }
        commit(handle);
        return result;
    }

    private static void commit(Handle handle) {
        try {
            handle.commit();
        } catch (RuntimeException e) {
            rollBack(handle, e);
            if (Reason.state(e).startsWith("08")) {
                throw new StoreException(
                        "the connection broke in a commit: it may have been written, or not", e);
            }
            throw e;
        }
    }

    private static void rollBack(Handle handle, RuntimeException failure) {
        try {
            handle.rollback();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, PAUSE_MILLIS * attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting to write again", e);
        }
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
        try {
            return connections.with(work);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StoreException("cannot read: " + Reason.of(e), e);
        }
    }

    @Override
    public boolean alone() {
        return false;
    }

    @Override
    public String locking() {
        return " FOR UPDATE";
    }

    @Override
    public String lockingFree() {
        return " FOR UPDATE SKIP LOCKED";
    }

    @Override
    public void close() {
        connections.close();
    }
}
