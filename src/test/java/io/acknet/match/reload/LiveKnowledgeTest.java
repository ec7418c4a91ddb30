package io.acknet.match.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.acknet.knowledge.Library;
import io.acknet.knowledge.Lint;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.match.Match;
import io.acknet.match.Matcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveKnowledgeTest {
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String QUESTION = "the outlet valve of the tank leaks";
    private static final Lint LINT = new Lint(Set.of(), Set.of());

    @TempDir Path temporary = Path.of("");

    private KnowledgeDirectory files;
    private LiveKnowledge knowledge;

    @BeforeEach
    void follow() {
        files = KnowledgeDirectory.in(temporary);
        knowledge = LiveKnowledge.of(Library.load(temporary), temporary, LINT, PAUSE);
    }

    @AfterEach
    void close() {
        knowledge.close();
    }

    @Test
    void answersFromAChangedFileOnceItIsTested() throws InterruptedException {
        Instant before = Instant.now();
        files.generation("second");

        Reload.Taken taken = until(Reload.Taken.class, _ -> true);

        assertThat(title()).isEqualTo("The outlet valve, second");
        assertThat(taken.topics()).isEqualTo(2);
        assertThat(taken.at()).isAfterOrEqualTo(before);
    }

    @Test
    void refusesAFileWithAMistakeAndNamesItsLine() throws InterruptedException {
        files.edit("valve.md", "## cure", "## curse");

        assertThat(refused()).singleElement().asString().startsWith("valve.md:12: unknown part");
        assertThat(title()).isEqualTo("The outlet valve, first");
    }

    @Test
    void refusesWhatLintComplainsOf() throws InterruptedException {
        files.edit("sensor.md", "---\n---", "---\nrelated: [ghost]\n---");

        assertThat(refused())
                .singleElement()
                .asString()
                .startsWith("sensor.md:2: there is no related topic \"ghost\"");
    }

    @Test
    void refusesANewMustMatchThatFails() throws InterruptedException {
        files.edit("valve.md", "## matches", "## matches\n- who won the match");

        assertThat(refused())
                .singleElement()
                .asString()
                .startsWith("valve.md:9: \"who won the match\" must match, and finds nothing")
                .doesNotContain("it held before");
    }

    @Test
    void namesWhatHeldBeforeTheChange() throws InterruptedException {
        files.edit(
                "sensor.md",
                "## askings",
                "## askings\n- water leak\n- water leaks out of my tank\n- why does water leak"
                        + "\n- leak of water, outlet\n- outlet valve lets water out\n- tank, water, valve");

        assertThat(refused())
                .anySatisfy(reason ->
                        assertThat(reason)
                                .startsWith("valve.md:9: \"why does water leak out")
                                .endsWith("(it held before this change)"));
        assertThat(title()).isEqualTo("The outlet valve, first");
    }

    @Test
    void keepsItsTopicsWhenTheDirectoryIsEmptyOrGone() throws IOException, InterruptedException {
        String valve = files.text("valve.md");
        String sensor = files.text("sensor.md");
        files.delete("valve.md");
        files.delete("sensor.md");
        assertThat(refused()).singleElement().asString().contains("there is no topic");

        Path away = temporary.resolveSibling(temporary.getFileName() + "-away");
        Files.move(temporary, away);
        until(Reload.Refused.class, r -> r.reasons().toString().contains("cannot be read"));
        assertThat(title()).isEqualTo("The outlet valve, first");

        Files.move(away, temporary);
        files.write("valve.md", valve);
        files.write("sensor.md", sensor);
        until(Reload.Taken.class, _ -> true);
        assertThat(title()).isEqualTo("The outlet valve, first");
    }

    @Test
    void takesWhatEditorsRenameAndLeavesTheirOwnFilesAlone() throws InterruptedException {
        files.write(".valve.md.swp", "not ours");
        files.write("valve.md~", "nor this");
        Path temporaryFile =
                files.write("4913", files.text("valve.md").replace("first", "renamed"));
        files.rename(temporaryFile, "valve.md");

        until(Reload.Taken.class, _ -> true);

        assertThat(title()).isEqualTo("The outlet valve, renamed");
    }

    @Test
    void followsTheLinksOfAMountedConfigMap(@TempDir Path mount)
            throws IOException, InterruptedException {
        KnowledgeDirectory one = KnowledgeDirectory.in(Files.createDirectory(mount.resolve("..1")));
        KnowledgeDirectory two = KnowledgeDirectory.in(Files.createDirectory(mount.resolve("..2")));
        two.generation("second");
        one.mountAt(mount);
        knowledge.close();
        knowledge = LiveKnowledge.of(Library.load(mount), mount, LINT, PAUSE);
        assertThat(title()).isEqualTo("The outlet valve, first");

        two.mountAt(mount);
        until(Reload.Taken.class, _ -> true);

        assertThat(title()).isEqualTo("The outlet valve, second");
    }

    @Test
    void tellsOfProblemsThatWereThereAtTheStart() throws InterruptedException {
        knowledge.close();
        files.edit("valve.md", "## matches", "## matches\n- who won the match");
        knowledge = LiveKnowledge.of(Library.load(temporary), temporary, LINT, PAUSE);

        Reload.Started started = until(Reload.Started.class, s -> !s.problems().isEmpty());

        assertThat(started.problems()).extracting(p -> p.line()).containsExactly(9);
        assertThat(title()).isEqualTo("The outlet valve, first");
    }

    @Test
    void endsAnAnswerOnTheKnowledgeItBeganWith() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        AtomicReference<Matcher> old = new AtomicReference<>();
        CompletableFuture<String> answer =
                CompletableFuture.supplyAsync(() ->
                        knowledge.use(matcher -> {
                            old.set(matcher);
                            begun.countDown();
                            await(changed);
                            return title(matcher.match(QUESTION).hits());
                        }));
        begun.await();
        files.generation("second");
        until(Reload.Taken.class, _ -> true);
        assertThat(title()).isEqualTo("The outlet valve, second");

        changed.countDown();

        assertThat(answer.get()).isEqualTo("The outlet valve, first");
        assertThatIllegalStateException().isThrownBy(() -> old.get().match(QUESTION));
    }

    @Test
    void leavesNoQuestionUnansweredInFiftyReloads(@TempDir Path mount)
            throws IOException, InterruptedException, ExecutionException {
        generation(mount, "start").mountAt(mount);
        knowledge.close();
        knowledge = LiveKnowledge.of(Library.load(mount), mount, LINT, PAUSE);
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> one = threads.submit(() -> askUntil(done));
            Future<Integer> other = threads.submit(() -> askUntil(done));
            for (int i = 0; i < 25; i++) {
                String good = "good " + i;
                generation(mount, good).mountAt(mount);
                until(Reload.Taken.class, _ -> title().endsWith(good));
                String bad = "bad " + i;
                KnowledgeDirectory broken = generation(mount, bad);
                broken.edit("sensor.md", "## matches", "## matches\n- nonsense is " + bad);
                broken.mountAt(mount);
                until(Reload.Refused.class, r -> r.reasons().toString().contains(bad + '"'));
            }
            done.set(true);

            assertThat(one.get()).isGreaterThan(100);
            assertThat(other.get()).isGreaterThan(100);
        }
    }

    private static KnowledgeDirectory generation(Path mount, String name) throws IOException {
        KnowledgeDirectory files =
                KnowledgeDirectory.in(Files.createDirectory(mount.resolve(".." + name)));
        files.generation(name);
        return files;
    }

    /// Asks, and sees to it that the answer and all that goes with it is of one generation.
    private int askUntil(AtomicBoolean done) {
        int asked = 0;
        while (!done.get()) {
            Set<String> generations =
                    knowledge.use(matcher -> {
                        Match match = matcher.match(QUESTION);
                        assertThat(match).isInstanceOf(Match.Confident.class);
                        List<Topic> all = new ArrayList<>(matcher.library().topics());
                        match.hits().forEach(hit -> all.add(hit.topic()));
                        return generations(all);
                    });
            assertThat(generations).hasSize(1);
            asked++;
        }
        return asked;
    }

    private static Set<String> generations(List<Topic> topics) {
        Set<String> generations = new HashSet<>();
        topics.forEach(t -> generations.add(t.in(Lang.EN).title().split(", ", 2)[1]));
        return generations;
    }

    private List<String> refused() throws InterruptedException {
        return until(Reload.Refused.class, _ -> true).reasons().stream()
                .map(Reload.Reason::toString)
                .toList();
    }

    private String title() {
        return knowledge.use(matcher -> title(matcher.match(QUESTION).hits()));
    }

    private static String title(List<Match.Hit> hits) {
        return hits.getFirst().topic().in(Lang.EN).title();
    }

    private <T extends Reload> T until(Class<T> type, Predicate<T> that)
            throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Reload last = knowledge.last();
            if (type.isInstance(last) && that.test(type.cast(last))) {
                return type.cast(last);
            }
            Thread.sleep(5);
        }
        throw new AssertionError("waited for " + type.getSimpleName() + ": " + knowledge.last());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
