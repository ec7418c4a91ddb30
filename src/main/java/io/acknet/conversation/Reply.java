package io.acknet.conversation;

import io.acknet.change.Action;
import io.acknet.change.Candidates;
import io.acknet.change.Change;
import io.acknet.change.Reason;
import io.acknet.check.Params;
import io.acknet.check.Plugin;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.learn.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the bot says, before it is drawn for Slack or a terminal.
public sealed interface Reply {

    Lang lang();

    /// A topic's answer.
    ///
    /// @param check the check that can be run here
    /// @param bindHint set when there is a check and no cluster bound: how to bind one
    /// @param related other topics that may be meant, each a button
    /// @param here what is known of the topic on the bound cluster
    /// @param feedback how a person can say what the answer is worth
    /// @param shown how it is shown
    record Answer(
            Lang lang,
            Topic topic,
            Optional<Here> here,
            Optional<CheckOffer> check,
            Optional<Text> bindHint,
            List<Topic> related,
            Optional<Feedback> feedback,
            Shown shown)
            implements Reply {
        public Answer(
                Lang lang,
                Topic topic,
                Optional<Here> here,
                Optional<CheckOffer> check,
                Optional<Text> bindHint,
                List<Topic> related) {
            this(lang, topic, here, check, bindHint, related, Optional.empty(), Shown.WHOLE);
        }

        Answer to(Optional<Feedback> asked) {
            return new Answer(lang, topic, here, check, bindHint, related, asked, shown);
        }

        Answer quoting(List<String> lines) {
            return shown(new Shown(shown.detail(), lines, shown.mayBind()));
        }

        Answer shown(Shown other) {
            return new Answer(lang, topic, here, check, bindHint, related, feedback, other);
        }
    }

    /// How an answer is shown.
    ///
    /// @param quoted lines of what was pasted that led to the answer
    /// @param mayBind whether the person may bind a cluster, where none is bound
    record Shown(Detail detail, List<String> quoted, boolean mayBind) {
        public static final Shown WHOLE = new Shown(Detail.FULL, List.of(), false);

        public Shown {
            quoted = List.copyOf(quoted);
        }
    }

    /// @param ask id of the question as it was kept
    /// @param suggested whether the topic was one of several that were suggested
    record Feedback(String ask, boolean suggested) {}

    /// Somebody asked the same here a moment ago.
    ///
    /// @param by id of the person
    /// @param link address of the first answer
    record AskedBefore(Lang lang, String by, String link) implements Reply {}

    /// "Did you mean": one to three topics, each a button.
    ///
    /// @param ask id of the question as it was kept
    record DidYouMean(Lang lang, String question, List<Topic> topics, Optional<String> ask)
            implements Reply {
        public DidYouMean(Lang lang, String question, List<Topic> topics) {
            this(lang, question, topics, Optional.empty());
        }
    }

    /// An honest "I don't know".
    ///
    /// @param nearest the nearest topics, each a button
    /// @param contact how to reach a person, from the configuration
    /// @param ask id of the question as it was kept
    record NoMatch(
            Lang lang,
            String question,
            List<Topic> nearest,
            Optional<String> contact,
            Optional<String> ask)
            implements Reply {
        public NoMatch(Lang lang, String question, List<Topic> nearest, Optional<String> contact) {
            this(lang, question, nearest, contact, Optional.empty());
        }
    }

    /// What the knowledge has no good answer to, in groups, the most frequent first.
    record GapsListed(Lang lang, List<Cluster> clusters) implements Reply {}

    /// Topics that nobody has published.
    record DraftsListed(Lang lang, List<Topic> drafts) implements Reply {}

    /// The knowledge would be worse with it, so it is as it was.
    ///
    /// @param reasons which questions would break
    record NotLearned(Lang lang, Text opening, List<Text> reasons) implements Reply {}

    /// Something takes a while; the reply takes its place or follows it.
    record Working(Lang lang) implements Reply {}

    /// Says on which cluster a check would run and what it would read, with a button.
    record OfferedCheck(Lang lang, CheckOffer offer) implements Reply {}

    /// The check runs; replaced by `Checked`, `CheckCancelled` or `Failed`.
    record Checking(Lang lang, CheckOffer offer, Command.CancelRun cancel) implements Reply {}

    /// Somebody has ended a check before it came to anything.
    ///
    /// @param by id of the person
    record CheckCancelled(Lang lang, CheckOffer offer, String by) implements Reply {}

    /// A check has ended.
    ///
    /// @param offer to run it again
    /// @param earlier set when somebody asked for the same a moment before, and this is that run's
    /// @param fixes what can be proposed here for what was found
    record Checked(
            Lang lang,
            Topic topic,
            Report report,
            CheckOffer offer,
            Optional<Earlier> earlier,
            List<FixOffer> fixes)
            implements Reply {
        public Checked(
                Lang lang,
                Topic topic,
                Report report,
                CheckOffer offer,
                Optional<Earlier> earlier) {
            this(lang, topic, report, offer, earlier, List.of());
        }

        Checked with(List<FixOffer> offers) {
            return new Checked(lang, topic, report, offer, earlier, offers);
        }
    }

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
    ///
    /// @param changes kill switches that are on, and changes that run, halted or wait
    record StatusShown(
            Lang lang,
            Optional<Binding> binding,
            Optional<ClusterIdentity> identity,
            Optional<Text> trouble,
            List<String> clusters,
            boolean mayBind,
            List<Text> changes,
            Manner manner)
            implements Reply {
        StatusShown with(List<Text> ofChanges) {
            return new StatusShown(
                    lang, binding, identity, trouble, clusters, mayBind, ofChanges, manner);
        }

        StatusShown speaking(Manner how) {
            return new StatusShown(
                    lang, binding, identity, trouble, clusters, mayBind, changes, how);
        }

        /// How the bot speaks in this channel.
        public Text speaks() {
            return ChannelSentences.speaks(manner);
        }
    }

    /// What the bot says when it is added to a channel.
    record Welcomed(Lang lang, Optional<Binding> binding) implements Reply {}

    /// What can be said here, by this person.
    ///
    /// @param opening a line before it, such as "Unknown word … did you mean …"
    /// @param may what this person may do to changes of the bound cluster
    record HelpShown(
            Lang lang,
            Optional<Text> opening,
            List<Topic> topics,
            Optional<Binding> binding,
            boolean mayBind,
            boolean mayReview,
            Set<Action> may)
            implements Reply {}

    /// A fix that can be proposed for what a check has found.
    ///
    /// @param command proposes it, or asks for what only a person can know
    record FixOffer(Text title, Text effect, Command command) {}

    /// The card of a change, as it stands now.
    ///
    /// @param title of its fix
    /// @param approvers who may approve it, by their roles
    /// @param typesName whether an approver has to type the cluster's name
    /// @param against why it could not start now, such as a freeze
    record ChangeCard(
            Lang lang,
            Change change,
            Text title,
            Candidates approvers,
            boolean typesName,
            List<Text> against)
            implements Reply {
        /// The same card in another language.
        public ChangeCard in(Lang other) {
            return new ChangeCard(other, change, title, approvers, typesName, against);
        }

        /// Where it stands, in one or two words.
        public Text stands() {
            return ChangeSentences.state(change.state());
        }
    }

    /// A change was moved; its card shows the rest.
    record ChangeMoved(Lang lang, Change change, Text text) implements Reply {}

    /// A change is not any more where somebody wanted something of it.
    ///
    /// @param change as it stands
    record ChangeStands(Lang lang, Change change, Text why) implements Reply {
        public Text asItStands() {
            return ChangeSentences.asItStands(change);
        }
    }

    /// Rules, rights or the state of the cluster stand against what somebody wanted.
    ///
    /// @param opening what was refused, in a sentence
    record ChangeRefused(Lang lang, Text opening, List<Reason> reasons) implements Reply {}

    /// There is nothing to propose.
    record NoPlan(Lang lang, Text title, Text reason, List<Text> next) implements Reply {}

    /// The newest changes of a cluster.
    ///
    /// @param stopped the kill switches that are on
    record ChangesListed(Lang lang, String cluster, List<Change> changes, List<Text> stopped)
            implements Reply {
        public static Text stands(Change change) {
            return ChangeSentences.state(change.state());
        }
    }

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
