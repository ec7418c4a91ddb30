package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import io.acknet.conversation.Command;
import io.acknet.conversation.Form;
import io.acknet.conversation.Said;
import io.acknet.store.Offer;
import io.acknet.store.Offers;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Modals: opened by a button, judged while Slack waits for the acknowledgement, and turned into an
/// input when nothing is wrong with them.
final class Forms {
    static final String CALLBACK = "form";

    private final Talk talk;
    private final Gateway gateway;
    private final Offers offers;
    private final InstantSource clock;

    Forms(Talk talk, Gateway gateway, Offers offers, InstantSource clock) {
        this.talk = talk;
        this.gateway = gateway;
        this.offers = offers;
        this.clock = clock;
    }

    /// Where a modal was opened from, and what its submission runs. Slack keeps it for us.
    ///
    /// @param offer id of what runs
    record Origin(
            String offer,
            String channel,
            String ts,
            String thread,
            boolean ephemeral,
            String responseUrl) {}

    /// What came of a submission.
    sealed interface Judged {
        record Fine(Inbound.Submitted input) implements Judged {}

        /// @param errors by the id of the block that each belongs to
        record Wrong(Map<String, String> errors) implements Judged {}

        /// The modal is of another time and means nothing any more.
        record Gone() implements Judged {}
    }

    /// @param said its command is what is asked, its place the channel that it is about
    /// @return whether there is anything to ask
    /// @throws SlackRefusal when the click is older than Slack allows: three seconds
    boolean open(Inbound.Opens clicked, Said said) {
        Optional<Form> form = talk.form(said);
        String channel = said.where().channel();
        form.ifPresent(asked -> {
            Offer offer =
                    new Offer(
                            UUID.randomUUID().toString(),
                            channel,
                            SlackJson.write(new Button(said.command(), said.lang(), false)),
                            clock.instant());
            offers.add(offer);
            Origin origin =
                    new Origin(
                            offer.id(),
                            channel,
                            clicked.ts(),
                            clicked.thread(),
                            clicked.ephemeral(),
                            clicked.responseUrl());
            gateway.openView(clicked.trigger(), FormView.draw(asked, SlackJson.write(origin)));
        });
        return form.isPresent();
    }

    /// Shows something beside the channel to whoever clicked.
    ///
    /// @throws SlackRefusal when the click is older than Slack allows: three seconds
    void show(Inbound.Opens clicked, ObjectNode view) {
        gateway.openView(clicked.trigger(), view);
    }

    Judged judge(ViewSubmissionPayload payload) {
        View view = payload.getView();
        if (view == null || payload.getUser() == null || !CALLBACK.equals(view.getCallbackId())) {
            return new Judged.Gone();
        }
        Optional<Origin> known = origin(view.getPrivateMetadata());
        Optional<Button> button = known.flatMap(this::runs);
        if (button.isEmpty() || !(button.get().command() instanceof Command.Asks asks)) {
            return new Judged.Gone();
        }
        Origin origin = known.orElseThrow();
        Map<String, String> values = filled(view);
        return switch (talk.fill(asks, values)) {
            case Form.Filled.Wrong(var objections) -> {
                Map<String, String> errors = new HashMap<>();
                objections.forEach((id, text) -> errors.put(id, text.in(button.get().lang())));
                yield new Judged.Wrong(errors);
            }
            case Form.Filled.Ready _ ->
                    new Judged.Fine(
                            new Inbound.Submitted(
                                    from(payload, origin), view.getId(), origin, values));
        };
    }

    /// Empty for a modal that this program did not make.
    private static Optional<Origin> origin(@Nullable String metadata) {
        try {
            return metadata == null
                    ? Optional.empty()
                    : Optional.ofNullable(SlackJson.read(metadata, Origin.class));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// What a submission runs; empty when that has become impossible since it was judged.
    Optional<Button> runs(Inbound.Submitted submitted) {
        return runs(submitted.origin())
                .flatMap(button ->
                        button.command() instanceof Command.Asks asks
                                        && talk.fill(asks, submitted.values())
                                                instanceof Form.Filled.Ready(Command command)
                                ? Optional.of(new Button(command, button.lang(), false))
                                : Optional.empty());
    }

    private Optional<Button> runs(Origin origin) {
        return offers.find(origin.offer())
                .filter(offer -> offer.channel().equals(origin.channel()))
                .map(offer -> SlackJson.read(offer.body(), Button.class));
    }

    private static Inbound.From from(ViewSubmissionPayload payload, Origin origin) {
        String team = payload.getTeam() == null ? "" : payload.getTeam().getId();
        String own = payload.getUser().getTeamId();
        return new Inbound.From(
                team, own == null ? team : own, payload.getUser().getId(), origin.channel());
    }

    /// The fields that somebody wrote something in, or chose something of.
    private static Map<String, String> filled(View view) {
        Map<String, String> filled = new HashMap<>();
        view.getState()
                .getValues()
                .forEach((word, fields) -> {
                    String text =
                            fields.containsKey(FormView.TEXT)
                                    ? written(fields.get(FormView.TEXT)).strip()
                                    : line(written(fields.get(FormView.FIELD)));
                    if (!text.isEmpty()) {
                        filled.put(word, text);
                    }
                });
        return filled;
    }

    private static String written(ViewState.@Nullable Value value) {
        if (value == null) {
            return "";
        }
        if (value.getSelectedOption() != null) {
            return String.valueOf(value.getSelectedOption().getValue());
        }
        return value.getValue() == null ? "" : value.getValue();
    }

    private static String line(String written) {
        return Escape.line(
                Normalizer.normalize(written, Normalizer.Form.NFKC), Limits.SECTION_CHARS);
    }
}
