package io.acknet.store;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// A database that keeps what it has taken.
interface Engine extends AutoCloseable {

    /// Runs in a transaction of its own and returns when it is on disk. The work may be run again when
    /// the database could not commit it: it must do nothing but read and write here.
    ///
    /// @throws StoreException when nothing of it was done
    <T> T write(Function<Handle, T> work);

    /// Sees what is committed and waits for no writer.
    <T> T read(Function<Handle, T> work);

    /// Whether no other process can have the database open.
    boolean alone();

    /// What a SELECT ends with to lock what it finds; empty where there is one writer anyway.
    String locking();

    /// The same, leaving out what another transaction has locked.
    String lockingFree();

    @Override
    void close();
}
