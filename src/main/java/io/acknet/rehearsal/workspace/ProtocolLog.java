package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// What went over the wires, newest last. Only the last [#KEPT] entries are kept.
final class ProtocolLog {
    private static final int KEPT = 2_000;

    /// Trees are large; the page shows no more of them.
    private static final int DETAILS_KEPT = 300;

    private final InstantSource clock;
    private final Audience audience;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Deque<Entry> details = new ArrayDeque<>();
    private long count;

    ProtocolLog(InstantSource clock, Audience audience) {
        this.clock = clock;
        this.audience = audience;
    }

    /// @param id counts from 1
    /// @param direction `to-app`, `from-app`
    /// @param method of the Web API, or the type of an envelope
    /// @param summary what came of it, for people
    /// @param detailed whether there was more than the summary
    /// @param detail all of it; empty where it is forgotten
    record Entry(
            long id,
            Instant at,
            String direction,
            String method,
            String summary,
            boolean detailed,
            Optional<JsonNode> detail) {

        private Entry bare() {
            return new Entry(id, at, direction, method, summary, detailed, Optional.empty());
        }

        private ObjectNode json() {
            return Json.object()
                    .put("id", id)
                    .put("direction", direction)
                    .put("method", method)
                    .put("summary", summary)
                    .put("time", at.toString())
                    .put("detailed", detailed);
        }
    }

    void toApp(String method, String summary) {
        add("to-app", method, summary, Optional.empty());
    }

    void toApp(String method, String summary, JsonNode detail) {
        add("to-app", method, summary, Optional.of(detail));
    }

    void fromApp(String method, String summary) {
        add("from-app", method, summary, Optional.empty());
    }

    void fromApp(String method, String summary, JsonNode detail) {
        add("from-app", method, summary, Optional.of(detail));
    }

    List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /// What the page shows: the last entries, oldest first.
    ArrayNode json() {
        ArrayNode all = Json.array();
        synchronized (entries) {
            entries.stream()
                    .skip(Math.max(0, entries.size() - DETAILS_KEPT))
                    .forEach(entry -> all.add(entry.json()));
        }
        return all;
    }

    /// @param id as in the page's entry
    Optional<JsonNode> detail(String id) {
        synchronized (entries) {
            return details.stream()
                    .filter(entry -> Long.toString(entry.id()).equals(id))
                    .findFirst()
                    .flatMap(Entry::detail);
        }
    }

    private void add(String direction, String method, String summary, Optional<JsonNode> detail) {
        Entry entry;
        synchronized (entries) {
            count++;
            boolean detailed = detail.isPresent();
            entry = new Entry(count, clock.instant(), direction, method, summary, detailed, detail);
            keep(entries, entry.bare(), KEPT);
            if (detailed) {
                keep(details, entry, DETAILS_KEPT);
            }
        }
        if (!audience.nobodyWatches()) {
            audience.tellAll(Json.object().put("type", "protocol").set("entry", entry.json()));
        }
    }

    private static void keep(Deque<Entry> all, Entry entry, int most) {
        all.addLast(entry);
        if (all.size() > most) {
            all.removeFirst();
        }
    }
}
