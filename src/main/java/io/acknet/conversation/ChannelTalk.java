package io.acknet.conversation;

import io.acknet.lang.Lang;
import java.util.Optional;

/// What holds in a channel: its cluster, and how the bot speaks there. Those who may bind may change it.
public final class ChannelTalk {
    private final BoundClusters clusters;
    private final Manners manners;
    private final Roles roles;

    public ChannelTalk(BoundClusters clusters, Manners manners, Roles roles) {
        this.clusters = clusters;
        this.manners = manners;
        this.roles = roles;
    }

    BoundClusters clusters() {
        return clusters;
    }

    Manner manner(Place place) {
        return manners.of(place.channel());
    }

    boolean mayChange(Said said) {
        return roles.mayBind(said.who());
    }

    Reply reply(Said said, Command.OfChannel wanted) {
        return switch (wanted) {
            case Command.Status _ ->
                    clusters.status(said, mayChange(said)).speaking(manner(said.where()));
            case Command.Welcome _ -> welcome(said);
            case Command.ChangesChannel change ->
                    objection(said).orElseGet(() -> change(said, change));
        };
    }

    /// Why somebody may not change anything here; empty for whoever may.
    Optional<Reply> objection(Said said) {
        if (mayChange(said)) {
            return Optional.empty();
        }
        boolean binds =
                said.command() instanceof Command.Bind
                        || said.command() instanceof Command.Unbind
                        || said.command() instanceof Command.AskBind;
        return Optional.of(
                new Reply.Refused(
                        said.lang(),
                        binds ? Sentences.mayNotBind() : ChannelSentences.MAY_NOT_CHANGE,
                        Sentences.whoMayBind()));
    }

    private Reply change(Said said, Command.ChangesChannel change) {
        Manner now = manner(said.where());
        return switch (change) {
            case Command.Bind(String cluster) -> clusters.bind(said, cluster);
            case Command.Unbind _ -> clusters.unbind(said);
            case Command.ChooseLanguage(Optional<Lang> lang) -> keep(said, now.in(lang));
            case Command.ChooseDetail(Detail detail) -> keep(said, now.with(detail));
            case Command.ChooseDigest(boolean on) -> keep(said, now.withDigest(on));
            case Command.ChooseManner(Manner manner) -> keep(said, manner);
        };
    }

    private Reply keep(Said said, Manner manner) {
        manners.put(said.where().channel(), manner, said.who().id());
        return new Reply.Done(said.lang(), ChannelSentences.speaks(manner));
    }

    private Reply welcome(Said said) {
        return new Reply.Welcomed(said.lang(), clusters.of(said.where()));
    }

    Optional<Form> form(Said said, Command.AsksOfChannel asks) {
        Lang lang = said.lang();
        return switch (asks) {
            case Command.AskBind _ -> ChannelForms.bind(lang, clusters.known());
            case Command.AskManner _ ->
                    Optional.of(ChannelForms.manner(lang, manner(said.where())));
        };
    }
}
