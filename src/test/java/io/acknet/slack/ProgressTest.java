package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.conversation.Reply;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final List<String> shown = Collections.synchronizedList(new ArrayList<>());

    @Test
    void showsTheFirstAtOnceThenTheLatestAndNothingAfterTheEnd() {
        try (Progress progress = progress(300, Integer.MAX_VALUE)) {
            progress.accept(state("1"));
            Bench.await(() -> shown.equals(List.of("1")), "the first");
            progress.accept(state("2"));
            progress.accept(state("3"));
            assertThat(shown).containsExactly("1");
            Bench.await(() -> shown.equals(List.of("1", "3")), "the latest");
            progress.accept(state("4"));
        }
        Bench.sleep(400);
        assertThat(shown).containsExactly("1", "3");
    }

    @Test
    void showsNoMoreThanItsPlaceTakes() {
        try (Progress progress = progress(10, 2)) {
            for (int i = 1; i <= 5; i++) {
                progress.accept(state("" + i));
                Bench.sleep(50);
            }
        }
        assertThat(shown).containsExactly("1", "2");
    }

    @Test
    void endsOnlyWhenNothingIsOnItsWay() {
        Progress progress =
                new Progress(
                        reply -> {
                            Bench.sleep(200);
                            shown.add("late");
                        },
                        new Progress.Pace(Duration.ofMillis(10), 9));
        progress.accept(state("1"));
        Bench.sleep(50);
        progress.close();
        assertThat(shown).containsExactly("late");
    }

    @Test
    void breaksItsSilenceOnceAndOnlyWhereItWasSilent() {
        try (Progress progress = progress(10, 9)) {
            progress.breakSilence(state("working"), Duration.ofMillis(50));
            Bench.await(() -> shown.equals(List.of("working")), "a word");
        }
        try (Progress progress = progress(10, 9)) {
            progress.breakSilence(state("too late"), Duration.ofMillis(50));
            progress.accept(state("1"));
            Bench.sleep(150);
        }
        try (Progress progress = progress(10, 9)) {
            progress.breakSilence(state("over"), Duration.ofMillis(50));
        }
        Bench.sleep(100);
        assertThat(shown).containsExactly("working", "1");
    }

    private Progress progress(long millis, int most) {
        return new Progress(
                reply -> shown.add(((Reply.Done) reply).text().en()),
                new Progress.Pace(Duration.ofMillis(millis), most));
    }

    private static Reply state(String text) {
        return new Reply.Done(Lang.EN, Text.same(text));
    }
}
