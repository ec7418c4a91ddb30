package io.acknet.conversation;

/// What somebody wants of the bot. `CommandParser` makes one of any text; buttons carry one each.
public sealed interface Command {

    /// A question in a person's own words.
    record Ask(String question) implements Command {}

    /// A topic by its id: by name, or out of "did you mean".
    record ShowTopic(String topic) implements Command {}

    /// Offer a check: says on which cluster and what will be read, with a button.
    record OfferCheck(String topic) implements Command {}

    /// Run a topic's check on the bound cluster. Comes only from a confirmed button.
    ///
    /// @param cluster name of the cluster that the person was shown
    /// @param uid UID of the cluster that the person was shown
    record RunCheck(String topic, String cluster, String uid) implements Command {}

    /// Bind this channel to a cluster of the configuration.
    record Bind(String cluster) implements Command {}

    record Unbind() implements Command {}

    record Status() implements Command {}

    record Help() implements Command {}

    /// A word that looks like a command and is none.
    ///
    /// @param nearest the command that was probably meant, or empty
    record Unknown(String text, String nearest) implements Command {}
}
