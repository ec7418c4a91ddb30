package io.acknet.store;

import io.acknet.audit.AuditKey;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where the database is. It prints without what proves who we are.
public sealed interface Location {
    String SQLITE = "jdbc:sqlite:";
    String POSTGRESQL = "jdbc:postgresql:";

    /// @param where a path, or a URL that begins with `jdbc:sqlite:` or `jdbc:postgresql:`
    /// @throws StoreException for any other URL; the message does not hold the rest of the URL, where
    ///     passwords are
    static Location of(String where) {
        if (where.startsWith(SQLITE)) {
            return new File(Path.of(where.substring(SQLITE.length())).toAbsolutePath());
        }
        if (where.startsWith(POSTGRESQL)) {
            return new Server(where, Optional.empty(), Optional.empty());
        }
        if (looksLikeAUrl(where)) {
            throw new StoreException(
                    "cannot open a database at %s…: give the path of a file, or a URL that begins with"
                                    .formatted(where.substring(0, where.indexOf(':') + 1))
                            + " jdbc:postgresql://");
        }
        return new File(Path.of(where).toAbsolutePath());
    }

    private static boolean looksLikeAUrl(String where) {
        return where.startsWith("jdbc:") || where.contains("://");
    }

    /// The key that was made beside the database, where there is one.
    default Optional<AuditKey> keyBeside() {
        return switch (this) {
            case File file -> {
                KeyFile key = new KeyFile(file.keyFile());
                yield key.exists() ? Optional.of(key.read()) : Optional.empty();
            }
            case Server _ -> Optional.empty();
        };
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

    /// A server of PostgreSQL, which several replicas may share.
    ///
    /// @param url as its driver takes it: `jdbc:postgresql://host:port/database?user=…`
    /// @param user instead of the URL's
    /// @param password instead of the URL's
    record Server(String url, Optional<String> user, Optional<String> password)
            implements Location {
        private static final Pattern LOGIN = Pattern.compile("//[^/?]*@");

        public Server {
            if (LOGIN.matcher(url).find()) {
                throw new StoreException(
                        "the database's URL must not hold user:password@; give them after ? as"
                                + " user=…&password=…, or better outside of the URL");
            }
        }

        public Server login(Optional<String> as, Optional<String> secret) {
            return new Server(url, as.or(this::user), secret.or(this::password));
        }

        @Override
        public String toString() {
            return url.replaceAll("[?].*", "");
        }
    }
}
