package io.acknet.match.reload;

import io.acknet.knowledge.FolderWatch;
import io.acknet.knowledge.Learned;
import io.acknet.knowledge.LearnedFolder;
import io.acknet.knowledge.Library;
import io.acknet.knowledge.Lint;
import io.acknet.knowledge.Refusal;
import io.acknet.match.LiveMatcher;
import io.acknet.match.Matcher;
import io.acknet.match.Proof;
import io.acknet.match.Proof.Failed;
import io.acknet.match.Proving;
import io.acknet.match.reload.Gate.Passed;
import io.acknet.match.reload.Gate.Stopped;
import io.acknet.match.reload.Reload.Reason;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The knowledge that answers while its directory changes.
///
/// 1. The directory is looked at again and again (`FolderWatch`), on a thread of its own.
/// 2. A change passes the `Gate` on that thread, while the old knowledge answers.
/// 3. If it passes, it takes the place of the old one at once. Who is being answered is answered to the
///    end from the old one, which is closed after that.
/// 4. If it does not, the old one stays, and the log and `last` say why.
/// 5. What was learned from use lies over the directory, in a directory of its own. A lesson passes the
///    same gate on the same thread, and is kept only if it does.
public final class LiveKnowledge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveKnowledge.class);

    /// Twice that passes between saving a file and its test; nobody looks at the bot sooner.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// A slip in the lexicon can break hundreds of questions; the first ones show it.
    private static final int MOST_LOGGED = 20;

    private final LiveMatcher live;
    private final Optional<FolderWatch> folder;
    private final Optional<LearnedFolder> lessons;
    private final Gate gate;
    private final InstantSource clock;
    private final ScheduledExecutorService thread;

    private volatile Reload last;
    private volatile boolean closed;

    /// What the directory holds, and what was learned; together they answer.
    private Library base;

    private Learned learned;
    private Library library;
    private Instant since;
    private Optional<Proof> proof = Optional.empty();

    private LiveKnowledge(Places places, Library first, Gate gate, InstantSource clock) {
        this.base = first;
        this.lessons = places.learned().map(LearnedFolder::new);
        this.learned = lessons.map(LearnedFolder::read).orElse(Learned.NOTHING);
        this.library = learned.over(first);
        this.live = new LiveMatcher(Matcher.of(library));
        this.folder = places.topics().map(FolderWatch::new);
        this.gate = gate;
        this.clock = clock;
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("knowledge").factory());
        this.since = clock.instant();
        this.last = new Reload.Started(since, library.topics().size(), List.of());
    }

    /// @param first what the directory held a moment ago; answers at once, tested or not
    /// @param directory empty for knowledge that does not change, such as the program's own
    public static LiveKnowledge of(
            Library first, Optional<Path> directory, Lint lint, InstantSource clock) {
        return of(first, new Places(directory, Optional.empty()), lint, clock);
    }

    /// @param first what the topics' directory held a moment ago; what was learned comes over it
    public static LiveKnowledge of(Library first, Places places, Lint lint, InstantSource clock) {
        return new LiveKnowledge(places, first, new Gate(lint), clock).every(PAUSE);
    }

    /// @param topics a directory of topics, whose changes are followed
    /// @param learned where is kept what was learned from use
    public record Places(Optional<Path> topics, Optional<Path> learned) {}

    /// For those who cannot wait a second.
    static LiveKnowledge of(Library first, Path directory, Lint lint, Duration pause) {
        return new LiveKnowledge(
                        new Places(Optional.of(directory), Optional.empty()),
                        first,
                        new Gate(lint),
                        InstantSource.system())
                .every(pause);
    }

    private LiveKnowledge every(Duration pause) {
        long millis = pause.toMillis();
        folder.ifPresent(watch -> {
            var _ =
                    thread.scheduleWithFixedDelay(
                            () -> look(watch), millis, millis, TimeUnit.MILLISECONDS);
        });
        return this;
    }

    /// What the work makes of one state of the knowledge, which stays whole until the work is done.
    ///
    /// @throws IllegalStateException after `close`
    public <R> R use(Function<Matcher, R> work) {
        return live.use(work);
    }

    /// Changes what was learned, if the change passes the gate. Takes as long as the test does.
    ///
    /// @param change of what is kept at that moment
    /// @throws IllegalStateException where nothing can be learned, or after `close`
    public Lesson learn(UnaryOperator<Learned> change) {
        return await(() -> lesson(change));
    }

    /// Changes drafts, which answer nothing and so need no test.
    ///
    /// @throws IllegalStateException where nothing can be learned, or after `close`
    public void draft(UnaryOperator<Learned> change) {
        await(() -> {
            Learned before = folderOfLessons().read();
            Learned after = change.apply(before);
            folderOfLessons().write(before, after);
            return after;
        });
    }

    /// What was learned, as it is kept at this moment.
    public Learned learned() {
        return lessons.map(LearnedFolder::read).orElse(Learned.NOTHING);
    }

    private <T> T await(Callable<T> work) {
        try {
            return thread.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the knowledge was tested", e);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the knowledge is closed", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        }
    }

    private LearnedFolder folderOfLessons() {
        return lessons.orElseThrow(() ->
                new IllegalStateException("there is no directory to keep what is learned in"));
    }

    private Lesson lesson(UnaryOperator<Learned> change) {
        if (proof.isEmpty()) {
            start(live.use(Proving::of));
        }
        LearnedFolder folder = folderOfLessons();
        Learned before = folder.read();
        Learned after = change.apply(before);
        Library changed = after.over(base);
        return switch (gate.judge(changed, live::prepare, proof.orElseThrow())) {
            case Passed passed -> {
                folder.write(before, after);
                learned = after;
                take(changed, passed);
                yield new Lesson.Taken(passed.weakened());
            }
            case Stopped stopped -> new Lesson.Refused(stopped.reasons());
        };
    }

    /// What became of the latest change, for those who run the bot.
    public Reload last() {
        return last;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        synchronized (this) {
            closed = true;
            live.close();
        }
    }

    private void look(FolderWatch watch) {
        try {
            if (proof.isEmpty()) {
                start(live.use(Proving::of));
            }
            watch.changed().ifPresent(this::judge);
        } catch (UncheckedIOException e) {
            refuse(List.of(broken("the knowledge cannot be read: " + e.getMessage())));
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.atError().setCause(e).log("the test of changed knowledge broke off");
                refuse(List.of(broken("the test broke off: " + e)));
            }
        }
    }

    private void start(Proof first) {
        proof = Optional.of(first);
        List<Refusal> problems =
                Stream.concat(
                                gate.complaints(library).stream(),
                                first.failures().stream().map(Failed::told))
                        .toList();
        last = new Reload.Started(since, library.topics().size(), problems);
        log("knowledge has a problem, and a change of it would be refused", problems);
    }

    private void judge(Library directory) {
        Library changed = learned.over(directory);
        if (changed.equals(library)) {
            undone();
            return;
        }
        switch (gate.judge(changed, live::prepare, proof.orElseThrow())) {
            case Passed passed -> {
                base = directory;
                take(changed, passed);
            }
            case Stopped stopped -> refuse(stopped.reasons());
        }
    }

    /// What was refused is gone: the directory holds what answers.
    private void undone() {
        if (last instanceof Reload.Refused) {
            last = new Reload.Taken(clock.instant(), library.topics().size(), List.of());
            LOG.atInfo().log("knowledge is again what answers");
        }
    }

    private void take(Library changed, Passed passed) {
        synchronized (this) {
            if (closed) {
                passed.matcher().close();
                return;
            }
            live.replace(passed.matcher());
        }
        library = changed;
        proof = Optional.of(passed.proof());
        since = clock.instant();
        last = new Reload.Taken(since, changed.topics().size(), passed.weakened());
        LOG.atInfo().addKeyValue("topics", changed.topics().size()).log("knowledge taken");
        log("an asking finds only itself since this change", passed.weakened());
    }

    private void refuse(List<Reason> reasons) {
        boolean known = last instanceof Reload.Refused before && before.reasons().equals(reasons);
        if (!known) {
            last = new Reload.Refused(clock.instant(), since, library.topics().size(), reasons);
            log("knowledge refused, what was taken before answers", reasons);
        }
    }

    private static Reason broken(String problem) {
        Refusal told = new Refusal("*.md", 1, problem, "mend it, or look into the log");
        return new Reason(told, false);
    }

    private static void log(String what, List<?> reasons) {
        reasons.stream()
                .limit(MOST_LOGGED)
                .forEach(reason -> LOG.atWarn().addKeyValue("reason", reason).log(what));
        if (reasons.size() > MOST_LOGGED) {
            LOG.atWarn().addKeyValue("more", reasons.size() - MOST_LOGGED).log(what);
        }
    }
}
