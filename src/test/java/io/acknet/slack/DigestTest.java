package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.store.ChannelSetting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTest {
    @TempDir Path directory;

    @Test
    void isToldOnceADayWhereSomebodyChoseItAndOnlyWhenThereIsSomething() throws IOException {
        try (Bench bench = Bench.start(directory)) {
            Instant now = Instant.now();
            Instant begun = now.minus(Duration.ofDays(2));
            for (String channel : Set.of(Bench.CHANNEL, "C0PRODONC")) {
                bench.store
                        .channelSettings()
                        .put(new ChannelSetting(channel, "en", "short", true, "U1", begun));
                assertThat(bench.store.digests().take(channel, begun, begun)).isEmpty();
            }
            SlackSettings settings =
                    SlackSettings.socket(
                            bench.slack.apiUrl(),
                            bench.slack.botToken(),
                            bench.slack.appToken(),
                            Set.of());
            Digest digest =
                    new Digest(new SlackWorkspace(settings, bench.store, text -> text), bench.talk);

            digest.tell();
            digest.tell();

            assertThat(bench.said(Bench.CHANNEL))
                    .singleElement()
                    .satisfies(told -> assertThat(told.text()).contains("digest since"));
            assertThat(bench.said("C0PRODONC")).isEmpty();
        }
    }
}
