package io.acknet.slack;

import io.acknet.conversation.Reply;
import io.acknet.lang.Lang;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes once through the parts that a first input would find cold: parsing, Bolt's dispatch, drawing.
/// Without it the first command can take a second, a third of what Slack allows.
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /// An event that Bolt knows and this bot has nothing to do for.
    private static final String ENVELOPE =
            """
            {"type":"events_api","envelope_id":"warm-up","payload":{"type":"event_callback",
            "team_id":"T0","event_id":"warm-up","event":{"type":"app_home_opened","user":"U0",
            "channel":"D0","tab":"messages","event_ts":"0"}}}
            """;

    private WarmUp() {}

    static void run(Envelopes envelopes) {
        Optional<String> acknowledgement = envelopes.run(ENVELOPE);
        Reply help =
                new Reply.HelpShown(
                        Lang.EN,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        false,
                        false,
                        Set.of());
        String drawn = SlackJson.write(Views.draw(help, _ -> "warm-up"));
        LOG.atDebug()
                .addKeyValue("acknowledged", acknowledgement.isPresent())
                .addKeyValue("chars", drawn.length())
                .log("warm");
    }
}
