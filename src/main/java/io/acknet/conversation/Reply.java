package io.acknet.conversation;

import io.acknet.check.Params;
import io.acknet.check.Report;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the bot says, before it is drawn for Slack or a terminal.
public sealed interface Reply {

    Lang lang();

    /// A topic's answer.
    ///
    /// @param check the check that can be run here
    /// @param bindHint set when there is a check and no cluster bound: how to bind one
    /// @param related other topics that may be meant, each a button
    record Answer(
            Lang lang,
            Topic topic,
            Optional<CheckOffer> check,
            Optional<Text> bindHint,
            List<Topic> related)
            implements Reply {}

    /// "Did you mean": one to three topics, each a button.
    record DidYouMean(Lang lang, String question, List<Topic> topics) implements Reply {}

    /// An honest "I don't know".
    ///
    /// @param nearest the nearest topics, each a button
    /// @param contact how to reach a person, from the configuration
    record NoMatch(Lang lang, String question, List<Topic> nearest, Optional<String> contact)
            implements Reply {}

    /// Says on which cluster a check would run and what it would read, with a button.
    record OfferedCheck(Lang lang, CheckOffer offer) implements Reply {}

    /// The check runs; replaced by `Checked` or `Failed`.
    record Checking(Lang lang, CheckOffer offer) implements Reply {}

    /// A check has ended.
    ///
    /// @param offer to run it again
    record Checked(Lang lang, Topic topic, Report report, CheckOffer offer) implements Reply {}

    /// The channel's cluster and who bound it, what this person may do, the clusters there are.
    record StatusShown(
            Lang lang,
            Optional<Binding> binding,
            Optional<ClusterIdentity> identity,
            Optional<Text> trouble,
            List<String> clusters,
            boolean mayBind)
            implements Reply {}

    /// What can be said here, by this person.
    ///
    /// @param opening a line before it, such as "Unknown word … did you mean …"
    record HelpShown(
            Lang lang,
            Optional<Text> opening,
            List<Topic> topics,
            Optional<Binding> binding,
            boolean mayBind)
            implements Reply {}

    /// Something was done: bound, unbound.
    record Done(Lang lang, Text text) implements Reply {}

    /// The answer is no, with the rule and what would help.
    record Refused(Lang lang, Text reason, Text next) implements Reply {}

    /// Something went wrong: what was and was not done, what to do, and an id that stands in the log.
    record Failed(Lang lang, Text what, Text next, String id) implements Reply {}

    /// @param reads what will be read, in words
    /// @param takes the parameters that the check takes, in their order
    /// @param run the command of its button
    record CheckOffer(
            String topicTitle,
            String environment,
            Text reads,
            List<Params.Key> takes,
            Command.RunCheck run) {
        public CheckOffer {
            takes = List.copyOf(takes);
        }
    }

    /// A channel's cluster.
    ///
    /// @param uid UID of `kube-system` when it was bound; a cluster with another one is refused
    /// @param by id of the person who bound it
    record Binding(String cluster, String environment, String uid, String by, Instant at) {}
}
