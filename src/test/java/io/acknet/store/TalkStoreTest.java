package io.acknet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What every database must do for answers, settings of channels and digests.
@ParameterizedClass
@EnumSource
class TalkStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Parameter TestDatabase database = TestDatabase.SQLITE;
    @TempDir Path directory;
    private Store store;

    @BeforeEach
    void open() {
        store = TestDatabase.open(database.fresh(directory));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsTheAnswerToAQuestionAndTheFirstInAThread() {
        Answered first = answered("1.1", "1.1", "1.2", NOON);
        Answered second = answered("1.5", "1.1", "1.6", NOON.plusSeconds(9));
        store.answers().put(second);
        store.answers().put(first);

        assertThat(store.answers().of("C1", "1.5")).contains(second);
        assertThat(store.answers().of("C2", "1.5")).isEmpty();
        assertThat(store.answers().inThread("C1", "1.1")).contains(first);
        assertThat(store.answers().inThread("C1", "9.9")).isEmpty();
        assertThat(store.answers().remove("C1", "1.1")).isTrue();
        assertThat(store.answers().remove("C1", "1.1")).isFalse();
        assertThat(store.answers().inThread("C1", "1.1")).contains(second);
    }

    @Test
    void theSameWordsCountWithinTheirTimeAndWhereAllSeeTheAnswer() {
        store.answers().put(answered("command:1", "", "", NOON));
        assertThat(store.answers().toTheSame("C1", "words", NOON)).isEmpty();
        Answered seen = answered("1.1", "1.1", "1.2", NOON);
        store.answers().put(seen);

        assertThat(store.answers().toTheSame("C1", "words", NOON)).contains(seen);
        assertThat(store.answers().toTheSame("C1", "words", NOON.plusMillis(1))).isEmpty();
        assertThat(store.answers().toTheSame("C1", "others", NOON)).isEmpty();
        assertThat(store.answers().toTheSame("C2", "words", NOON)).isEmpty();
    }

    @Test
    void aNewerAnswerTakesThePlaceOfTheOldOneAndOldOnesAreForgotten() {
        store.answers().put(answered("1.1", "1.1", "1.2", NOON));
        Answered newer = answered("1.1", "1.1", "1.3", NOON.plusSeconds(60));
        store.answers().put(newer);
        store.answers().put(answered("2.1", "2.1", "2.2", NOON.plusSeconds(90)));

        assertThat(store.answers().of("C1", "1.1")).contains(newer);
        assertThat(store.answers().latestOf("U1", 5))
                .extracting(Answered::question)
                .containsExactly("2.1", "1.1");
        assertThat(store.answers().latestOf("U1", 1)).hasSize(1);
        assertThat(store.answers().latestOf("U2", 5)).isEmpty();
        assertThat(store.answers().forget(NOON.plusSeconds(61))).isEqualTo(1);
        assertThat(store.answers().of("C1", "1.1")).isEmpty();
    }

    @Test
    void keepsWhatWasChosenForAChannel() {
        assertThat(store.channelSettings().of("C1")).isEmpty();
        store.channelSettings().put(setting("C1", "zh", true));
        store.channelSettings().put(setting("C2", "", true));
        ChannelSetting later = setting("C1", "en", false);
        store.channelSettings().put(later);

        assertThat(store.channelSettings().of("C1")).contains(later);
        assertThat(store.channelSettings().withDigest())
                .extracting(ChannelSetting::channel)
                .containsExactly("C2");
    }

    @Test
    void aDigestIsToldOnceADayAndNotOnTheFirst() {
        Duration day = Duration.ofDays(1);
        assertThat(store.digests().take("C1", NOON, NOON)).isEmpty();
        assertThat(store.digests().take("C1", NOON, NOON.plusSeconds(1))).isEmpty();
        Instant next = NOON.plus(day);
        assertThat(store.digests().take("C1", next, next)).contains(NOON);
        assertThat(store.digests().take("C1", next, next.plusSeconds(1))).isEmpty();
        assertThat(store.digests().take("C2", next, next)).isEmpty();
    }

    private static Answered answered(String question, String thread, String answer, Instant at) {
        return new Answered("C1", question, thread, answer, "U1", "words", "hairpin", at);
    }

    private static ChannelSetting setting(String channel, String lang, boolean digest) {
        return new ChannelSetting(channel, lang, "short", digest, "U1", NOON);
    }
}
