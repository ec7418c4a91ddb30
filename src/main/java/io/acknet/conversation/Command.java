package io.acknet.conversation;

import java.util.Map;

/// What somebody wants of the bot. `CommandParser` makes one of any text; buttons carry one each.
public sealed interface Command {

    /// A question in a person's own words.
    record Ask(String question) implements Command {}

    /// A topic by its id: by name, or out of "did you mean".
    record ShowTopic(String topic) implements Command {}

    /// Offer a check: says on which cluster and what will be read, with a button.
    ///
    /// @param params what it is to look at in particular, by the parameters' words; as typed, so not
    ///     always what the check takes
    record OfferCheck(String topic, Map<String, String> params) implements Command {
        public OfferCheck {
            params = Map.copyOf(params);
        }
    }

    /// Run a topic's check on the bound cluster. Comes only from a confirmed button.
    ///
    /// @param cluster name of the cluster that the person was shown
    /// @param uid UID of the cluster that the person was shown
    record RunCheck(String topic, String cluster, String uid, Map<String, String> params)
            implements Command {
        public RunCheck {
            params = Map.copyOf(params);
        }

        /// The same check of something else in particular.
        public RunCheck on(Map<String, String> others) {
            return new RunCheck(topic, cluster, uid, others);
        }
    }

    /// Ask what in particular a check is to look at, then run it.
    ///
    /// @param run the check as it would run now
    record NarrowCheck(RunCheck run) implements Command {}

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
