package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The cluster's objects with their history, as etcd keeps them: every write gets the next revision,
/// lists can be read as they were at a revision, until it is compacted.
///
/// Trees that were handed in belong to the store and are never altered again.
final class Store {

    /// The API server compacts etcd every five minutes (`--etcd-compaction-interval`).
    private static final Duration COMPACTION = Duration.ofMinutes(5);

    private record Version(long revision, @Nullable ObjectNode object) {}

    private record Dated(Instant time, Change change) {}

    private final Map<String, NavigableMap<String, Deque<Version>>> tables = new HashMap<>();
    private final Deque<Dated> log = new ArrayDeque<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Supplier<Instant> now;
    private long revision;
    private long compacted;

    Store(Supplier<Instant> now, long revision) {
        this.now = now;
        this.revision = revision;
        this.compacted = revision;
    }

    synchronized long revision() {
        return revision;
    }

    /// The revision up to which history is forgotten.
    synchronized long compacted() {
        return compacted;
    }

    /// Runs a reading and writing as one.
    synchronized <T> T atomically(Supplier<T> work) {
        return work.get();
    }

    synchronized Optional<ObjectNode> get(String storage, String namespace, String name) {
        Deque<Version> versions = table(storage).get(key(namespace, name));
        return versions == null
                ? Optional.empty()
                : Optional.ofNullable(versions.getLast().object());
    }

    List<ObjectNode> all(String storage) {
        return all(storage, "");
    }

    /// The objects of a namespace, or of all of them when it is empty.
    List<ObjectNode> all(String storage, String namespace) {
        List<ObjectNode> found = new ArrayList<>();
        walk(
                new Range(storage, namespace, "", Long.MAX_VALUE),
                object -> {
                    found.add(object);
                    return true;
                });
        return found;
    }

    /// @param namespace empty for all
    /// @param after the key behind which to begin, exclusive; empty for the first
    /// @param revision as of which to read
    record Range(String storage, String namespace, String after, long revision) {}

    interface Visitor {
        /// Whether to go on.
        boolean visit(ObjectNode object);
    }

    synchronized void walk(Range range, Visitor visitor) {
        String first = range.namespace().isEmpty() ? "" : range.namespace() + "/";
        String from = range.after().isEmpty() ? first : range.after();
        for (Map.Entry<String, Deque<Version>> entry :
                table(range.storage()).tailMap(from, range.after().isEmpty()).entrySet()) {
            if (!entry.getKey().startsWith(first)) {
                return;
            }
            ObjectNode object = asOf(entry.getValue(), range.revision());
            if (object != null && !visitor.visit(object)) {
                return;
            }
        }
    }

    static String keyOf(ObjectNode object) {
        return key(Meta.namespace(object), Meta.name(object));
    }

    /// Stores an object under the next revision, which it writes into the object.
    synchronized ObjectNode put(String storage, ObjectNode object) {
        Optional<ObjectNode> before = get(storage, Meta.namespace(object), Meta.name(object));
        revision++;
        Meta.of(object).put("resourceVersion", Long.toString(revision));
        record(storage, object, object);
        Change.Type type = before.isPresent() ? Change.Type.MODIFIED : Change.Type.ADDED;
        publish(new Change(type, storage, object, before, revision));
        return object;
    }

    /// Removes an object; its last state carries the revision of its end.
    synchronized ObjectNode remove(String storage, ObjectNode object) {
        revision++;
        ObjectNode last = object.deepCopy();
        Meta.of(last).put("resourceVersion", Long.toString(revision));
        record(storage, object, null);
        publish(new Change(Change.Type.DELETED, storage, last, Optional.of(object), revision));
        return last;
    }

    /// The changes of a resource behind a revision, then every later one, in order and without a gap.
    /// What is returned ends the subscription.
    synchronized Runnable follow(String storage, long after, Consumer<Change> listener) {
        log.stream()
                .map(Dated::change)
                .filter(change -> change.revision() > after)
                .filter(change -> change.resource().equals(storage))
                .forEach(listener);
        return onChange(change -> {
            if (change.resource().equals(storage)) {
                listener.accept(change);
            }
        });
    }

    Runnable onChange(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Forgets all history up to now.
    synchronized void compact() {
        forget(revision);
    }

    private void record(String storage, ObjectNode object, @Nullable ObjectNode state) {
        table(storage)
                .computeIfAbsent(keyOf(object), key -> new ArrayDeque<>(2))
                .add(new Version(revision, state));
    }

    private void publish(Change change) {
        Instant time = now.get();
        log.add(new Dated(time, change));
        if (log.getFirst().time().isBefore(time.minus(COMPACTION.multipliedBy(2)))) {
            forgetBefore(time.minus(COMPACTION));
        }
        listeners.forEach(listener -> listener.accept(change));
    }

    private void forgetBefore(Instant time) {
        log.stream()
                .takeWhile(dated -> dated.time().isBefore(time))
                .mapToLong(dated -> dated.change().revision())
                .max()
                .ifPresent(this::forget);
    }

    private void forget(long upTo) {
        compacted = upTo;
        log.removeIf(dated -> dated.change().revision() <= upTo);
        tables.values().forEach(table -> table.values().removeIf(all -> prune(all, upTo)));
    }

    private static boolean prune(Deque<Version> versions, long upTo) {
        while (versions.size() > 1 && second(versions).revision() <= upTo) {
            versions.removeFirst();
        }
        Version first = versions.getFirst();
        return versions.size() == 1 && first.object() == null && first.revision() <= upTo;
    }

    private static Version second(Deque<Version> versions) {
        return versions.stream().skip(1).findFirst().orElseThrow();
    }

    private static @Nullable ObjectNode asOf(Deque<Version> versions, long revision) {
        if (versions.getLast().revision() <= revision) {
            return versions.getLast().object();
        }
        ObjectNode found = null;
        for (Version version : versions) {
            if (version.revision() > revision) {
                break;
            }
            found = version.object();
        }
        return found;
    }

    private NavigableMap<String, Deque<Version>> table(String storage) {
        return tables.computeIfAbsent(storage, name -> new TreeMap<>());
    }

    private static String key(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
