package io.acknet.conversation;

import io.acknet.check.Report;
import io.acknet.conversation.CheckRun.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    private final IntSupplier perCluster;
    private final Map<CheckRun.Key, CheckRun> runs = new ConcurrentHashMap<>();

    public SharedRuns(Inspection inspection, Verdicts verdicts, InstantSource clock) {
        this(inspection, verdicts, clock, () -> Integer.MAX_VALUE);
    }

    /// @param perCluster runs on one cluster at a time; further ones are refused
    public SharedRuns(
            Inspection inspection, Verdicts verdicts, InstantSource clock, IntSupplier perCluster) {
        this.perCluster = perCluster;
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
        Instant now = clock.instant();
        runs.values().removeIf(run -> !shared(run, now));
        requireRoom(asked);
        CheckRun own = new CheckRun(asked.key(), asked.by(), now);
        CheckRun run =
                asked.again()
                        ? own
                        : runs.compute(
                                asked.key(),
                                (_, there) -> there == null || !shared(there, now) ? own : there);
        if (asked.again()) {
            runs.put(asked.key(), own);
        }
        run.watch(watcher);
        if (run == own) {
            own.run(inspection);
            settle(own);
            return new Ended(own.outcome(), Optional.empty());
        }
        Outcome outcome = run.outcome();
        return new Ended(
                outcome, Optional.of(new Reply.Earlier(Duration.between(run.at(), now), run.by())));
    }

    /// A run that somebody else has asked for takes no room.
    private void requireRoom(Asked asked) {
        String cluster = asked.key().cluster();
        boolean joins = !asked.again() && runs.containsKey(asked.key());
        long running =
                runs.values().stream()
                        .filter(run -> run.running() && run.key().cluster().equals(cluster))
                        .count();
        if (!joins && running >= perCluster.getAsInt()) {
            throw Inspection.Unreachable.busy(cluster, Sentences.tooManyRuns(cluster, running));
        }
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

    /// A run that has not ended.
    Optional<CheckRun> running(String id) {
        return runs.values().stream()
                .filter(run -> run.id().equals(id) && run.running())
                .findFirst();
    }
}
