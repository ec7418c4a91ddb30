package io.acknet.config;

import java.nio.file.Path;
import java.util.Optional;

/// Where the bot keeps what it must not forget. It prints without what a URL may hold after its `?`.
///
/// @param database path of a SQLite file, or a URL such as `jdbc:postgresql://host/acknet?user=acknet`
/// @param passwordFile a file that holds the password, read where the environment has none
/// @param auditKeyFile a file that holds the audit's key, read where the environment has none
public record Storage(String database, Optional<Path> passwordFile, Optional<Path> auditKeyFile) {

    public static final String DEFAULT_FILE = "acknet.db";

    private static final String SQLITE = "jdbc:sqlite:";

    public static Storage file(Path file) {
        return new Storage(file.toString(), Optional.empty(), Optional.empty());
    }

    /// A path is relative to the configuration's directory; a URL stays as it is.
    static String at(Path base, String database) {
        String file = database.startsWith(SQLITE) ? database.substring(SQLITE.length()) : database;
        boolean url = file.startsWith("jdbc:") || file.contains("://");
        return url ? database : base.resolve(file).toString();
    }

    @Override
    public String toString() {
        return database.replaceAll("[?].*", "");
    }
}
