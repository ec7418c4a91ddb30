package io.acknet.rehearsal.workspace;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// How long Slack waits and how long its tickets live.
///
/// @param ack an event, a command, a click not acknowledged by then counts as failed
/// @param retries the pauses before an event's first, second and third retry
/// @param trigger the life of a `trigger_id`
/// @param responseUrl the life of a `response_url`
public record Timing(Duration ack, List<Duration> retries, Duration trigger, Duration responseUrl) {

    /// Slack's own figures, from its pages on the Events API and on handling user interaction.
    public static Timing slack() {
        return new Timing(
                Duration.ofSeconds(3),
                List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)),
                Duration.ofSeconds(3),
                Duration.ofMinutes(30));
    }

    /// All of it so many times as fast, so that a test need not wait.
    public Timing faster(int times) {
        return new Timing(
                ack.dividedBy(times),
                retries.stream().map(pause -> pause.dividedBy(times)).toList(),
                trigger.dividedBy(times),
                responseUrl.dividedBy(times));
    }

    /// An event is sent again each second, so often: for tests that cannot wait a minute.
    public Timing eachSecond(int times) {
        return new Timing(
                ack, Collections.nCopies(times, Duration.ofSeconds(1)), trigger, responseUrl);
    }

    public Timing withAck(Duration other) {
        return new Timing(other, retries, trigger, responseUrl);
    }
}
