package io.acknet;

import io.acknet.audit.AuditKey;
import io.acknet.config.ConfigException;
import io.acknet.config.Secret;
import io.acknet.config.Storage;
import io.acknet.config.StorageAccess;
import io.acknet.redact.Redactor;
import io.acknet.store.Auditing;
import io.acknet.store.Location;
import io.acknet.store.Store;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// From the configuration to the database and its audit's key.
public final class OpenStore {
    private final StorageAccess access;

    /// @param environment may hold what proves who we are
    public OpenStore(Storage storage, Map<String, String> environment) {
        access = StorageAccess.find(storage, environment);
    }

    public Location location() {
        return switch (Location.of(access.database().reveal())) {
            case Location.File file -> file;
            case Location.Server server ->
                    server.login(access.user(), access.password().map(Secret::reveal));
        };
    }

    /// Opens it for the bot.
    public Store open(InstantSource clock) {
        return Store.open(
                location(), new Auditing(configuredKey(), Redactor.standard()::redact, clock));
    }

    /// The key that is configured, else the one beside the file of SQLite.
    ///
    /// @throws ConfigException when there is none
    public AuditKey readKey() {
        return configuredKey()
                .or(() -> location().keyBeside())
                .orElseThrow(() ->
                        new ConfigException(
                                "there is no audit key: set audit.keyFile or ACKNET_AUDIT_KEY"));
    }

    private Optional<AuditKey> configuredKey() {
        try {
            return access.auditKey().map(Secret::reveal).map(AuditKey::parse);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("audit.keyFile or ACKNET_AUDIT_KEY: " + e.getMessage());
        }
    }
}
