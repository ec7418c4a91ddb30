package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Command;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Draws in one language, and gives buttons their ids.
record Pen(Lang lang, Button.Offering offering) {
    private static final DateTimeFormatter FALLBACK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    String say(Text text) {
        return text.in(lang);
    }

    /// A sentence of ours as mrkdwn: its marks work, what is quoted in it cannot mention anybody.
    String mark(Text text) {
        return Escape.mrkdwn(text.in(lang));
    }

    ObjectNode button(String label, Command command, boolean replaces) {
        String id = offering.idOf(new Button(command, lang, replaces));
        return Blocks.button("acknet." + id, label, id);
    }

    ObjectNode topicButton(Topic topic, boolean replaces) {
        return button(topic.in(lang).title(), new Command.ShowTopic(topic.id()), replaces);
    }

    /// A moment, which every reader's Slack shows in the reader's own time zone.
    static String time(Instant at) {
        return "<!date^%d^{date_short_pretty} {time_secs}|%s>"
                .formatted(at.getEpochSecond(), FALLBACK.format(at));
    }

    /// A person by name, without a notification beyond the one that a message of this kind makes.
    static String person(String id) {
        return id.matches("[UW][A-Z0-9]{2,30}") ? "<@" + id + ">" : Escape.inert(id);
    }
}
