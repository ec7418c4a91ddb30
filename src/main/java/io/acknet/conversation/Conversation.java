package io.acknet.conversation;

import io.acknet.conversation.Reply.CheckOffer;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.match.Match;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What the bot does when it is spoken to: one command in, one final reply out.
public final class Conversation {
    private static final int SUGGESTIONS = 3;

    private final Faq faq;
    private final ChannelTalk channel;
    private final BoundClusters clusters;
    private final ClusterChecks checks;
    private final FullCheck all;
    private final KnownHere known;
    private final Roles roles;
    private final ChangeTalk changes;
    private final LearningTalk learning;

    public Conversation(
            Faq faq,
            ChannelTalk channel,
            Inspections inspections,
            Roles roles,
            ChangeTalk changes,
            LearningTalk learning) {
        this.faq = faq;
        this.channel = channel;
        this.clusters = channel.clusters();
        this.checks = inspections.one();
        this.all = inspections.all();
        this.known = inspections.known();
        this.roles = roles;
        this.changes = changes;
        this.learning = learning;
    }

    /// The final reply. `progress` hears of what goes on before it, where that takes a while.
    public Reply reply(Said said, Consumer<Reply> progress) {
        return switch (said.command()) {
            case Command.Ask ask -> ask(said, ask.question());
            case Command.ShowTopic show -> show(said, show.topic());
            case Command.OfferCheck offer -> checks.offer(said, offer);
            case Command.RunCheck run -> withFixes(checks.run(said, run, progress));
            case Command.OfferAll _ -> all.offer(said);
            case Command.RunAll run -> all.run(said, run, progress);
            case Command.CancelRun cancel -> checks.cancel(said, cancel);
            case Command.NarrowCheck narrow ->
                    checks.offer(
                            said,
                            new Command.OfferCheck(narrow.run().topic(), narrow.run().params()));
            case Command.OpenSuggestion open -> open(said, open);
            case Command.OfLearning wanted -> learning.reply(said, wanted);
            case Command.AsksOfLearning asks ->
                    learning.reply(said, LearningForms.withoutForm(asks));
            case Command.OfChanges wanted -> changes.reply(said, wanted);
            case Command.AsksOfChange asks -> changes.reply(said, ChangeForms.withoutForm(asks));
            case Command.ReadTopic read -> read(said, read);
            case Command.Share _ ->
                    throw new IllegalArgumentException("what is shared is not said anew");
            case Command.OfChannel wanted -> withChanges(said, channel.reply(said, wanted));
            case Command.AsksOfChannel _ -> reply(said.saying(new Command.Status()), progress);
            case Command.Help _ -> help(said, Optional.empty());
            case Command.Unknown unknown -> help(said, Optional.of(Sentences.unknown(unknown)));
        };
    }

    /// Whether there is something to say to what was said in a thread of the bot's, but not to it: an
    /// answer, or a question of the person who began the thread. Only looks, and changes nothing: what
    /// could be meant for somebody else must not stop a change.
    ///
    /// @param asker whether the thread began with a question of the same person
    public boolean concerns(Said said, boolean asker) {
        if (said.command() instanceof Command.Ask(String question)) {
            boolean asks = Utterance.isQuestion(question);
            return (asks && asker)
                    || ((asks || asker) && faq.match(question) instanceof Match.Confident);
        }
        return said.command() instanceof Command.OfferCheck
                || said.command() instanceof Command.OfferAll
                || said.command() instanceof Command.ShowTopic;
    }

    /// What is asked before it becomes a command; empty when the button means nothing any more.
    ///
    /// @param said its command is what would be asked
    public Optional<Form> form(Said said) {
        if (!(said.command() instanceof Command.Asks asks)) {
            return Optional.empty();
        }
        Lang lang = said.lang();
        return switch (asks) {
            case Command.NarrowCheck(var run) -> checks.form(lang, run);
            case Command.AsksOfChange change -> new ChangeForms(changes).form(lang, change);
            case Command.AsksOfChannel about -> channel.form(said, about);
            case Command.AsksOfLearning lesson -> new LearningForms(learning).form(lang, lesson);
        };
    }

    /// Why a person is not even asked; empty for whoever may go on.
    ///
    /// @param said its command is what would be asked
    public Optional<Reply> objection(Said said) {
        if (!(said.command() instanceof Command.Asks asks)) {
            return Optional.empty();
        }
        return switch (asks) {
            case Command.AsksOfLearning _ -> learning.objection(said.who(), said.lang());
            case Command.AsksOfChange change -> changes.objection(said, change);
            case Command.AsksOfChannel _ -> channel.objection(said);
            case Command.NarrowCheck _ ->
                    roles.mayCheck(said.who())
                            ? Optional.empty()
                            : Optional.of(Refusals.mayNotCheck(said));
        };
    }

    /// What asks for a topic made of what somebody wrote.
    public Command.Asks draftOf(String text) {
        return learning.draftOf(text);
    }

    /// What concerns a person.
    ///
    /// @param recent ids of topics that they were answered with, the newest first
    public Overview overview(Person person, Lang lang, List<String> recent) {
        boolean mayCheck = roles.mayCheck(person);
        return new Overview(
                lang,
                changes.board().waitingFor(person, lang),
                clusters.known().stream()
                        .map(named ->
                                new Overview.Standing(
                                        named.name(),
                                        named.environment(),
                                        mayCheck,
                                        changes.may(person, named)))
                        .toList(),
                recent.stream().distinct().flatMap(id -> faq.topic(id).stream()).toList(),
                learning.gapsFor(person),
                roles.mayBind(person));
    }

    /// What was proposed from a channel since then; empty when nothing was.
    public Optional<Reply> digest(String channel, Lang lang, Instant since) {
        return changes.board().digest(channel, lang, since);
    }

    /// The card of a change, as it stands now.
    public Optional<Reply> card(String changeId, Lang lang) {
        return changes.board().card(changeId, lang);
    }

    /// What comes of a form that was filled in; answers at once.
    ///
    /// @param values of the fields that something was written in
    public Form.Filled fill(Command.Asks asks, Map<String, String> values) {
        return switch (asks) {
            case Command.NarrowCheck(var run) -> checks.fill(run.on(values));
            case Command.AsksOfChange change -> new ChangeForms(changes).fill(change, values);
            case Command.AsksOfChannel about -> ChannelForms.fill(about, values);
            case Command.AsksOfLearning lesson -> new LearningForms(learning).fill(lesson, values);
        };
    }

    private Reply withFixes(Reply reply) {
        return reply instanceof Reply.Checked checked ? changes.offering(checked) : reply;
    }

    private Reply ask(Said said, String question) {
        Match match = faq.match(question);
        Optional<String> ask = learning.asked(said, question, match);
        return switch (match) {
            case Match.Confident found ->
                    answer(said, found.topic(), others(found))
                            .to(ask.map(id -> new Reply.Feedback(id, false)))
                            .quoting(faq.telling().apply(question));
            case Match.Ambiguous maybe ->
                    new Reply.DidYouMean(said.lang(), question, topics(maybe), ask);
            case Match.None none ->
                    new Reply.NoMatch(said.lang(), question, topics(none), faq.contact(), ask);
        };
    }

    private Reply show(Said said, String id) {
        return faq.topic(id)
                .<Reply>map(topic -> answer(said, topic, List.of()))
                .orElseGet(() -> Refusals.gone(said.lang(), id));
    }

    private Reply open(Said said, Command.OpenSuggestion open) {
        return faq.topic(open.topic())
                .<Reply>map(topic -> {
                    learning.opened(open);
                    Reply.Feedback feedback = new Reply.Feedback(open.ask(), true);
                    return answer(said, topic, List.of()).to(Optional.of(feedback));
                })
                .orElseGet(() -> Refusals.gone(said.lang(), open.topic()));
    }

    /// The same answer again, with more or less of it.
    private Reply read(Said said, Command.ReadTopic read) {
        return faq.topic(read.topic())
                .<Reply>map(topic -> {
                    Reply.Answer answer = answer(said, topic, List.of());
                    Reply.Shown shown = answer.shown();
                    return answer.to(
                                    read.ask().isEmpty()
                                            ? Optional.empty()
                                            : Optional.of(new Reply.Feedback(read.ask(), false)))
                            .shown(new Reply.Shown(read.detail(), shown.quoted(), shown.mayBind()));
                })
                .orElseGet(() -> Refusals.gone(said.lang(), read.topic()));
    }

    private Reply withChanges(Said said, Reply reply) {
        return reply instanceof Reply.StatusShown status
                ? status.with(changes.board().standing(said))
                : reply;
    }

    private Reply.Answer answer(Said said, Topic topic, List<Topic> alsoMeant) {
        Optional<CheckOffer> offer = checks.offer(said, topic, Map.of());
        boolean unbound = checks.of(topic).isPresent() && offer.isEmpty();
        return new Reply.Answer(
                said.lang(),
                topic,
                known.of(said, topic),
                offer,
                unbound ? Optional.of(Sentences.howToBind()) : Optional.empty(),
                alsoMeant.isEmpty() ? related(topic) : alsoMeant,
                Optional.empty(),
                new Reply.Shown(
                        channel.manner(said.where()).detail(),
                        List.of(),
                        unbound && channel.mayChange(said)));
    }

    private List<Topic> related(Topic topic) {
        return topic.related().stream().flatMap(id -> faq.topic(id).stream()).toList();
    }

    private static List<Topic> others(Match.Confident found) {
        return found.hits().stream().skip(1).limit(2).map(Match.Hit::topic).toList();
    }

    private static List<Topic> topics(Match match) {
        return match.hits().stream().limit(SUGGESTIONS).map(Match.Hit::topic).toList();
    }

    private Reply help(Said said, Optional<Text> opening) {
        return new Reply.HelpShown(
                said.lang(),
                opening,
                faq.topics(),
                clusters.of(said.where()),
                roles.mayBind(said.who()),
                roles.mayReview(said.who()),
                changes.may(said));
    }
}
