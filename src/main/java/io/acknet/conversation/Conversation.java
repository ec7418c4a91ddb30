package io.acknet.conversation;

import io.acknet.conversation.Reply.Binding;
import io.acknet.conversation.Reply.CheckOffer;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.match.Match;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the bot does when it is spoken to: one command in, one final reply out.
public final class Conversation {
    private static final int SUGGESTIONS = 3;

    private final Faq faq;
    private final BoundClusters clusters;
    private final Roles roles;
    private final Optional<String> contact;

    public Conversation(Faq faq, BoundClusters clusters, Roles roles, Optional<String> contact) {
        this.faq = faq;
        this.clusters = clusters;
        this.roles = roles;
        this.contact = contact;
    }

    /// The final reply. `progress` hears of what goes on before it, where that takes a while.
    public Reply reply(Said said, Consumer<Reply> progress) {
        return switch (said.command()) {
            case Command.Ask ask -> ask(said, ask.question());
            case Command.ShowTopic show -> show(said, show.topic());
            case Command.OfferCheck offer -> offerCheck(said, offer.topic());
            case Command.RunCheck run -> runCheck(said, run, progress);
            case Command.Bind bind ->
                    roles.mayBind(said.who())
                            ? clusters.bind(said, bind.cluster())
                            : mayNotBind(said.lang());
            case Command.Unbind _ ->
                    roles.mayBind(said.who()) ? clusters.unbind(said) : mayNotBind(said.lang());
            case Command.Status _ -> clusters.status(said, roles.mayBind(said.who()));
            case Command.Help _ -> help(said, Optional.empty());
            case Command.Unknown unknown -> help(said, Optional.of(Sentences.unknown(unknown)));
        };
    }

    private Reply ask(Said said, String question) {
        return switch (faq.match(question)) {
            case Match.Confident found -> answer(said, found.topic(), others(found));
            case Match.Ambiguous maybe ->
                    new Reply.DidYouMean(said.lang(), question, topics(maybe));
            case Match.None none -> new Reply.NoMatch(said.lang(), question, topics(none), contact);
        };
    }

    private Reply show(Said said, String id) {
        return faq.topic(id)
                .map(topic -> answer(said, topic, List.of()))
                .orElseGet(() -> gone(said.lang(), id));
    }

    private Reply answer(Said said, Topic topic, List<Topic> alsoMeant) {
        Optional<CheckOffer> offer = offer(said, topic);
        boolean unbound = clusters.canCheck(topic) && offer.isEmpty();
        return new Reply.Answer(
                said.lang(),
                topic,
                offer,
                unbound ? Optional.of(Sentences.howToBind()) : Optional.empty(),
                alsoMeant.isEmpty() ? related(topic) : alsoMeant);
    }

    private Optional<CheckOffer> offer(Said said, Topic topic) {
        return clusters.of(said.where()).flatMap(bound -> clusters.offer(said, topic, bound));
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

    private Reply offerCheck(Said said, String id) {
        Optional<Topic> topic = faq.topic(id);
        if (topic.isEmpty()) {
            return gone(said.lang(), id);
        }
        if (!clusters.canCheck(topic.get())) {
            return new Reply.Refused(
                    said.lang(), Sentences.noCheck(topic.get()), Sentences.askInstead(id));
        }
        return offer(said, topic.get())
                .<Reply>map(offer -> new Reply.OfferedCheck(said.lang(), offer))
                .orElseGet(() ->
                        new Reply.Refused(
                                said.lang(), Sentences.notBound(), Sentences.howToBind()));
    }

    private Reply runCheck(Said said, Command.RunCheck run, Consumer<Reply> progress) {
        if (!roles.mayCheck(said.who())) {
            return new Reply.Refused(
                    said.lang(), Sentences.mayNotCheck(said.who()), Sentences.askAMember());
        }
        Optional<Topic> topic = faq.topic(run.topic());
        Optional<Binding> bound = clusters.of(said.where());
        if (topic.isEmpty()) {
            return gone(said.lang(), run.topic());
        }
        if (bound.isEmpty() || !bound.get().uid().equals(run.uid())) {
            return new Reply.Refused(
                    said.lang(),
                    Sentences.bindingChanged(run.cluster()),
                    Sentences.askInstead(run.topic()));
        }
        return offer(said, topic.get())
                .map(offer -> clusters.run(said.lang(), topic.get(), offer, progress))
                .orElseGet(() ->
                        new Reply.Refused(
                                said.lang(),
                                Sentences.noCheck(topic.get()),
                                Sentences.askInstead(run.topic())));
    }

    private Reply help(Said said, Optional<Text> opening) {
        return new Reply.HelpShown(
                said.lang(),
                opening,
                faq.topics(),
                clusters.of(said.where()),
                roles.mayBind(said.who()));
    }

    private static Reply mayNotBind(Lang lang) {
        return new Reply.Refused(lang, Sentences.mayNotBind(), Sentences.whoMayBind());
    }

    private static Reply gone(Lang lang, String topic) {
        return new Reply.Refused(lang, Sentences.topicGone(topic), Sentences.askAnew());
    }
}
