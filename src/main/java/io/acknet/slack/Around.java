package io.acknet.slack;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What the bot in Slack is given from outside.
///
/// @param redact the last thing that every text goes through on its way out
/// @param traffic hears of calls and replies
/// @param limits how much is taken on, at this moment
public record Around(UnaryOperator<String> redact, Traffic traffic, Supplier<Limits> limits) {

    public static Around redacting(UnaryOperator<String> redact) {
        return new Around(redact, Traffic.UNHEARD, () -> Limits.NONE);
    }

    /// How much is taken on.
    ///
    /// @param perPerson inputs of one person in a minute
    /// @param perChannel inputs in one channel in a minute
    /// @param waiting inputs that may wait for an answer, all together
    public record Limits(int perPerson, int perChannel, int waiting) {
        public static final Limits NONE =
                new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
