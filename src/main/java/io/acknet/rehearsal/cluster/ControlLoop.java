package io.acknet.rehearsal.cluster;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Runs the controllers that a change concerns, as soon as time allows.
final class ControlLoop implements AutoCloseable {
    private final Timeline timeline;
    private final List<Controller> controllers;
    private final Set<String> dirty = new HashSet<>();
    private final Runnable end;
    private volatile boolean closed;

    ControlLoop(Store store, Timeline timeline, List<Controller> controllers) {
        this.timeline = timeline;
        this.controllers = controllers;
        this.end = store.onChange(change -> touch(change.resource()));
    }

    /// Has every controller look at everything.
    void begin() {
        controllers.stream().flatMap(it -> it.watches().stream()).distinct().forEach(this::touch);
    }

    @Override
    public void close() {
        closed = true;
        end.run();
    }

    private void touch(String storage) {
        boolean first;
        synchronized (dirty) {
            first = dirty.isEmpty();
            dirty.add(storage);
        }
        if (first) {
            timeline.after(Duration.ZERO, this::run);
        }
    }

    private void run() {
        Set<String> changed;
        synchronized (dirty) {
            changed = Set.copyOf(dirty);
            dirty.clear();
        }
        for (Controller controller : controllers) {
            if (!closed && controller.watches().stream().anyMatch(changed::contains)) {
                controller.reconcile();
            }
        }
    }
}
