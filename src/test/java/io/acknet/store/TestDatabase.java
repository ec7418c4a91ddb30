package io.acknet.store;

import io.acknet.audit.AuditKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// The engines that a contract is tested over: `@ParameterizedClass @EnumSource` and
/// `@Parameter TestDatabase database`. One PostgreSQL server runs as long as the JVM; with
/// `-Dpostgresql=jdbc:postgresql://…` it is that one, where tests create databases of their own.
public enum TestDatabase {
    SQLITE {
        @Override
        public Location fresh(Path directory) {
            return Location.of(directory.resolve("deep/acknet.db").toString());
        }
    },
    POSTGRESQL {
        @Override
        public Location fresh(Path directory) {
            return Server.INSTANCE.database();
        }
    };

    private static final AuditKey KEY = AuditKey.random();

    /// A new, empty database.
    public abstract Location fresh(Path directory);

    /// One key for all databases of this JVM.
    public static Auditing auditing(InstantSource clock) {
        return new Auditing(Optional.of(KEY), text -> text, clock);
    }

    public static Store open(Location where) {
        return Store.open(where, auditing(InstantSource.system()));
    }

    private enum Server {
        INSTANCE;

        private final String url;

        Server() {
            String given = System.getProperty("postgresql", "");
            url = given.isEmpty() ? start() : given;
        }

        private static String start() {
            try {
                // Ends with the JVM, in a shutdown hook of its own.
                return EmbeddedPostgres.builder().start().getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start PostgreSQL", e);
            }
        }

        Location database() {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("cannot create a database for a test", e);
            }
            return Location.of(url.replaceFirst("/[^/?]*([?]|$)", "/" + name + "$1"));
        }
    }
}
