package io.acknet.store;

import java.sql.SQLException;

/// What the database itself said, out of the exceptions around it, whose text may hold what was bound
/// to a statement.
final class Reason {
    private Reason() {}

    static String of(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                return String.valueOf(sql.getMessage());
            }
        }
        return String.valueOf(failure.getMessage());
    }

    /// The SQLSTATE of the statement that failed, or nothing.
    static String state(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
