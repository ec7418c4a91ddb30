package io.acknet.conversation;

import io.acknet.check.Report;
import io.acknet.conversation.CheckRun.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// Runs of checks. Whoever asks within a minute for what somebody else has asked for gets that run's
/// result, and hears whose it is. What a run came to is remembered for the answers.
public final class SharedRuns {
    private static final Duration SHARED_FOR = Duration.ofMinutes(1);

    private final Inspection inspection;
    private final Verdicts verdicts;
    private final InstantSource clock;
    private final Terms terms;
    private final Map<CheckRun.Key, CheckRun> runs = new ConcurrentHashMap<>();
    private final Map<String, Integer> running = new HashMap<>();

    public SharedRuns(Inspection inspection, Verdicts verdicts, InstantSource clock) {
        this(inspection, verdicts, clock, Terms.none());
    }

    /// @param perCluster runs on one cluster at a time; further ones are refused
    /// @param wishes of people whose click arrives at another replica
    public record Terms(IntSupplier perCluster, CancelWishes wishes) {
        static Terms none() {
            return new Terms(() -> Integer.MAX_VALUE, CancelWishes.NO_OTHERS);
        }
    }

    public SharedRuns(Inspection inspection, Verdicts verdicts, InstantSource clock, Terms terms) {
        this.terms = terms;
        this.inspection = inspection;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    Inspection inspection() {
        return inspection;
    }

    /// @param by id of the person
    /// @param again whether a result that is there will not do
    record Asked(CheckRun.Key key, String by, boolean again) {}

    record Ended(Outcome outcome, Optional<Reply.Earlier> earlier) {}

    /// Runs, or waits for the run of somebody else.
    ///
    /// @throws Inspection.Unreachable when there is no usable access to the cluster at all
    /// @throws io.acknet.check.BadRequest when a parameter means nothing to a check
    Ended run(Asked asked, Consumer<CheckRun.State> watcher) {
        CheckRun own = new CheckRun(asked.key(), asked.by(), clock.instant());
        CheckRun run = joined(asked, own);
        run.watch(watcher);
        if (run == own) {
            try (RunWatch _ = RunWatch.over(own, terms.wishes())) {
                own.run(inspection);
            } finally {
                makeRoom(own.key().cluster());
            }
            settle(own);
            return new Ended(own.outcome(), Optional.empty());
        }
        Outcome outcome = run.outcome();
        return new Ended(
                outcome,
                Optional.of(new Reply.Earlier(Duration.between(run.at(), own.at()), run.by())));
    }

    /// The run of somebody else, which takes no room; or one's own, for which there is room.
    private synchronized CheckRun joined(Asked asked, CheckRun own) {
        runs.values().removeIf(run -> !shared(run, own.at()));
        CheckRun there = asked.again() ? null : runs.get(asked.key());
        if (there != null) {
            return there;
        }
        String cluster = asked.key().cluster();
        int already = running.getOrDefault(cluster, 0);
        if (already >= terms.perCluster().getAsInt()) {
            throw Inspection.Unreachable.busy(cluster, Sentences.tooManyRuns(cluster, already));
        }
        running.put(cluster, already + 1);
        runs.put(asked.key(), own);
        return own;
    }

    private synchronized void makeRoom(String cluster) {
        running.merge(cluster, -1, Integer::sum);
    }

    /// Only a whole result is worth sharing.
    private void settle(CheckRun run) {
        boolean whole = false;
        try {
            switch (run.outcome()) {
                case Outcome.Done(List<Report> reports) -> {
                    remember(run.key(), reports);
                    whole = true;
                }
                case Outcome.Cancelled(List<Report> reports, var _) -> remember(run.key(), reports);
                case Outcome.OtherCluster _ -> {}
            }
        } finally {
            if (!whole) {
                runs.remove(run.key(), run);
            }
        }
    }

    /// A check of one Pod says nothing of the cluster.
    private void remember(CheckRun.Key key, List<Report> reports) {
        if (key.params().isEmpty()) {
            reports.stream()
                    .filter(report -> report.cluster().uid().equals(key.uid()))
                    .forEach(verdicts::remember);
        }
    }

    /// What was read of this cluster before now is not shared, nor told in answers: it has been changed.
    public void forget(String uid) {
        runs.values().removeIf(run -> run.key().uid().equals(uid) && !run.running());
        verdicts.forget(uid);
    }

    private static boolean shared(CheckRun run, Instant now) {
        return run.running() || run.at().plus(SHARED_FOR).isAfter(now);
    }

    enum Cancelling {
        DONE,
        /// Another replica runs it, or nobody does any more.
        PASSED_ON,
        OVER
    }

    /// Ends a run on this cluster, or has the replica end it that runs it.
    Cancelling cancel(String id, String uid, String by) {
        Optional<CheckRun> here = running(id);
        if (here.isPresent()) {
            boolean done = here.get().key().uid().equals(uid) && here.get().cancel(by);
            return done ? Cancelling.DONE : Cancelling.OVER;
        }
        boolean ended = runs.values().stream().anyMatch(run -> run.id().equals(id));
        return !ended && terms.wishes().add(id, uid, by) ? Cancelling.PASSED_ON : Cancelling.OVER;
    }

    /// A run that has not ended.
    private Optional<CheckRun> running(String id) {
        return runs.values().stream()
                .filter(run -> run.id().equals(id) && run.running())
                .findFirst();
    }
}
