package io.acknet.load;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// What came of a run.
///
/// @param acks from a slash command to its acknowledgement, in milliseconds, sorted
/// @param answers from a question to its answer, in milliseconds, sorted
/// @param toCommands those of them that answer a slash command
/// @param toMentions those of them that answer a mention
/// @param unacknowledged commands that Slack gave up on
/// @param unanswered mentions and acknowledged commands without an answer when patience ended
/// @param doubled messages that answered what was answered already
record Result(
        int questions,
        List<Double> acks,
        List<Double> answers,
        List<Double> toCommands,
        List<Double> toMentions,
        int unacknowledged,
        int unanswered,
        int doubled) {
    private static final double MILLION = 1e6;

    static Result of(List<Traffic.Asked> asked, int doubled) {
        List<Traffic.Asked> commands = asked.stream().filter(one -> one.command).toList();
        List<Double> acks = times(commands, one -> one.ackNanos);
        List<Traffic.Asked> mentions = asked.stream().filter(one -> !one.command).toList();
        return new Result(
                asked.size(),
                acks,
                times(asked, one -> one.answerNanos),
                times(commands, one -> one.answerNanos),
                times(mentions, one -> one.answerNanos),
                commands.size() - acks.size(),
                (int) asked.stream().filter(Traffic.Asked::waits).count(),
                doubled);
    }

    /// Both as one run.
    Result and(Result more) {
        return new Result(
                questions + more.questions,
                both(acks, more.acks),
                both(answers, more.answers),
                both(toCommands, more.toCommands),
                both(toMentions, more.toMentions),
                unacknowledged + more.unacknowledged,
                unanswered + more.unanswered,
                doubled + more.doubled);
    }

    private static List<Double> both(List<Double> some, List<Double> more) {
        return Stream.concat(some.stream(), more.stream()).sorted().toList();
    }

    private static List<Double> times(List<Traffic.Asked> asked, ToLongFunction<Traffic.Asked> of) {
        return asked.stream()
                .mapToLong(of)
                .filter(nanos -> nanos > 0)
                .sorted()
                .mapToObj(nanos -> nanos / MILLION)
                .toList();
    }

    /// Not a number where nothing was measured.
    static double quantile(List<Double> sorted, double share) {
        int last = sorted.size() - 1;
        return last < 0 ? Double.NaN : sorted.get((int) Math.ceil(last * share));
    }
}
