package io.acknet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageAccessTest {
    private static final String URL = "jdbc:postgresql://db/acknet?password=hunter2";

    @TempDir Path directory;

    @Test
    void keepsAUrlAsItIsAndPrintsNoneOfItsSecrets() throws IOException {
        Config config = read("database: " + URL);

        assertThat(config.storage().database()).isEqualTo(URL);
        assertThat(config.toString()).contains("jdbc:postgresql://db").doesNotContain("hunter2");
        assertThat(StorageAccess.find(config.storage(), Map.of()).toString())
                .doesNotContain("hunter2");
    }

    @Test
    void readsSecretsFromTheFilesThatAreNamedUnlessTheEnvironmentHasThem() throws IOException {
        Files.writeString(directory.resolve("password"), "from-file\n");
        Files.writeString(directory.resolve("key"), "key-from-file\n");
        Storage storage =
                read("""
                database: jdbc:postgresql://db/acknet
                databasePasswordFile: password
                audit:
                    keyFile: key
                """)
                        .storage();

        StorageAccess files = StorageAccess.find(storage, Map.of());
        assertThat(files.password()).map(Secret::reveal).contains("from-file");
        assertThat(files.auditKey()).map(Secret::reveal).contains("key-from-file");

        StorageAccess environment =
                StorageAccess.find(
                        storage,
                        Map.of(
                                "ACKNET_DATABASE_USER", "bot",
                                "ACKNET_DATABASE_PASSWORD", "from-environment",
                                "ACKNET_AUDIT_KEY", "key-from-environment"));
        assertThat(environment.user()).contains("bot");
        assertThat(environment.password()).map(Secret::reveal).contains("from-environment");
        assertThat(environment.auditKey()).map(Secret::reveal).contains("key-from-environment");
        assertThat(environment.toString()).doesNotContain("from-environment");
    }

    private Config read(String text) throws IOException {
        return ConfigFile.read(Files.writeString(directory.resolve("acknet.yaml"), text));
    }
}
