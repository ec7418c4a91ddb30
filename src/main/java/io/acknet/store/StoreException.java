package io.acknet.store;

/// The database could not do what it was asked for; nothing of it was done.
public final class StoreException extends RuntimeException {
    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
