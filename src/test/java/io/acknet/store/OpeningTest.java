package io.acknet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acknet.audit.AuditKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What differs between the engines: where they are, who may have them open, and whose key they use.
class OpeningTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir Path directory;

    @Test
    void keepsASecondProcessAwayFromAFile() {
        Location where = TestDatabase.SQLITE.fresh(directory);
        try (Store _ = TestDatabase.open(where)) {
            assertThatThrownBy(() -> TestDatabase.open(where))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another acknet");
        }
    }

    @Test
    void letsSeveralReplicasHaveAServer() {
        Location where = TestDatabase.POSTGRESQL.fresh(directory);
        ChannelCluster bound =
                new ChannelCluster("C1", "prod", "production", "u1", "U1", CLOCK.instant());
        try (Store one = TestDatabase.open(where);
                Store other = TestDatabase.open(where)) {
            one.channelClusters().bind(bound);
            assertThat(other.channelClusters().of("C1")).map(ChannelCluster::uid).contains("u1");
        }
    }

    @Test
    void refusesADatabaseThatItDoesNotKnowWithoutRepeatingItsPassword() {
        for (String url :
                new String[] {
                    "jdbc:mysql://x?password=hunter2",
                    "postgresql://u:hunter2@h/d",
                    "jdbc:postgresql://u:hunter2@h/d"
                }) {
            assertThatThrownBy(() -> Location.of(url))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("URL")
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void saysWhichServerItCannotOpenWithoutItsPassword() {
        String url = "jdbc:postgresql://127.0.0.1:1/acknet?user=u&password=hunter2";
        assertThat(Location.of(url)).hasToString("jdbc:postgresql://127.0.0.1:1/acknet");
        assertThatThrownBy(() -> TestDatabase.open(Location.of(url)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/acknet")
                .hasMessageContaining("refused")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void takesUserAndPasswordFromOutsideOfTheUrl() {
        Location.Server inUrl = (Location.Server) Location.of("jdbc:postgresql://h/d?user=a");
        Location.Server login = inUrl.login(Optional.of("b"), Optional.of("hunter2"));

        assertThat(login.user()).contains("b");
        assertThat(login.password()).contains("hunter2");
        assertThat(login.toString()).doesNotContain("hunter2");
    }

    @Test
    void makesAKeyThatOnlyTheOwnerMayReadAndKeepsIt() throws Exception {
        Location.File where = (Location.File) TestDatabase.SQLITE.fresh(directory);
        Store.open(where, Auditing.plain()).close();
        String made = Files.readString(where.keyFile());
        Store.open(where, Auditing.plain()).close();

        assertThat(Files.readString(where.keyFile())).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(where.keyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void goesNotOnWithoutTheKeyThatTheAuditWasBegunWith() throws Exception {
        Location.File where = (Location.File) TestDatabase.SQLITE.fresh(directory);
        Store.open(where, Auditing.plain()).close();
        Auditing other =
                new Auditing(Optional.of(AuditKey.random()), text -> text, InstantSource.system());

        assertThatThrownBy(() -> Store.open(where, other))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("does not fit");
        Files.delete(where.keyFile());
        assertThatThrownBy(() -> Store.open(where, Auditing.plain()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(where.keyFile().toString());
    }

    @Test
    void wantsAKeyThatReplicasShare() {
        Location where = TestDatabase.POSTGRESQL.fresh(directory);
        assertThatThrownBy(() -> Store.open(where, Auditing.plain()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("ACKNET_AUDIT_KEY");
    }
}
