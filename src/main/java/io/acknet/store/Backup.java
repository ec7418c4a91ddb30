package io.acknet.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// A copy of a file of SQLite: made while the bot runs, put back while it does not. The audit's key is
/// not in it.
public final class Backup {
    /// What SQLite keeps beside a file: a write-ahead log that is not in it yet, and that log's index.
    private static final List<String> BESIDE = List.of("", "-wal", "-shm");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path file;

    /// @throws StoreException for a server, which has means of its own
    public Backup(Location location) {
        this.file =
                switch (location) {
                    case Location.File at -> at.path();
                    case Location.Server server ->
                            throw new StoreException(
                                    server
                                            + " is a server of PostgreSQL: use pg_dump and pg_restore");
                };
    }

    /// Writes all that is committed at this moment to a new file, checks the copy, and returns its size
    /// in bytes. The bot goes on meanwhile.
    ///
    /// @throws StoreException when there is no database, the file is there already, or it cannot be written
    public long make(Path to) {
        Path target = to.toAbsolutePath();
        require(Files.exists(file), "there is no database " + file);
        require(!Files.exists(target), target + " is there already; name a new file");
        Path half = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.deleteIfExists(half);
            createPrivate(half);
            try (Handle handle = open(file)) {
                handle.execute("VACUUM INTO ?", half.toString());
            }
            check(half);
            sync(half);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            sync(parent(target));
            return Files.size(target);
        } catch (IOException e) {
            throw new StoreException("cannot write " + target + ": " + e.getMessage(), e);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StoreException("cannot copy " + file + ": " + Reason.of(e), e);
        }
    }

    /// Puts a copy in place of the database and keeps what was there beside it.
    ///
    /// @return where that is now; empty where there was nothing
    /// @throws StoreException when the bot runs, or the copy is not whole, or of a later acknet; then
    ///     nothing has changed
    public List<Path> restore(Path from, Instant now) {
        require(Files.isRegularFile(from), "there is no file " + from);
        try (OneProcess _ = OneProcess.of(file)) {
            check(from);
            Path half = file.resolveSibling(file.getFileName() + ".restoring");
            Files.deleteIfExists(half);
            createPrivate(half);
            Files.copy(from, half, StandardCopyOption.REPLACE_EXISTING);
            sync(half);
            List<Path> aside = setAside("before-restore-" + STAMP.format(now));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            sync(parent(file));
            return aside;
        } catch (IOException e) {
            throw new StoreException("cannot restore " + file + ": " + e.getMessage(), e);
        }
    }

    private List<Path> setAside(String name) throws IOException {
        List<Path> aside = new ArrayList<>();
        for (String suffix : BESIDE) {
            Path there = file.resolveSibling(file.getFileName() + suffix);
            if (Files.exists(there)) {
                Path kept = file.resolveSibling(file.getFileName() + "." + name + suffix);
                Files.move(there, kept, StandardCopyOption.ATOMIC_MOVE);
                aside.add(kept);
            }
        }
        return aside;
    }

    /// Whether the copy is whole, ours, and not of a later acknet.
    private static void check(Path copy) {
        try (Handle handle = open(copy)) {
            String found =
                    handle.createQuery("PRAGMA integrity_check(1)").mapTo(String.class).one();
            require(found.equals("ok"), copy + " is not whole: " + found);
            boolean ours =
                    handle.createQuery(
                                            "SELECT count(*) FROM sqlite_master WHERE name = 'audit_head'")
                                    .mapTo(Integer.class)
                                    .one()
                            == 1;
            require(ours, copy + " is no database of acknet");
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StoreException(copy + " is not whole: " + Reason.of(e), e);
        }
        for (MigrationInfo one :
                Flyway.configure().dataSource(SqliteEngine.source(copy)).load().info().all()) {
            require(
                    one.getState() != MigrationState.FUTURE_SUCCESS,
                    copy + " is of a later acknet; restore it with that version");
        }
    }

    private static Handle open(Path path) {
        return Jdbi.create(SqliteEngine.source(path)).open();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new StoreException(otherwise);
        }
    }

    /// Questions stand in it: its owner alone may read it.
    private static void createPrivate(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(path);
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().getParent());
    }
}
