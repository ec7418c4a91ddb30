package io.acknet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveConfigTest {
    private static final String CLUSTER =
            "clusters: [{name: prod, environment: production, kubeconfig: k}]\n";

    @TempDir Path directory;

    @Test
    void takesWhatIsSafeAndNamesWhatWaits() throws Exception {
        try (LiveConfig live = follow(CLUSTER + "roles: {bind: [U1]}\ncontact: '#a'\n")) {
            write(
                    CLUSTER.replace("kubeconfig: k", "kubeconfig: other")
                            + "roles: {bind: [U1, U2]}\ncontact: '#b'\n"
                            + "slack: {mode: http}\nops: {port: 9000, log: json}\n"
                            + "limits: {perPersonPerMinute: 5}\n"
                            + "retention: {buttonsDays: 3}\n"
                            + "changes: {clusters: {prod: {approve: [U777]}}}\n");
            await(() -> !live.standing().waiting().isEmpty());

            Config now = live.current();
            assertThat(now.roles().bind()).containsExactly("U1", "U2");
            assertThat(now.contact()).contains("#b");
            assertThat(now.ops().limits().perPersonPerMinute()).isEqualTo(5);
            assertThat(now.ops().retention().buttons()).isEqualTo(Duration.ofDays(3));
            assertThat(now.changes().clusters()).containsKey("prod");
            assertThat(now.slack().mode()).isEqualTo(Config.Mode.SOCKET);
            assertThat(now.ops().port()).isEqualTo(8081);
            assertThat(now.clusters().getFirst().kubeconfig()).contains(directory.resolve("k"));
            assertThat(live.standing().waiting())
                    .containsExactly("slack", "clusters", "ops.port", "ops.log");
        }
    }

    @Test
    void keepsWhatHoldsWhenTheFileIsRefused() throws Exception {
        try (LiveConfig live = follow("contact: '#a'\n")) {
            write("contact: '#b'\nrolez: {}\n");
            await(() -> live.standing().refused().isPresent());

            assertThat(live.current().contact()).contains("#a");
            assertThat(live.standing().refused().orElseThrow())
                    .contains("acknet.yaml")
                    .contains("rolez: unknown key");

            write("contact: '#c'\n");
            await(() -> live.current().contact().equals(java.util.Optional.of("#c")));
            assertThat(live.standing().refused()).isEmpty();
        }
    }

    @Test
    void rulesForAClusterThatIsNotThereYetWait() throws Exception {
        try (LiveConfig live = follow(CLUSTER)) {
            write(
                    CLUSTER
                            + "contact: '#b'\n"
                            + "changes: {clusters: {prod: {approve: [U777]}, next: {approve: [U777]}}}\n");
            await(() -> live.standing().refused().isPresent());
            assertThat(live.standing().refused().orElseThrow()).contains("next");

            write(
                    CLUSTER.replace("}]", "}, {name: next, environment: test, kubeconfig: n}]")
                            + "changes: {clusters: {prod: {approve: [U777]}, next: {approve: [U777]}}}\n");
            await(() -> live.standing().waiting().contains("clusters"));
            assertThat(live.current().changes().clusters()).containsOnlyKeys("prod");
        }
    }

    @Test
    void readsASecretAgainWhenItIsNoLongerTaken() {
        AtomicReference<Secret> file = new AtomicReference<>(new Secret("old"));
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        LiveSecret secret = new LiveSecret(file::get, now::get);

        assertThat(secret.renew()).isFalse();
        file.set(new Secret("new"));
        assertThat(secret.renew()).as("a second has not passed").isFalse();
        assertThat(secret.reveal()).isEqualTo("old");

        now.set(now.get().plusSeconds(2));
        assertThat(secret.renew()).isTrue();
        assertThat(secret.reveal()).isEqualTo("new");
    }

    private LiveConfig follow(String text) throws Exception {
        write(text);
        Path file = directory.resolve("acknet.yaml");
        return LiveConfig.follow(
                ConfigFile.read(file, Map.of()), file, Map.of(), Duration.ofMillis(20));
    }

    private void write(String text) throws Exception {
        Files.writeString(directory.resolve("acknet.yaml"), text);
    }

    private static void await(BooleanSupplier until) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!until.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(10);
        }
    }
}
