package io.acknet.config;

import java.util.Map;
import java.util.Optional;

/// Where the database is and how to prove who we are: from the environment, else from the files that the
/// configuration names.
///
/// @param database as in [Storage]
/// @param user instead of the URL's
/// @param password instead of the URL's
/// @param auditKey in Base64
public record StorageAccess(
        Secret database,
        Optional<String> user,
        Optional<Secret> password,
        Optional<Secret> auditKey) {

    public static StorageAccess find(Storage storage, Map<String, String> environment) {
        return new StorageAccess(
                new Secret(storage.database()),
                Optional.ofNullable(environment.get("ACKNET_DATABASE_USER")),
                SecretSource.find("ACKNET_DATABASE_PASSWORD", storage.passwordFile(), environment),
                SecretSource.find("ACKNET_AUDIT_KEY", storage.auditKeyFile(), environment));
    }
}
