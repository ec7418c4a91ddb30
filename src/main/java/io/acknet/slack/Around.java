package io.acknet.slack;

import java.util.function.UnaryOperator;

/// What the bot in Slack is given from outside.
///
/// @param redact the last thing that every text goes through on its way out
/// @param traffic hears of calls and replies
public record Around(UnaryOperator<String> redact, Traffic traffic) {

    public static Around redacting(UnaryOperator<String> redact) {
        return new Around(redact, Traffic.UNHEARD);
    }
}
