package io.acknet.conversation;

import io.acknet.check.Report;
import io.acknet.conversation.Inspection.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Checks that run one after the other on one snapshot of a cluster, for everybody who asks for the
/// same. Whoever made it runs it; the others watch and wait.
final class CheckRun {

    /// What makes two runs the same. A cluster under another name may be read with other rights.
    record Key(String cluster, String uid, List<String> checks, Map<String, String> params) {}

    /// How far it is.
    ///
    /// @param now the check that reads; empty when none does any more
    record State(String run, List<Report> done, Optional<String> now) {}

    /// How it ended.
    sealed interface Outcome {
        record Done(List<Report> reports) implements Outcome {}

        /// @param reports of the checks that had ended before
        record Cancelled(List<Report> reports, String by) implements Outcome {}

        /// The name leads to another cluster now; nothing was read from it.
        record OtherCluster() implements Outcome {}
    }

    private final String id = UUID.randomUUID().toString();
    private final Key key;
    private final String by;
    private final Instant at;
    private final List<Consumer<State>> watchers = new CopyOnWriteArrayList<>();
    private final List<Report> done = new ArrayList<>();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private @Nullable Snapshot snapshot;
    private @Nullable String cancelledBy;
    private State state;

    CheckRun(Key key, String by, Instant at) {
        this.key = key;
        this.by = by;
        this.at = at;
        this.state = new State(id, List.of(), Optional.of(key.checks().getFirst()));
    }

    String id() {
        return id;
    }

    Key key() {
        return key;
    }

    /// Who asked for it.
    String by() {
        return by;
    }

    Instant at() {
        return at;
    }

    boolean running() {
        return !outcome.isDone();
    }

    /// Tells from now on how far it is, and at once how far it is now.
    void watch(Consumer<State> watcher) {
        watchers.add(watcher);
        watcher.accept(state());
    }

    private synchronized State state() {
        return state;
    }

    /// To its end; then the outcome is there for all, also when it is a fault.
    void run(Inspection inspection) {
        try {
            Optional<Snapshot> opened = inspection.open(key.cluster(), key.uid());
            outcome.complete(
                    opened.isPresent() ? through(opened.get()) : new Outcome.OtherCluster());
        } catch (RuntimeException e) {
            outcome.completeExceptionally(e);
        }
    }

    private Outcome through(Snapshot opened) {
        if (key.checks().size() > 1) {
            opened.announce(key.checks());
        }
        for (String check : key.checks()) {
            if (!reads(opened, check)) {
                break;
            }
            Report report = opened.run(check, key.params());
            if (!keep(report)) {
                break;
            }
        }
        return ended();
    }

    private boolean reads(Snapshot opened, String check) {
        synchronized (this) {
            if (cancelledBy != null) {
                return false;
            }
            snapshot = opened;
            state = new State(id, List.copyOf(done), Optional.of(check));
        }
        if (!check.equals(key.checks().getFirst())) {
            watchers.forEach(watcher -> watcher.accept(state()));
        }
        return true;
    }

    /// A report that was cut short says nothing.
    private synchronized boolean keep(Report report) {
        if (cancelledBy != null) {
            return false;
        }
        done.add(report);
        return true;
    }

    private synchronized Outcome ended() {
        return cancelledBy == null
                ? new Outcome.Done(List.copyOf(done))
                : new Outcome.Cancelled(List.copyOf(done), cancelledBy);
    }

    /// Nothing more is read.
    ///
    /// @return false when it had ended before
    synchronized boolean cancel(String who) {
        if (!running()) {
            return false;
        }
        if (cancelledBy == null) {
            cancelledBy = who;
        }
        if (snapshot != null) {
            snapshot.stop();
        }
        return true;
    }

    /// Waits for its end.
    Outcome outcome() {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }
}
