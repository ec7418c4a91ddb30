package io.acknet.slack;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What the bot in Slack is given from outside.
///
/// @param redact the last thing that every text goes through on its way out
/// @param traffic hears of calls and replies
/// @param terms those that hold at this moment
/// @param version of the program, for the home tab; empty where nobody cares
public record Around(
        UnaryOperator<String> redact, Traffic traffic, Supplier<Terms> terms, String version) {

    public static Around redacting(UnaryOperator<String> redact) {
        return new Around(redact, Traffic.UNHEARD, () -> Terms.STANDARD, "");
    }

    /// What may change while the bot runs.
    ///
    /// @param userGroups ids of those whose members may do something
    /// @param answered how long inputs are remembered with their replies; at least a day
    /// @param buttons how long they mean something
    public record Terms(
            Limits limits, Set<String> userGroups, Duration answered, Duration buttons) {
        public static final Terms STANDARD =
                new Terms(
                        Limits.NONE,
                        Set.of(),
                        io.acknet.slack.Limits.REMEMBER,
                        Duration.ofDays(30));

        public Terms {
            userGroups = Set.copyOf(userGroups);
        }
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
