package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// `watch`: one JSON line per change.
final class Watching {

    /// The API server sends bookmarks about once a minute.
    private static final Duration BOOKMARK = Duration.ofMinutes(1);

    /// `--min-request-timeout` of the API server: how long a watch lasts that does not say.
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final Store store;
    private final Reads reads;

    Watching(Store store, Reads reads) {
        this.store = store;
        this.reads = reads;
    }

    Answer watch(ResourceType type, ApiPath path, Call call) {
        Predicate<JsonNode> named =
                object -> path.name().isEmpty() || Meta.name(object).equals(path.name());
        Predicate<JsonNode> selected = reads.selection(type, call).and(named);
        long since = Reads.revision(call.parameter("resourceVersion"));
        Watch watch = new Watch(type, path.home(type), selected, call.flag("allowWatchBookmarks"));
        String seconds = call.parameter("timeoutSeconds");
        Duration lifetime =
                seconds.isEmpty() ? LIFETIME : Duration.ofSeconds(Reads.revision(seconds));
        return new Answer.Stream(out -> watch.run(since, lifetime, out));
    }

    private final class Watch {
        private final ResourceType type;
        private final String namespace;
        private final Predicate<JsonNode> selected;
        private final boolean bookmarks;
        private final BlockingQueue<ObjectNode> events = new LinkedBlockingQueue<>();

        Watch(
                ResourceType type,
                String namespace,
                Predicate<JsonNode> selected,
                boolean bookmarks) {
            this.type = type;
            this.namespace = namespace;
            this.selected = selected;
            this.bookmarks = bookmarks;
        }

        void run(long since, Duration lifetime, OutputStream out)
                throws IOException, InterruptedException {
            if (since > 0 && since < store.compacted()) {
                write(out, tooOld(since));
                return;
            }
            Runnable end = store.atomically(() -> begin(since));
            try {
                stream(lifetime, out);
            } finally {
                end.run();
            }
        }

        private Runnable begin(long since) {
            if (since == 0) {
                store.all(type.storage(), namespace).stream()
                        .filter(selected)
                        .forEach(object -> events.add(event("ADDED", object)));
            }
            long after = since == 0 ? store.revision() : since;
            return store.follow(type.storage(), after, this::on);
        }

        private void stream(Duration lifetime, OutputStream out)
                throws IOException, InterruptedException {
            long end = System.nanoTime() + lifetime.toNanos();
            out.flush();
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                long wait = Math.min(left, BOOKMARK.toNanos());
                @Nullable ObjectNode event = events.poll(wait, TimeUnit.NANOSECONDS);
                if (event != null) {
                    write(out, event);
                } else if (bookmarks) {
                    write(out, bookmark());
                }
            }
        }

        /// An object that enters the selection is added, one that leaves it is deleted.
        private void on(Change change) {
            if (!namespace.isEmpty() && !change.namespace().equals(namespace)) {
                return;
            }
            boolean now = change.type() != Change.Type.DELETED && selected.test(change.object());
            Optional<ObjectNode> was = change.before().filter(selected);
            if (now) {
                events.add(event(was.isPresent() ? "MODIFIED" : "ADDED", change.object()));
            } else {
                was.ifPresent(last -> events.add(event("DELETED", ended(last, change))));
            }
        }

        private static ObjectNode ended(ObjectNode last, Change change) {
            ObjectNode object = last.deepCopy();
            Meta.of(object).put("resourceVersion", Long.toString(change.revision()));
            return object;
        }

        private ObjectNode event(String what, ObjectNode object) {
            ObjectNode event = Tree.object().put("type", what);
            event.set("object", Shapes.served(type, object));
            return event;
        }

        private ObjectNode bookmark() {
            ObjectNode object =
                    Tree.object().put("kind", type.kind()).put("apiVersion", type.groupVersion());
            Meta.of(object)
                    .put("resourceVersion", Long.toString(store.revision()))
                    .putNull("creationTimestamp");
            ObjectNode event = Tree.object().put("type", "BOOKMARK");
            event.set("object", object);
            return event;
        }

        private ObjectNode tooOld(long since) {
            ObjectNode event = Tree.object().put("type", "ERROR");
            event.set(
                    "object",
                    Failure.expired(
                                    "too old resource version: "
                                            + since
                                            + " ("
                                            + store.compacted()
                                            + ")")
                            .status());
            return event;
        }

        private static void write(OutputStream out, ObjectNode event) throws IOException {
            out.write(Tree.bytes(event));
            out.write('\n');
            out.flush();
        }
    }
}
