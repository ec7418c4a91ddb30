package io.acknet.conversation;

import io.acknet.knowledge.Addition;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.learn.Drafting;
import io.acknet.learn.Learning;
import io.acknet.learn.Question;
import io.acknet.match.Match;
import io.acknet.match.reload.Lesson;
import io.acknet.store.Gap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// Learning from use, as people speak of it. Everybody may say what an answer is worth; what the bot
/// knows is changed by reviewers only.
public final class LearningTalk {
    private final Faq faq;
    private final Learning learning;
    private final Roles roles;

    public LearningTalk(Faq faq, Learning learning, Roles roles) {
        this.faq = faq;
        this.learning = learning;
        this.roles = roles;
    }

    /// The id under which the question was kept.
    Optional<String> asked(Said said, String question, Match match) {
        String place = said.where().kind().name().toLowerCase(Locale.ROOT);
        return learning.asked(new Question(question, match, said.lang(), place));
    }

    void opened(Command.OpenSuggestion open) {
        learning.opened(open.ask(), open.topic());
    }

    Command.Asks draftOf(String text) {
        return new Command.AskDraftOf(learning.safe(Utterance.plain(text)));
    }

    /// Why somebody may not review; empty for whoever may.
    Optional<Reply> objection(Person who, Lang lang) {
        return roles.mayReview(who)
                ? Optional.empty()
                : Optional.of(
                        new Reply.Refused(
                                lang,
                                LearningSentences.MAY_NOT_REVIEW,
                                LearningSentences.WHO_MAY_REVIEW));
    }

    /// How many gaps wait for this person; empty for whoever may not review.
    OptionalInt gapsFor(Person who) {
        return roles.mayReview(who)
                ? OptionalInt.of(learning.clusters().size())
                : OptionalInt.empty();
    }

    Reply reply(Said said, Command.OfLearning wanted) {
        if (wanted instanceof Command.Judge judge) {
            return judged(said, judge);
        }
        return objection(said.who(), said.lang()).orElseGet(() -> reviewed(said, wanted));
    }

    private Reply judged(Said said, Command.Judge judge) {
        Learning.Heard heard =
                learning.heard(
                        judge.ask(),
                        said.who().team() + "/" + said.who().id(),
                        judge.opinion(),
                        judge.topic());
        return done(said, LearningSentences.heard(heard, judge.opinion()));
    }

    private Reply reviewed(Said said, Command.OfLearning wanted) {
        return switch (wanted) {
            case Command.Judge judge -> judged(said, judge);
            case Command.ListGaps _ -> new Reply.GapsListed(said.lang(), learning.clusters());
            case Command.DismissGap(String gap) ->
                    done(
                            said,
                            learning.dismiss(gap)
                                    ? LearningSentences.DISMISSED
                                    : LearningSentences.GAP_GONE);
            case Command.Teach teach -> teach(said, teach);
            case Command.MakeDraft make -> draft(said, make);
            case Command.ListDrafts _ -> new Reply.DraftsListed(said.lang(), learning.drafts());
            case Command.PublishDraft(String draft) -> publish(said, draft);
            case Command.DiscardDraft(String draft) ->
                    done(
                            said,
                            learning.discard(draft)
                                    ? LearningSentences.discarded(draft)
                                    : LearningSentences.draftGone(draft));
        };
    }

    private Reply teach(Said said, Command.Teach teach) {
        Addition addition = teach.addition();
        return outcome(
                said,
                learning.teach(teach.gap(), addition),
                () -> LearningSentences.taught(addition),
                LearningSentences.notTaught(addition));
    }

    private Reply publish(Said said, String draft) {
        return learning.publish(draft)
                .map(lesson ->
                        outcome(
                                said,
                                lesson,
                                () -> LearningSentences.published(draft),
                                LearningSentences.notPublished(draft)))
                .orElseGet(() -> done(said, LearningSentences.draftGone(draft)));
    }

    private static Reply outcome(Said said, Lesson lesson, Supplier<Text> taken, Text refused) {
        return switch (lesson) {
            case Lesson.Taken(var weakened) ->
                    done(said, LearningSentences.weakened(taken.get(), weakened));
            case Lesson.Refused(var reasons) ->
                    new Reply.NotLearned(
                            said.lang(),
                            refused,
                            reasons.stream().map(LearningSentences::reason).toList());
        };
    }

    private Reply draft(Said said, Command.MakeDraft make) {
        Topic topic = learning.draft(make.written(), make.gap(), make.replaces());
        return done(said, LearningSentences.drafted(topic.id()));
    }

    private static Reply done(Said said, Text text) {
        return new Reply.Done(said.lang(), text);
    }

    Optional<Gap> gap(String id) {
        return learning.gap(id);
    }

    List<Topic> topics() {
        return faq.topics();
    }

    Optional<Topic> topic(String id) {
        return faq.topic(id);
    }

    Optional<Topic> draftNamed(String id) {
        return learning.drafts().stream().filter(topic -> topic.id().equals(id)).findFirst();
    }

    Drafting safe(Drafting written) {
        return learning.safe(written);
    }
}
