package io.acknet.slack;

import static io.acknet.slack.Signatures.Judgement.FORGED;
import static io.acknet.slack.Signatures.Judgement.GENUINE;
import static io.acknet.slack.Signatures.Judgement.MALFORMED;
import static io.acknet.slack.Signatures.Judgement.REPLAYED;
import static io.acknet.slack.Signatures.Judgement.STALE;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final String BODY = "payload=%7B%7D";

    private final SlackSignature.Generator slack = new SlackSignature.Generator("secret");
    private final Signatures signatures = new Signatures("secret", InstantSource.fixed(NOW));

    @Test
    void takesWhatSlackSigned() {
        assertThat(judge(NOW.getEpochSecond())).isEqualTo(GENUINE);
    }

    @Test
    void takesATimeStampAtTheEdgeAndNoneBeyondItInEitherDirection() {
        long now = NOW.getEpochSecond();

        assertThat(judge(now - 300)).isEqualTo(GENUINE);
        assertThat(judge(now + 300)).isEqualTo(GENUINE);
        assertThat(judge(now - 301)).isEqualTo(STALE);
        assertThat(judge(now + 301)).isEqualTo(STALE);
    }

    @Test
    void takesNoRequestTwice() {
        judge(NOW.getEpochSecond());

        assertThat(judge(NOW.getEpochSecond())).isEqualTo(REPLAYED);
    }

    @Test
    void refusesAnotherBodyAndAnotherSecret() {
        String now = String.valueOf(NOW.getEpochSecond());
        String signature = slack.generate(now, BODY);
        String other = new SlackSignature.Generator("guess").generate(now, BODY);

        assertThat(signatures.judge(now, signature, bytes(BODY + "x"))).isEqualTo(FORGED);
        assertThat(signatures.judge(now, other, bytes(BODY))).isEqualTo(FORGED);
    }

    @Test
    void aForgeryDoesNotUseUpTheGenuineOne() {
        String now = String.valueOf(NOW.getEpochSecond());
        signatures.judge(now, slack.generate(now, BODY), bytes("other"));

        assertThat(judge(NOW.getEpochSecond())).isEqualTo(GENUINE);
    }

    @Test
    void refusesWhatIsNoSignature() {
        String now = String.valueOf(NOW.getEpochSecond());

        assertThat(signatures.judge("", "", bytes(BODY))).isEqualTo(MALFORMED);
        assertThat(signatures.judge(now, "v0=12", bytes(BODY))).isEqualTo(MALFORMED);
        assertThat(signatures.judge("-1", slack.generate("-1", BODY), bytes(BODY)))
                .isEqualTo(MALFORMED);
        assertThat(signatures.judge("999999999999999", slack.generate(now, BODY), bytes(BODY)))
                .isEqualTo(MALFORMED);
    }

    private Signatures.Judgement judge(long second) {
        String timestamp = String.valueOf(second);
        return signatures.judge(timestamp, slack.generate(timestamp, BODY), bytes(BODY));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
