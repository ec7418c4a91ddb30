package io.acknet.conversation;

import io.acknet.conversation.Form.Field;
import io.acknet.conversation.Form.Filled;
import io.acknet.conversation.Form.Option;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is asked about a channel: its cluster, and how the bot speaks there.
public final class ChannelForms {
    private static final String CLUSTER = "cluster";
    private static final String LANGUAGE = "language";
    private static final String DETAIL = "detail";
    private static final String DIGEST = "digest";
    private static final String AUTO = "auto";
    private static final String ON = "on";
    private static final String OFF = "off";

    private ChannelForms() {}

    /// Empty where the configuration names no cluster.
    ///
    /// @param clusters those of the configuration
    public static Optional<Form> bind(Lang lang, List<Inspection.Named> clusters) {
        List<Option> options =
                clusters.stream()
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

    public static Form manner(Lang lang, Manner now) {
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
    static Filled fill(Command.AsksOfChannel asks, Map<String, String> values) {
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
