package io.acknet.conversation;

import io.acknet.check.Params;
import io.acknet.check.Plugin;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.time.Duration;
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
    /// @param here what is known of the topic on the bound cluster
    record Answer(
            Lang lang,
            Topic topic,
            Optional<Here> here,
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
    /// @param earlier set when somebody asked for the same a moment before, and this is that run's
    record Checked(
            Lang lang, Topic topic, Report report, CheckOffer offer, Optional<Earlier> earlier)
            implements Reply {}

    /// Says on which cluster all checks would run and what they would read, with a button.
    record OfferedAll(Lang lang, AllOffer offer) implements Reply {}

    /// All checks run, one after the other; replaced by `CheckedAll`.
    ///
    /// @param done in the order of the run
    /// @param now title of the topic whose check reads now
    record CheckingAll(
            Lang lang,
            AllOffer offer,
            List<Checked> done,
            Optional<String> now,
            Command.CancelRun cancel)
            implements Reply {}

    /// All checks have ended, or somebody has ended them.
    ///
    /// @param parts what decides first; each is shown in the thread, too
    /// @param left titles of the topics that were not looked at any more
    record CheckedAll(
            Lang lang,
            AllOffer offer,
            List<Checked> parts,
            List<String> left,
            Optional<String> cancelledBy,
            Optional<Earlier> earlier)
            implements Reply {}

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

    /// @param parts in the order of the run
    record AllOffer(String environment, List<CheckOffer> parts, Command.RunAll run) {}

    /// The run that a result comes from, when somebody else began it.
    ///
    /// @param by id of the person
    record Earlier(Duration ago, String by) {}

    /// What is known of a topic on the bound cluster, from checks of the last day.
    sealed interface Here {
        Instant readAt();

        /// The topic's own check has run.
        record Judged(Verdict verdict, Text headline, Instant readAt) implements Here {}

        /// The cluster runs another plugin than the one that the topic is about.
        record OtherPlugin(Plugin runs, Plugin only, Instant readAt) implements Here {}
    }

    /// A channel's cluster.
    ///
    /// @param uid UID of `kube-system` when it was bound; a cluster with another one is refused
    /// @param by id of the person who bound it
    record Binding(String cluster, String environment, String uid, String by, Instant at) {}
}
