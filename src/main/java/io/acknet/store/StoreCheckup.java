package io.acknet.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Looks at a database without changing anything in it, beside a bot that may be using it.
public final class StoreCheckup {
    private final Location location;

    public StoreCheckup(Location location) {
        this.location = location;
    }

    /// @param version of the tables that are there; empty where there are none
    /// @param pending how many migrations this program would make
    /// @param newer whether a later program has been here
    public record Schema(String version, int pending, boolean newer) {}

    /// Whether there is a database yet. A server has one, or cannot be opened.
    public boolean there() {
        return switch (location) {
            case Location.File file -> Files.exists(file.path());
            case Location.Server _ -> true;
        };
    }

    /// Whether a bot of this machine has the file open. Of a server it cannot be told.
    public boolean inUse() {
        return switch (location) {
            case Location.File file -> locked(lockOf(file.path()));
            case Location.Server _ -> false;
        };
    }

    private static Path lockOf(Path database) {
        return database.resolveSibling(database.getFileName() + ".lock");
    }

    private static boolean locked(Path lock) {
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var held = channel.tryLock()) {
            return held == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            throw new StoreException("cannot read " + lock + ": " + e.getMessage(), e);
        }
    }

    /// The tables that are there.
    ///
    /// @throws StoreException when it cannot be opened
    public Schema schema() {
        try {
            MigrationInfoService history = Flyway.configure().dataSource(source()).load().info();
            MigrationInfo current = history.current();
            boolean newer = false;
            for (MigrationInfo one : history.all()) {
                newer |= one.getState() == MigrationState.FUTURE_SUCCESS;
            }
            String version = current == null ? "" : String.valueOf(current.getVersion());
            return new Schema(version, history.pending().length, newer);
        } catch (RuntimeException e) {
            throw new StoreException("cannot open " + location + ": " + Reason.of(e), e);
        }
    }

    /// Begins to write and takes it back.
    ///
    /// @throws StoreException when it could not be written
    public void tryToWrite() {
        try (Handle handle = Jdbi.create(source()).open()) {
            switch (location) {
                case Location.File _ -> {
                    handle.execute("BEGIN IMMEDIATE");
                    handle.execute("CREATE TABLE acknet_doctor (x INTEGER)");
                    handle.execute("ROLLBACK");
                }
                case Location.Server _ -> {
                    handle.begin();
                    handle.execute("CREATE TABLE acknet_doctor (x INTEGER)");
                    handle.rollback();
                }
            }
        } catch (RuntimeException e) {
            throw new StoreException("cannot write " + location + ": " + Reason.of(e), e);
        }
    }

    /// Whether a file is whole; `ok`, or what SQLite found.
    ///
    /// @throws StoreException when it cannot be opened
    public String quickCheck() {
        return switch (location) {
            case Location.Server _ -> "ok";
            case Location.File _ -> {
                try (Handle handle = Jdbi.create(source()).open()) {
                    yield handle.createQuery("PRAGMA quick_check(1)").mapTo(String.class).one();
                } catch (RuntimeException e) {
                    throw new StoreException("cannot read " + location + ": " + Reason.of(e), e);
                }
            }
        };
    }

    /// Bytes that are free where the file is, or will be.
    ///
    /// @throws StoreException when there is no such directory
    public long freeBytes(Path file) {
        Path place = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try {
            return Files.getFileStore(place).getUsableSpace();
        } catch (IOException e) {
            throw new StoreException("there is no directory " + place, e);
        }
    }

    private DataSource source() {
        return switch (location) {
            case Location.File file -> SqliteEngine.source(file.path());
            case Location.Server server -> PostgresEngine.source(server);
        };
    }
}
