package io.acknet.slack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.acknet.conversation.Place;
import java.util.Map;

/// What came from Slack, reduced to what an answer needs. It is stored as JSON.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Inbound.Spoken.class, name = "message"),
    @JsonSubTypes.Type(value = Inbound.Joined.class, name = "joined"),
    @JsonSubTypes.Type(value = Inbound.SharedOutside.class, name = "shared-outside"),
    @JsonSubTypes.Type(value = Inbound.Reworded.class, name = "edit"),
    @JsonSubTypes.Type(value = Inbound.Withdrawn.class, name = "delete"),
    @JsonSubTypes.Type(value = Inbound.Slashed.class, name = "command"),
    @JsonSubTypes.Type(value = Inbound.Clicked.class, name = "click"),
    @JsonSubTypes.Type(value = Inbound.Shortcut.class, name = "shortcut"),
    @JsonSubTypes.Type(value = Inbound.Submitted.class, name = "submit"),
    @JsonSubTypes.Type(value = Inbound.HomeOpened.class, name = "home")
})
sealed interface Inbound {

    /// Who and where.
    ///
    /// @param team the workspace
    /// @param userTeam the person's own team
    record From(String team, String userTeam, String user, String channel) {
        /// Ids of direct messages begin with D.
        Place place() {
            Place.Kind kind = channel.startsWith("D") ? Place.Kind.DIRECT : Place.Kind.CHANNEL;
            return new Place(team, channel, kind);
        }

        /// The same person elsewhere.
        From in(String other) {
            return new From(team, userTeam, user, other);
        }

        /// In a channel a thread collects the answers; in a direct message only one that is there.
        String threadOf(String thread, String message) {
            return thread.isEmpty() && !channel.startsWith("D") ? message : thread;
        }
    }

    From from();

    /// The same for every copy and retry of this input, and for nothing else.
    @JsonIgnore
    String key();

    /// A mention, or a direct message.
    ///
    /// @param ts the message
    /// @param thread the thread that it stands in, or empty
    /// @param follows whether nobody mentioned the bot, but it has answered in the thread
    record Spoken(From from, String eventId, String text, String ts, String thread, boolean follows)
            implements Inbound {
        @Override
        public String key() {
            return "event:" + eventId;
        }
    }

    /// The bot was added to a channel.
    ///
    /// @param from whoever added it, where Slack says who that was
    record Joined(From from, String eventId) implements Inbound {
        @Override
        public String key() {
            return "event:" + eventId;
        }
    }

    /// Another organisation has been let into the channel.
    record SharedOutside(From from, String eventId) implements Inbound {
        @Override
        public String key() {
            return "event:" + eventId;
        }
    }

    /// A message that was edited. Slack may tell of one edit in two kinds of event.
    ///
    /// @param edit when it was edited, as Slack says it
    /// @param addressed whether it mentions the bot, or is a direct message
    record Reworded(
            From from, String edit, String text, String ts, String thread, boolean addressed)
            implements Inbound {
        @Override
        public String key() {
            return "edit:" + from.channel() + ":" + ts + ":" + edit;
        }

        Spoken asSpoken() {
            return new Spoken(from, edit, text, ts, thread, false);
        }
    }

    /// A message that was deleted.
    record Withdrawn(From from, String ts) implements Inbound {
        @Override
        public String key() {
            return "delete:" + from.channel() + ":" + ts;
        }
    }

    /// A slash command.
    ///
    /// @param trigger its `trigger_id`, which Slack makes once for each time somebody presses Enter
    record Slashed(From from, String trigger, String text, String responseUrl) implements Inbound {
        @Override
        public String key() {
            return "command:" + trigger;
        }
    }

    /// What a modal can be opened for.
    sealed interface Opens extends Inbound {
        String trigger();

        /// The message that it is about.
        String ts();

        /// The thread that the message stands in, or empty.
        String thread();

        /// Whether only this person sees the message.
        boolean ephemeral();

        String responseUrl();
    }

    /// A shortcut in the menu of a message.
    ///
    /// @param text of the message
    record Shortcut(
            From from,
            String trigger,
            String callback,
            String text,
            String ts,
            String thread,
            String responseUrl)
            implements Opens {
        @Override
        public String key() {
            return "shortcut:" + trigger;
        }

        @Override
        @JsonIgnore
        public boolean ephemeral() {
            return false;
        }
    }

    /// A click on a button of a message.
    ///
    /// @param offer what the button carries
    /// @param ts the message that holds the button
    /// @param thread the thread that the message stands in, or empty
    /// @param ephemeral whether only this person sees the message
    /// @param responseUrl empty on the home tab, as are the channel and the message
    record Clicked(
            From from,
            String trigger,
            String offer,
            String ts,
            String thread,
            boolean ephemeral,
            String responseUrl)
            implements Opens {
        @Override
        public String key() {
            return "click:" + trigger;
        }

        Clicked in(String channel) {
            return new Clicked(
                    from.in(channel), trigger, offer, ts, thread, ephemeral, responseUrl);
        }
    }

    /// A modal that was filled in, and nothing was wrong with it.
    ///
    /// @param view id of the modal, which takes one such submission
    /// @param values by the ids of the fields' blocks
    record Submitted(From from, String view, Forms.Origin origin, Map<String, String> values)
            implements Inbound {
        public Submitted {
            values = Map.copyOf(values);
        }

        @Override
        public String key() {
            return "view:" + view;
        }
    }

    /// Somebody looks at the app's home tab.
    record HomeOpened(From from, String eventId) implements Inbound {
        @Override
        public String key() {
            return "event:" + eventId;
        }
    }
}
