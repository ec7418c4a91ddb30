package io.acknet.slack;

/// Slack said no, and would say no again.
final class SlackRefusal extends RuntimeException {
    private final String error;

    SlackRefusal(String method, String error) {
        super(method + " was refused: " + error);
        this.error = error;
    }

    /// Slack's word for it, such as `not_in_channel`.
    String error() {
        return error;
    }
}
