package io.acknet.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.MicroTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is kept of an event: a busy cluster has tens of thousands of them.
///
/// @param namespace of the object that it is about; empty where that has none
/// @param kind of the object that it is about, such as `Pod`
/// @param count how often it was seen
public record EventSeen(
        String namespace,
        String kind,
        String name,
        String reason,
        String message,
        int count,
        Optional<Instant> first,
        Optional<Instant> last) {

    public static final Comparator<EventSeen> LATEST_FIRST =
            Comparator.comparing((EventSeen event) -> event.last().orElse(Instant.MIN)).reversed();

    static final Fields FIELDS =
            Fields.only(
                    "/metadata/namespace",
                    "/metadata/name",
                    "/involvedObject/namespace",
                    "/involvedObject/kind",
                    "/involvedObject/name",
                    "/reason",
                    "/message",
                    "/count",
                    "/firstTimestamp",
                    "/lastTimestamp",
                    "/eventTime",
                    "/series");

    /// Newer clients fill in `eventTime` and `series`, older ones the timestamps.
    static EventSeen of(Event event) {
        var about = event.getInvolvedObject();
        var series = event.getSeries();
        Optional<Instant> once = instant(event.getEventTime());
        Optional<Instant> again =
                series == null ? Optional.empty() : instant(series.getLastObservedTime());
        Integer count = series == null ? event.getCount() : series.getCount();
        return new EventSeen(
                about == null ? "" : text(about.getNamespace()),
                about == null ? "" : text(about.getKind()),
                about == null ? "" : text(about.getName()),
                text(event.getReason()),
                text(event.getMessage()),
                count == null ? 1 : count,
                instant(event.getFirstTimestamp()).or(() -> once),
                again.or(() -> instant(event.getLastTimestamp())).or(() -> once));
    }

    /// `web/Pod/cart-0`, or `Node/node-a`.
    public String about() {
        return (namespace.isEmpty() ? "" : namespace + "/") + kind + "/" + name;
    }

    /// `2026-11-22T08:00:00Z SyncRouteFailed ×3 Node/node-a: …`
    public String line() {
        return last.map(Instant::toString).orElse("?")
                + " "
                + reason
                + " ×"
                + count
                + " "
                + about()
                + ": "
                + message;
    }

    private static Optional<Instant> instant(@Nullable MicroTime time) {
        return time == null ? Optional.empty() : instant(time.getTime());
    }

    private static Optional<Instant> instant(@Nullable String time) {
        try {
            return Optional.ofNullable(time).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty(); // as good as absent
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
