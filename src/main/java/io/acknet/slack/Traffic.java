package io.acknet.slack;

import java.time.Duration;

/// Hears what goes to and fro between the bot and Slack, for somebody who counts it. What it is told
/// takes few values: no text, no id.
public interface Traffic {
    Traffic UNHEARD =
            new Traffic() {
                @Override
                public void called(String method, Outcome outcome, Duration took) {}

                @Override
                public void replied(String kind, Duration since) {}

                @Override
                public void shed(String why) {}
            };

    /// What came of one call of the Web API.
    enum Outcome {
        OK,
        /// Slack said no.
        REFUSED,
        /// Slack does not take the token, or what it may do is not enough.
        UNAUTHORIZED,
        /// Slack said 429.
        LIMITED,
        /// Slack or the network was at fault.
        FAILED
    }

    /// One call has ended; each try counts. Must not block and must not throw.
    ///
    /// @param method such as `chat.postMessage`, or `response_url`
    void called(String method, Outcome outcome, Duration took);

    /// An input has its final reply, or will never have one. Must not block and must not throw.
    ///
    /// @param kind of the input, such as `spoken`
    /// @param since it came in
    void replied(String kind, Duration since);

    /// An input was left out because there were too many. Must not block and must not throw.
    ///
    /// @param why `PERSON`, `CHANNEL` or `BUSY`
    void shed(String why);
}
