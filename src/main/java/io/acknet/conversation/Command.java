package io.acknet.conversation;

import io.acknet.knowledge.Addition;
import io.acknet.lang.Lang;
import io.acknet.learn.Drafting;
import io.acknet.learn.Opinion;
import java.util.Map;
import java.util.Optional;

/// What somebody wants of the bot. `CommandParser` makes one of any text; buttons carry one each.
public sealed interface Command {

    /// A question in a person's own words.
    record Ask(String question) implements Command {}

    /// More or less of an answer that is there.
    ///
    /// @param ask id of the question as it was kept, or empty
    record ReadTopic(String topic, String ask, Detail detail) implements Command {}

    /// Show everybody in the channel what only one person sees.
    ///
    /// @param answer id under which it is kept
    record Share(String answer) implements Command {}

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
    /// @param again whether even a result of this minute will not do
    record RunCheck(
            String topic, String cluster, String uid, Map<String, String> params, boolean again)
            implements Command {
        public RunCheck {
            params = Map.copyOf(params);
        }

        /// The first time.
        public static RunCheck once(
                String topic, String cluster, String uid, Map<String, String> params) {
            return new RunCheck(topic, cluster, uid, params, false);
        }

        public RunCheck anew() {
            return new RunCheck(topic, cluster, uid, params, true);
        }

        /// The same check of something else in particular.
        public RunCheck on(Map<String, String> others) {
            return new RunCheck(topic, cluster, uid, others, again);
        }
    }

    /// Ask what in particular a check is to look at, then run it.
    ///
    /// @param run the check as it would run now
    record NarrowCheck(RunCheck run) implements Asks {}

    /// Offer all checks at once.
    record OfferAll() implements Command {}

    /// Run all checks on the bound cluster. Comes only from a confirmed button.
    ///
    /// @param again whether even a result of this minute will not do
    record RunAll(String cluster, String uid, boolean again) implements Command {
        public RunAll anew() {
            return new RunAll(cluster, uid, true);
        }
    }

    /// Read nothing more for a run.
    ///
    /// @param run its id
    record CancelRun(String run) implements Command {}

    /// What somebody wants of what holds in this channel.
    sealed interface OfChannel extends Command {}

    record Status() implements OfChannel {}

    /// Say what the bot is here for. Comes only from Slack, when the bot is added to a channel.
    record Welcome() implements OfChannel {}

    sealed interface ChangesChannel extends OfChannel {}

    /// Bind this channel to a cluster of the configuration.
    record Bind(String cluster) implements ChangesChannel {}

    record Unbind() implements ChangesChannel {}

    /// @param lang empty for none in particular
    record ChooseLanguage(Optional<Lang> lang) implements ChangesChannel {}

    record ChooseDetail(Detail detail) implements ChangesChannel {}

    record ChooseDigest(boolean on) implements ChangesChannel {}

    record ChooseManner(Manner manner) implements ChangesChannel {}

    record Help() implements Command {}

    /// A word that looks like a command and is none.
    ///
    /// @param nearest the command that was probably meant, or empty
    record Unknown(String text, String nearest) implements Command {}

    /// What somebody wants of changes to the bound cluster. `change` is the id that a button carries or
    /// the handle that a person typed.
    sealed interface OfChanges extends Command {}

    /// @param params by the words of `Params.Key`
    record ProposeFix(String fix, Map<String, String> params) implements OfChanges {
        public ProposeFix {
            params = Map.copyOf(params);
        }
    }

    /// The requester's second yes to a plan that lowers security.
    record ConfirmChange(String change) implements OfChanges {}

    /// @param typed the cluster's name, where the approver has to type it; else empty
    /// @param glass why the rules are to be broken; empty for an ordinary approval
    record ApproveChange(String change, String typed, Optional<String> glass)
            implements OfChanges {}

    record DenyChange(String change, String reason) implements OfChanges {}

    record CancelChange(String change) implements OfChanges {}

    record ContinueChange(String change) implements OfChanges {}

    record UndoChange(String change) implements OfChanges {}

    /// The kill switch.
    ///
    /// @param everywhere for all clusters, not only the bound one
    record StopChanges(boolean everywhere, String reason) implements OfChanges {}

    record ResumeChanges(boolean everywhere) implements OfChanges {}

    record ListChanges() implements OfChanges {}

    record ShowChange(String change) implements OfChanges {}

    /// Why something is refused.
    ///
    /// @param about a change, or the id of a fix
    record ExplainChange(String about) implements OfChanges {}

    /// A topic out of the suggestions for a question.
    ///
    /// @param ask id of the question as it was kept
    record OpenSuggestion(String topic, String ask) implements Command {}

    /// What somebody makes of what the bot knows and does not know.
    sealed interface OfLearning extends Command {}

    /// What somebody says of an answer.
    record Judge(String ask, String topic, Opinion opinion) implements OfLearning {}

    record ListGaps() implements OfLearning {}

    record DismissGap(String gap) implements OfLearning {}

    /// @param gap where the addition comes from
    record Teach(String gap, Addition addition) implements OfLearning {}

    /// @param gap where the draft comes from, or empty
    /// @param replaces the draft whose place it takes, or empty
    record MakeDraft(Drafting written, String gap, String replaces) implements OfLearning {}

    record ListDrafts() implements OfLearning {}

    record PublishDraft(String draft) implements OfLearning {}

    record DiscardDraft(String draft) implements OfLearning {}

    /// What a form is opened for before it becomes another command.
    sealed interface Asks extends Command {}

    sealed interface AsksOfChannel extends Asks {
        /// Id of the channel that it is about; empty for the one where it is said.
        String channel();
    }

    record AskBind(String channel) implements AsksOfChannel {}

    record AskManner(String channel) implements AsksOfChannel {}

    sealed interface AsksOfChange extends Asks {}

    /// Asks for the parameters of a fix.
    record AskFix(String fix) implements AsksOfChange {}

    record AskApproval(String change) implements AsksOfChange {}

    record AskBreakGlass(String change) implements AsksOfChange {}

    record AskDenial(String change) implements AsksOfChange {}

    sealed interface AsksOfLearning extends Asks {}

    /// Asks which topic a gap belongs to, and as what.
    record AskTeach(String gap) implements AsksOfLearning {}

    /// Asks for a topic about a gap.
    record AskDraft(String gap) implements AsksOfLearning {}

    /// Asks for a topic made of what somebody wrote.
    ///
    /// @param text without secrets
    record AskDraftOf(String text) implements AsksOfLearning {}

    record AskEdit(String draft) implements AsksOfLearning {}
}
