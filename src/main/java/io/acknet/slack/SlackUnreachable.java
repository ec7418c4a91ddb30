package io.acknet.slack;

/// Slack could not be reached, or was too busy, for as long as was sensible to try.
final class SlackUnreachable extends RuntimeException {
    SlackUnreachable(String method, Exception last) {
        super(method + " did not get through: " + last.getMessage(), last);
    }
}
