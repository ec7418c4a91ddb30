package io.acknet.match.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Addition;
import io.acknet.knowledge.Learned;
import io.acknet.knowledge.Library;
import io.acknet.knowledge.Lint;
import io.acknet.knowledge.Shelf;
import io.acknet.lang.Lang;
import io.acknet.match.Match;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What other replicas have learned, and what keeps it out.
class ShelfTest {
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KNOWN = "the outlet valve of the tank leaks";
    private static final String FLANGE = "the flange of the pump rattles loudly";
    private static final String FENCE = "paint a fence in a rainy autumn";

    @TempDir Path temporary = Path.of("");

    private final Common shelf = new Common();
    private KnowledgeDirectory files;
    private LiveKnowledge knowledge;

    @BeforeEach
    void follow() {
        files = KnowledgeDirectory.in(temporary);
        knowledge =
                LiveKnowledge.of(
                        Library.load(temporary), temporary, new Lint(Set.of(), Set.of()), PAUSE);
    }

    @AfterEach
    void close() {
        knowledge.close();
    }

    @Test
    void answersFromWhatLiesThereAtTheStart() {
        shelf.change(with(FLANGE));
        knowledge.keepOn(shelf);
        assertThat(answers(FLANGE)).isTrue();
    }

    @Test
    void answersFromWhatAnotherHasPutThere() {
        knowledge.keepOn(shelf);
        assertThat(answers(FLANGE)).isFalse();
        shelf.change(with(FLANGE));
        await(() -> answers(FLANGE));
        assertThat(knowledge.last()).isInstanceOf(Reload.Taken.class);
    }

    @Test
    void refusesWhatWouldRegressHereAndTakesWhatMendsIt() {
        knowledge.keepOn(shelf);
        Addition bad = asking("replace my battery, pressure sensor");
        shelf.change(learned -> learned.plus(bad));
        await(() -> knowledge.last() instanceof Reload.Refused);
        assertThat(((Reload.Refused) knowledge.last()).reasons())
                .anySatisfy(reason -> assertThat(reason.toString()).contains("it held before"));
        assertThat(answers("replace the battery of the pressure sensor")).isFalse();
        assertThat(answers(KNOWN)).isTrue();

        shelf.change(_ -> Learned.NOTHING.plus(asking(FLANGE)));
        await(() -> answers(FLANGE));
        assertThat(knowledge.last()).isInstanceOf(Reload.Taken.class);
    }

    @Test
    void aLessonThatIsLearnedElsewhereMeanwhileCountsToo() {
        knowledge.keepOn(shelf);
        shelf.beforeNextChange = () -> shelf.change(with(FENCE));

        assertThat(knowledge.learn(with(FLANGE))).isInstanceOf(Lesson.Taken.class);

        assertThat(answers(FLANGE)).isTrue();
        assertThat(answers(FENCE)).isTrue();
        assertThat(shelf.read().learned().additions()).hasSize(2);
    }

    @Test
    void aDraftThatIsWrittenElsewhereMeanwhileStays() {
        knowledge.keepOn(shelf);
        shelf.beforeNextChange = () -> shelf.change(with(FENCE));
        var draft = Library.load(temporary).topic("valve").orElseThrow();

        knowledge.draft(learned -> learned.withDraft(draft));

        assertThat(knowledge.learned().drafts()).hasSize(1);
        assertThat(knowledge.learned().additions()).hasSize(1);
    }

    @Test
    void aDirectoryThatIsRefusedDoesNotKeepTheShelfBack() {
        knowledge.keepOn(shelf);
        files.edit("valve.md", "## cure", "## curse");
        await(() -> knowledge.last() instanceof Reload.Refused);

        shelf.change(with(FLANGE));

        await(() -> answers(FLANGE));
        await(() -> knowledge.last() instanceof Reload.Refused);
        files.edit("valve.md", "## curse", "## cure");
        await(() -> knowledge.last() instanceof Reload.Taken);
        assertThat(answers(FLANGE)).isTrue();
    }

    @Test
    void goesOnAnsweringWhileTheShelfCannotBeReached() {
        shelf.change(with(FLANGE));
        knowledge.keepOn(shelf);
        shelf.gone = true;
        int reads = shelf.asked.get();
        await(() -> shelf.asked.get() > reads);
        assertThat(answers(FLANGE)).isTrue();
        assertThat(knowledge.last()).isNotInstanceOf(Reload.Refused.class);

        shelf.gone = false;
        shelf.change(with(FENCE));
        await(() -> answers(FENCE));
    }

    private static UnaryOperator<Learned> with(String asking) {
        return learned -> learned.plus(asking(asking));
    }

    private static Addition asking(String text) {
        return new Addition("valve", Lang.EN, Addition.Kind.ASKING, text);
    }

    private boolean answers(String question) {
        return knowledge.use(matcher -> matcher.match(question))
                        instanceof Match.Confident confident
                && confident.hits().getFirst().topic().id().equals("valve");
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /// In memory.
    private static final class Common implements Shelf {
        private final AtomicReference<Kept> kept =
                new AtomicReference<>(new Kept(0, Learned.NOTHING));
        volatile Runnable beforeNextChange = () -> {};
        volatile boolean gone;
        final AtomicInteger asked = new AtomicInteger();

        void change(UnaryOperator<Learned> change) {
            kept.updateAndGet(it -> new Kept(it.version() + 1, change.apply(it.learned())));
        }

        @Override
        public long version() {
            asked.incrementAndGet();
            return read().version();
        }

        @Override
        public Kept read() {
            if (gone) {
                throw new IllegalStateException("nobody answers");
            }
            return kept.get();
        }

        @Override
        public boolean replace(Kept before, Learned now) {
            Runnable first = beforeNextChange;
            beforeNextChange = () -> {};
            first.run();
            boolean latest = kept.get().version() == before.version();
            if (latest) {
                change(_ -> now);
            }
            return latest;
        }
    }
}
