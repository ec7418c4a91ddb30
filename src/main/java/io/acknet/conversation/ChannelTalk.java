package io.acknet.conversation;

import io.acknet.conversation.Form.Field;
import io.acknet.conversation.Form.Filled;
import io.acknet.conversation.Form.Option;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What holds in a channel: its cluster, and how the bot speaks there. Those who may bind may change it.
public final class ChannelTalk {
    private static final String CLUSTER = "cluster";
    private static final String LANGUAGE = "language";
    private static final String DETAIL = "detail";
    private static final String DIGEST = "digest";
    private static final String AUTO = "auto";
    private static final String ON = "on";
    private static final String OFF = "off";

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
            case Command.AskBind _ -> bindForm(lang);
            case Command.AskManner _ -> Optional.of(mannerForm(lang, manner(said.where())));
        };
    }

    /// Empty where the configuration names no cluster.
    private Optional<Form> bindForm(Lang lang) {
        List<Option> options =
                clusters.known().stream()
                        .map(named ->
                                new Option(
                                        named.name(),
                                        Text.same(
                                                "%s (%s)"
                                                        .formatted(
                                                                named.name(),
                                                                named.environment()))))
                        .toList();
        Field cluster =
                new Field(
                        CLUSTER,
                        ChannelSentences.CLUSTER,
                        ChannelSentences.CLUSTER_HINT,
                        "",
                        "",
                        Form.Size.CHOICE,
                        options);
        return options.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Form(
                                lang,
                                ChannelSentences.BIND,
                                ChannelSentences.BIND_HEADING,
                                ChannelSentences.BIND_INTRO,
                                List.of(cluster),
                                ChannelSentences.BIND_SUBMIT));
    }

    private static Form mannerForm(Lang lang, Manner now) {
        return new Form(
                lang,
                ChannelSentences.SETTINGS,
                ChannelSentences.SETTINGS_HEADING,
                ChannelSentences.SETTINGS_INTRO,
                List.of(
                        choice(
                                LANGUAGE,
                                ChannelSentences.LANGUAGE,
                                now.lang().map(Lang::code).orElse(AUTO),
                                List.of(
                                        new Option(AUTO, ChannelSentences.AUTO),
                                        new Option("zh", ChannelSentences.CHINESE),
                                        new Option("en", ChannelSentences.ENGLISH))),
                        choice(
                                DETAIL,
                                ChannelSentences.DETAIL,
                                now.detail().word(),
                                List.of(
                                        new Option("short", ChannelSentences.SHORT),
                                        new Option("full", ChannelSentences.FULL))),
                        choice(
                                DIGEST,
                                ChannelSentences.DIGEST,
                                now.digest() ? ON : OFF,
                                List.of(
                                        new Option(OFF, ChannelSentences.DIGEST_OFF),
                                        new Option(ON, ChannelSentences.DIGEST_ON)))),
                ChannelSentences.SAVE);
    }

    private static Field choice(
            String id, ChannelSentences.Labelled label, String now, List<Option> options) {
        return new Field(id, label.label(), label.hint(), "", now, Form.Size.CHOICE, options);
    }

    /// @param values of the fields; each is a choice with something chosen
    Filled fill(Command.AsksOfChannel asks, Map<String, String> values) {
        return switch (asks) {
            case Command.AskBind _ ->
                    values.containsKey(CLUSTER)
                            ? new Filled.Ready(new Command.Bind(values.get(CLUSTER)))
                            : new Filled.Wrong(Map.of(CLUSTER, Sentences.noSuchCluster("")));
            case Command.AskManner _ ->
                    new Filled.Ready(
                            new Command.ChooseManner(
                                    new Manner(
                                            language(values.getOrDefault(LANGUAGE, AUTO)),
                                            Detail.of(values.getOrDefault(DETAIL, "")),
                                            ON.equals(values.get(DIGEST)))));
        };
    }

    private static Optional<Lang> language(String word) {
        return word.equals(AUTO) ? Optional.empty() : Optional.of(Lang.ofTag(word));
    }
}
