package io.acknet.rehearsal.workspace;

import io.acknet.lang.Text;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What a person sees right after they did something.
///
/// @param ackTime until the app acknowledged; empty when it did not in time, and where nobody waits
///     for it, as after a message
/// @param warning what Slack says instead
/// @param ts of the message that came of it, where one did
/// @param errors of a modal's fields, by block id
public record Outcome(
        Optional<Duration> ackTime,
        Optional<Text> warning,
        Optional<String> ts,
        Map<String, String> errors) {

    static Outcome acknowledged(Duration after) {
        return new Outcome(Optional.of(after), Optional.empty(), Optional.empty(), Map.of());
    }

    static Outcome warned(Text warning) {
        return new Outcome(Optional.empty(), Optional.of(warning), Optional.empty(), Map.of());
    }

    static Outcome posted(String ts) {
        return new Outcome(Optional.empty(), Optional.empty(), Optional.of(ts), Map.of());
    }

    Outcome withErrors(Map<String, String> fieldErrors) {
        return new Outcome(ackTime, warning, ts, fieldErrors);
    }

    public boolean acknowledged() {
        return ackTime.isPresent();
    }
}
