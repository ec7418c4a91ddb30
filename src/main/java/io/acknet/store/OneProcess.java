package io.acknet.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second process off the database: two that rework the same inputs would answer twice.
/// The operating system drops the lock when the process dies, however it dies.
final class OneProcess implements AutoCloseable {
    private final FileChannel channel;

    private OneProcess(FileChannel channel) {
        this.channel = channel;
    }

    static OneProcess of(Path database) {
        Path file = database.resolveSibling(database.getFileName() + ".lock");
        try {
            Path parent = database.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            return new OneProcess(lock(file, database));
        } catch (IOException e) {
            throw new StoreException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static FileChannel lock(Path file, Path database) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (taken(channel)) {
            channel.close();
            throw new StoreException(
                    "another acknet has the database " + database + " open; stop it first");
        }
        return channel;
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("cannot release the database's lock: " + e.getMessage(), e);
        }
    }
}
