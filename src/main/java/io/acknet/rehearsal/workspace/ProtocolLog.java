package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What went over the wires, newest last. Only the last [#KEPT] entries are kept.
final class ProtocolLog {
    private static final int KEPT = 2_000;

    private final InstantSource clock;
    private final Audience audience;
    private final Deque<Entry> entries = new ArrayDeque<>();

    ProtocolLog(InstantSource clock, Audience audience) {
        this.clock = clock;
        this.audience = audience;
    }

    /// @param direction `to-app`, `from-app`
    /// @param method of the Web API, or the type of an envelope
    /// @param summary what came of it, for people
    record Entry(Instant at, String direction, String method, String summary) {}

    void toApp(String method, String summary) {
        add(new Entry(clock.instant(), "to-app", method, summary));
    }

    void fromApp(String method, String summary) {
        add(new Entry(clock.instant(), "from-app", method, summary));
    }

    List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    private void add(Entry entry) {
        synchronized (entries) {
            entries.addLast(entry);
            if (entries.size() > KEPT) {
                entries.removeFirst();
            }
        }
        if (!audience.nobodyWatches()) {
            ObjectNode event = Json.object().put("type", "protocol");
            event.putObject("entry")
                    .put("direction", entry.direction())
                    .put("method", entry.method())
                    .put("summary", entry.summary())
                    .put("time", entry.at().toString());
            audience.tellAll(event);
        }
    }
}
