package io.acknet.slack;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// Where a reply goes. It is stored as JSON.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "to")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Destination.Posted.class, name = "post"),
    @JsonSubTypes.Type(value = Destination.Edited.class, name = "edit"),
    @JsonSubTypes.Type(value = Destination.Response.class, name = "response"),
    @JsonSubTypes.Type(value = Destination.Told.class, name = "told")
})
sealed interface Destination {

    /// A message of its own, which is not there yet.
    ///
    /// @param channel a channel, or a person for a direct message
    /// @param thread the thread to reply in, or empty
    record Posted(String channel, String thread) implements Destination {}

    /// A message of ours that is there and becomes the reply. Doing it twice changes nothing.
    record Edited(String channel, String ts) implements Destination {}

    /// A `response_url`, good for five posts in thirty minutes.
    ///
    /// @param replace whether the reply takes the place of the message whose button was clicked;
    ///     what answers a slash command cannot be replaced any more
    record Response(String url, boolean replace) implements Destination {}

    /// A `response_url` again, but seen by all in the channel, whether or not the bot is a member.
    record Told(String url) implements Destination {}
}
