package io.acknet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What every database must do for questions, opinions and gaps.
@ParameterizedClass
@EnumSource
class LearningStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Parameter TestDatabase database = TestDatabase.SQLITE;
    @TempDir Path directory;
    private Location where;
    private Store store;

    @BeforeEach
    void open() {
        where = database.fresh(directory);
        store = TestDatabase.open(where);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void countsAQuestionOnceAndAGapAsOftenAsItIsAsked() {
        ask("a", NOON);
        ask("b", NOON.plusSeconds(5));
        assertThat(count("a", "gap", NOON)).isTrue();
        assertThat(count("a", "gap", NOON)).isFalse();
        assertThat(count("b", "gap", NOON.plusSeconds(5))).isTrue();

        Gap gap = store.gaps().find("gap").orElseThrow();
        assertThat(gap.times()).isEqualTo(2);
        assertThat(gap.firstSeen()).isEqualTo(NOON);
        assertThat(gap.lastSeen()).isEqualTo(NOON.plusSeconds(5));
        assertThat(gap.terms()).containsExactlyInAnyOrder("one", "two");
        assertThat(GapReader.read(where)).isEqualTo(store.gaps().all());
    }

    @Test
    void whatIsDismissedStaysSoAndWhatIsClosedComesBack() {
        List.of("a", "b", "c", "d").forEach(id -> ask(id, NOON));
        count("a", "dismissed", NOON);
        count("b", "closed", NOON);
        store.gaps().become("dismissed", Gap.State.DISMISSED);
        store.gaps().become("closed", Gap.State.CLOSED);
        count("c", "dismissed", NOON);
        count("d", "closed", NOON);

        assertThat(store.gaps().find("dismissed")).map(Gap::state).contains(Gap.State.DISMISSED);
        assertThat(store.gaps().find("closed")).map(Gap::state).contains(Gap.State.OPEN);
        assertThat(store.gaps().become("none", Gap.State.OPEN)).isFalse();
    }

    @Test
    void keepsAtMostSoManyTheRarestAndOldestGoFirst() {
        for (int i = 0; i < 5; i++) {
            ask("q" + i, NOON.plusSeconds(i));
        }
        ask("again", NOON);
        count("q0", "often", NOON, 3);
        count("again", "often", NOON, 3);
        count("q1", "old", NOON.plusSeconds(1), 3);
        count("q2", "newer", NOON.plusSeconds(2), 3);
        count("q3", "newest", NOON.plusSeconds(3), 3);

        assertThat(store.gaps().all())
                .extracting(Gap::id)
                .containsExactly("often", "newest", "newer");
    }

    @Test
    void anOpinionCountsOnceAndGoesWithItsQuestion() {
        ask("a", NOON);
        assertThat(store.askedQuestions().first(opinion("p"))).isTrue();
        assertThat(store.askedQuestions().first(opinion("p"))).isFalse();
        assertThat(store.askedQuestions().first(opinion("q"))).isTrue();

        assertThat(store.askedQuestions().forget(NOON.plusSeconds(1))).isEqualTo(1);
        assertThat(store.askedQuestions().find("a")).isEmpty();
        ask("a", NOON);
        assertThat(store.askedQuestions().first(opinion("p"))).isTrue();
    }

    @Test
    void knowsWhichSuggestionsNobodyOpened() {
        ask("opened", NOON);
        ask("left", NOON);
        ask("new", NOON.plusSeconds(60));
        store.askedQuestions().chosen("opened", "hairpin");

        assertThat(store.askedQuestions().leftOpen("ambiguous", NOON.plusSeconds(30), 10))
                .extracting(Asked::id)
                .containsExactly("left");
    }

    @Test
    void aPersonIsAHashThatDiffersFromAnswerToAnswer() {
        assertThat(store.keyedHash("opinion", "a\nU1"))
                .hasSize(64)
                .isEqualTo(store.keyedHash("opinion", "a\nU1"))
                .isNotEqualTo(store.keyedHash("opinion", "b\nU1"))
                .isNotEqualTo(store.keyedHash("other", "a\nU1"));
    }

    private void ask(String id, Instant at) {
        store.askedQuestions()
                .add(new Asked(id, "why", "ambiguous", List.of("x", "y"), 1.5, "en", "direct", at));
    }

    private static AskedQuestions.Opinion opinion(String person) {
        return new AskedQuestions.Opinion("a", person, "helpful", "x", NOON);
    }

    private boolean count(String ask, String gap, Instant at) {
        return count(ask, gap, at, 100);
    }

    private boolean count(String ask, String gap, Instant at, int most) {
        Gap one =
                new Gap(
                        gap,
                        "why",
                        Set.of("one", "two"),
                        "none",
                        "x",
                        1.5,
                        "",
                        "en",
                        "direct",
                        1,
                        at,
                        at,
                        Gap.State.OPEN);
        return store.gaps().count(ask, one, most);
    }
}
