package io.acknet.match.reload;

import io.acknet.knowledge.FolderWatch;
import io.acknet.knowledge.Learned;
import io.acknet.knowledge.Library;
import io.acknet.knowledge.Lint;
import io.acknet.knowledge.Refusal;
import io.acknet.knowledge.Shelf;
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
/// 5. What was learned from use lies over the directory, and is kept on a shelf that replicas share. A
///    lesson passes the same gate on the same thread, and is kept only if it does.
/// 6. What other replicas have put on the shelf passes the gate as well. A change of the directory and
///    one of the shelf are tried together, then each without the other.
public final class LiveKnowledge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveKnowledge.class);

    /// Twice that passes between saving a file and its test; nobody looks at the bot sooner.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// A slip in the lexicon can break hundreds of questions; the first ones show it.
    private static final int MOST_LOGGED = 20;

    private final LiveMatcher live;
    private final Optional<FolderWatch> folder;
    private final Gate gate;
    private final InstantSource clock;
    private final ScheduledExecutorService thread;

    private volatile Reload last;
    private volatile boolean closed;

    private volatile Optional<Shelf> shelf = Optional.empty();

    /// What answers, and what there is: it differs from that only while it is refused.
    private Halves answering;

    private Halves there;

    /// Of the shelf, as it was read last; -1 while it never was.
    private long version = -1;

    private boolean unread;
    private Library library;
    private Instant since;
    private Optional<Proof> proof = Optional.empty();

    private LiveKnowledge(Library first, Optional<Path> directory, Gate gate, InstantSource clock) {
        this.answering = new Halves(first, Learned.NOTHING);
        this.there = answering;
        this.library = first;
        this.live = new LiveMatcher(Matcher.of(library));
        this.folder = directory.map(FolderWatch::new);
        this.gate = gate;
        this.clock = clock;
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("knowledge").factory());
        this.since = clock.instant();
        this.last = new Reload.Started(since, library.topics().size(), List.of());
    }

    /// What the directory holds, and what was learned.
    private record Halves(Library topics, Learned learned) {
        Library whole() {
            return learned.over(topics);
        }
    }

    /// @param first what the directory held a moment ago; answers at once, tested or not
    /// @param directory empty for knowledge that does not change, such as the program's own
    public static LiveKnowledge of(
            Library first, Optional<Path> directory, Lint lint, InstantSource clock) {
        return new LiveKnowledge(first, directory, new Gate(lint), clock).every(PAUSE);
    }

    /// For those who cannot wait a second.
    static LiveKnowledge of(Library first, Path directory, Lint lint, Duration pause) {
        return new LiveKnowledge(
                        first, Optional.of(directory), new Gate(lint), InstantSource.system())
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

    /// From now on what is on the shelf answers too: what lies there at this moment at once, tested or
    /// not, and what others put there once it is tested.
    public void keepOn(Shelf kept) {
        await(() -> {
            Shelf.Kept now = kept.read();
            version = now.version();
            there = new Halves(answering.topics(), now.learned());
            answering = there;
            if (!there.whole().equals(library)) {
                library = there.whole();
                live.replace(live.prepare(library));
                last = new Reload.Started(since, library.topics().size(), List.of());
            }
            shelf = Optional.of(kept);
            long millis = PAUSE.toMillis();
            var _ =
                    thread.scheduleWithFixedDelay(
                            () -> follow(kept), millis, millis, TimeUnit.MILLISECONDS);
            return kept;
        });
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
            while (true) {
                Shelf.Kept before = theShelf().read();
                Learned after = change.apply(before.learned());
                if (!before.learned().refusals().containsAll(after.refusals())) {
                    throw new IllegalStateException("unreadable: " + after.refusals());
                }
                if (theShelf().replace(before, after)) {
                    return after;
                }
            }
        });
    }

    /// What was learned, as it is kept at this moment, by whichever replica.
    public Learned learned() {
        return shelf.map(Shelf::read).map(Shelf.Kept::learned).orElse(Learned.NOTHING);
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

    private Shelf theShelf() {
        return shelf.orElseThrow(
                () -> new IllegalStateException("there is nothing to keep what is learned on"));
    }

    private Lesson lesson(UnaryOperator<Learned> change) {
        prove();
        while (true) {
            Shelf.Kept before = theShelf().read();
            Halves changed = new Halves(answering.topics(), change.apply(before.learned()));
            switch (judge(changed)) {
                case Passed passed -> {
                    if (kept(before, changed.learned(), passed)) {
                        there = new Halves(there.topics(), changed.learned());
                        take(changed, passed);
                        return new Lesson.Taken(passed.weakened());
                    }
                }
                case Stopped stopped -> {
                    return new Lesson.Refused(stopped.reasons());
                }
            }
        }
    }

    /// @return false when another replica was faster: the test has to hold with its lesson, too
    private boolean kept(Shelf.Kept before, Learned now, Passed passed) {
        boolean kept = false;
        try {
            kept = theShelf().replace(before, now);
        } finally {
            if (!kept) {
                passed.matcher().close();
            }
        }
        return kept;
    }

    private Gate.Verdict judge(Halves changed) {
        return gate.judge(changed.whole(), live::prepare, proof.orElseThrow());
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
            prove();
            watch.changed()
                    .ifPresent(topics -> {
                        there = new Halves(topics, there.learned());
                        settle();
                    });
        } catch (UncheckedIOException e) {
            refuse(List.of(broken("the knowledge cannot be read: " + e.getMessage())));
        } catch (RuntimeException e) {
            brokeOff(e);
        }
    }

    private void follow(Shelf kept) {
        Shelf.Kept now;
        try {
            if (kept.version() == version) {
                return;
            }
            now = kept.read();
            unread = false;
        } catch (RuntimeException e) {
            if (!closed && !unread) {
                LOG.atWarn()
                        .setCause(e)
                        .log("what others have learned cannot be read at the moment");
            }
            unread = true;
            return;
        }
        try {
            prove();
            there = new Halves(there.topics(), now.learned());
            settle();
            version = now.version();
        } catch (RuntimeException e) {
            version = now.version();
            brokeOff(e);
        }
    }

    private void brokeOff(RuntimeException e) {
        if (!closed) {
            LOG.atError().setCause(e).log("the test of changed knowledge broke off");
            refuse(List.of(broken("the test broke off: " + e)));
        }
    }

    private void prove() {
        if (proof.isEmpty()) {
            start(live.use(Proving::of));
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

    /// Takes what there is, or as much of it as passes.
    private void settle() {
        List<Reason> reasons = trial(there);
        if (reasons.isEmpty()) {
            undone();
            return;
        }
        if (!there.topics().equals(answering.topics())
                && !there.learned().equals(answering.learned())
                && !trial(new Halves(there.topics(), answering.learned())).isEmpty()) {
            trial(new Halves(answering.topics(), there.learned()));
        }
        refuse(reasons);
    }

    /// @return why it does not answer; empty when it does
    private List<Reason> trial(Halves next) {
        if (next.whole().equals(library)) {
            answering = next;
            return List.of();
        }
        return switch (judge(next)) {
            case Passed passed -> {
                take(next, passed);
                yield List.of();
            }
            case Stopped stopped -> stopped.reasons();
        };
    }

    /// What was refused is gone: the directory holds what answers.
    private void undone() {
        if (last instanceof Reload.Refused) {
            last = new Reload.Taken(clock.instant(), library.topics().size(), List.of());
            LOG.atInfo().log("knowledge is again what answers");
        }
    }

    private void take(Halves changed, Passed passed) {
        synchronized (this) {
            if (closed) {
                passed.matcher().close();
                return;
            }
            live.replace(passed.matcher());
        }
        answering = changed;
        library = changed.whole();
        proof = Optional.of(passed.proof());
        since = clock.instant();
        last = new Reload.Taken(since, library.topics().size(), passed.weakened());
        LOG.atInfo().addKeyValue("topics", library.topics().size()).log("knowledge taken");
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
