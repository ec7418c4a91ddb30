package io.acknet.slack;

import java.time.Duration;

/// Slack's limits, from its documentation of Block Kit, `chat.postMessage` and `response_url`.
final class Limits {
    /// Blocks in a message.
    static final int BLOCKS = 50;

    /// Slack refuses a message with about 13,200 characters in its blocks; this leaves a margin.
    static final int MESSAGE_CHARS = 12_000;

    /// Text of a section.
    static final int SECTION_CHARS = 3_000;

    /// Text of a header.
    static final int HEADER_CHARS = 150;

    /// Label of a button.
    static final int BUTTON_CHARS = 75;

    /// Elements of an actions block.
    static final int ACTIONS = 25;

    /// Elements of a context block.
    static final int CONTEXT_ELEMENTS = 10;

    /// Title, text and buttons of a confirmation.
    static final int CONFIRM_TITLE_CHARS = 100;

    static final int CONFIRM_TEXT_CHARS = 300;
    static final int CONFIRM_BUTTON_CHARS = 30;

    /// Title and buttons of a modal.
    static final int MODAL_TITLE_CHARS = 24;

    /// The plain text beside the blocks: Slack cuts at 40,000 and asks for less than 4,000.
    static final int FALLBACK_CHARS = 3_000;

    /// `chat.postMessage`: one a second for each channel, short bursts allowed. How short, Slack does
    /// not say; a 429 is waited out.
    static final Duration POST_EVERY = Duration.ofSeconds(1);

    static final int POST_BURST = 3;

    /// `chat.update` is of tier 3: fifty a minute. Somebody who watches sees no more than this anyhow.
    static final Progress.Pace EDIT_PROGRESS =
            new Progress.Pace(Duration.ofMillis(1_500), Integer.MAX_VALUE);

    /// A `response_url` takes five posts in all: two on the way, the result, what follows it, and one
    /// to spare.
    static final Progress.Pace RESPONSE_PROGRESS = new Progress.Pace(Duration.ofSeconds(8), 2);

    /// After a second of nothing a train of thought breaks (J. Nielsen, Usability Engineering, 1993).
    static final Duration SILENCE = Duration.ofSeconds(1);

    /// An answer that takes longer has a placeholder before it, so that it stands there within the second.
    static final Duration PLACEHOLDER = Duration.ofMillis(300);

    /// `conversations.replies` and `conversations.history` give no more messages at once.
    static final int MESSAGES_AT_ONCE = 999;

    /// Slack sends an event again for up to an hour, and may deliver late: remembered this long.
    static final Duration REMEMBER = Duration.ofHours(24);

    private Limits() {}
}
