package io.acknet.store;

import java.nio.file.Path;

/// Where the database is. It prints without a password.
public sealed interface Location {
    String SQLITE = "jdbc:sqlite:";
    String POSTGRESQL = "jdbc:postgresql:";

    /// @param where a path, or a URL that begins with `jdbc:sqlite:`
    /// @throws StoreException for any other URL
    static Location of(String where) {
        if (where.startsWith(SQLITE)) {
            return new File(Path.of(where.substring(SQLITE.length())).toAbsolutePath());
        }
        if (where.startsWith("jdbc:")) {
            throw new StoreException(
                    "cannot open %s: only SQLite is known; give a path of a file"
                            .formatted(where.replaceAll("[?].*", "")));
        }
        return new File(Path.of(where).toAbsolutePath());
    }

    /// A file of SQLite.
    record File(Path path) implements Location {
        /// Where the audit's key is when the configuration names none.
        public Path keyFile() {
            return path.resolveSibling(path.getFileName() + ".audit-key");
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }
}
