package io.acknet.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.SubteamMembersChangedEvent;
import io.acknet.lang.Text;
import io.acknet.store.StoreException;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the Bolt app listens to. Every handler reduces its payload, has it stored, and acknowledges; an
/// input that cannot be stored is not acknowledged, so that Slack sends an event again and tells a
/// person that a click went nowhere. A command is told so in words.
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    /// The `callback_id` of each shortcut in the manifest.
    static final String SAVE_DRAFT = "save_draft";

    static final String ASK_MESSAGE = "ask_message";
    private static final Set<String> SHORTCUTS = Set.of(SAVE_DRAFT, ASK_MESSAGE);

    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    private final Reception reception;
    private final Forms forms;
    private final People people;

    Listeners(Reception reception, Forms forms, People people) {
        this.reception = reception;
        this.forms = forms;
        this.people = people;
    }

    void register(App app) {
        app.command(ANY, (request, context) -> command(request.getPayload(), context));
        app.blockAction(
                ANY,
                (request, context) -> {
                    click(request.getPayload());
                    return context.ack();
                });
        app.viewSubmission(ANY, (request, context) -> submitted(request.getPayload(), context));
        app.event(
                AppHomeOpenedEvent.class,
                (payload, context) -> {
                    home(payload);
                    return context.ack();
                });
        app.event(
                SubteamMembersChangedEvent.class,
                (_, context) -> {
                    people.forgetGroups();
                    return context.ack();
                });
        app.messageShortcut(
                ANY,
                (request, context) -> {
                    shortcut(request.getPayload());
                    return context.ack();
                });
        acknowledgeWhatIsGone(app);
    }

    /// Those of older versions may still stand somewhere.
    private void shortcut(MessageShortcutPayload payload) {
        if (!SHORTCUTS.contains(payload.getCallbackId())
                || payload.getUser() == null
                || payload.getChannel() == null
                || payload.getMessage() == null) {
            return;
        }
        String team = payload.getTeam() == null ? "" : or(payload.getTeam().getId());
        Inbound.From from =
                new Inbound.From(
                        team,
                        or(payload.getUser().getTeamId(), team),
                        or(payload.getUser().getId()),
                        or(payload.getChannel().getId()));
        reception.accept(
                new Inbound.Shortcut(
                        from,
                        or(payload.getTriggerId()),
                        or(payload.getCallbackId()),
                        or(payload.getMessage().getText()),
                        or(payload.getMessageTs()),
                        or(payload.getMessage().getThreadTs()),
                        or(payload.getResponseUrl())));
    }

    /// Shortcuts of older versions may still stand somewhere.
    private static void acknowledgeWhatIsGone(App app) {
        app.viewClosed(ANY, (_, context) -> context.ack());
        app.globalShortcut(ANY, (_, context) -> context.ack());
        app.blockSuggestion(ANY, (_, context) -> context.ack());
        app.attachmentAction(ANY, (_, context) -> context.ack());
    }

    private Response command(SlashCommandPayload payload, SlashCommandContext context) {
        Inbound.From from =
                new Inbound.From(
                        or(payload.getTeamId()),
                        or(payload.getTeamId()),
                        or(payload.getUserId()),
                        or(payload.getChannelId()));
        try {
            reception.accept(
                    new Inbound.Slashed(
                            from,
                            or(payload.getTriggerId()),
                            or(payload.getText()),
                            or(payload.getResponseUrl())));
            return context.ack();
        } catch (StoreException e) {
            String id = UUID.randomUUID().toString().substring(0, 8);
            LOG.atError().addKeyValue("fault", id).setCause(e).log("command not stored");
            Text text = Labels.NOT_STORED;
            return context.ack((text.zh() + "\n" + text.en()).formatted(id, id));
        }
    }

    /// On a message, or on the home tab; what is chosen in a modal comes with its submission.
    private void click(BlockActionPayload payload) {
        BlockActionPayload.Container container = payload.getContainer();
        if (container == null
                || payload.getUser() == null
                || payload.getActions() == null
                || payload.getActions().isEmpty()
                || payload.getActions().getFirst() == null) {
            return;
        }
        boolean home = payload.getView() != null && "home".equals(payload.getView().getType());
        if (!home && !"message".equals(container.getType())) {
            return;
        }
        if (!home && or(container.getChannelId()).isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("kind", "Clicked")
                    .addKeyValue("reason", "channel is missing")
                    .log("input refused");
            return;
        }
        String team = payload.getTeam() == null ? "" : or(payload.getTeam().getId());
        Inbound.From from =
                new Inbound.From(
                        team,
                        or(payload.getUser().getTeamId(), team),
                        or(payload.getUser().getId()),
                        or(container.getChannelId()));
        reception.accept(
                new Inbound.Clicked(
                        from,
                        or(payload.getTriggerId()),
                        or(payload.getActions().getFirst().getValue()),
                        or(container.getMessageTs()),
                        or(container.getThreadTs(), threadOf(payload)),
                        container.isEphemeral(),
                        or(payload.getResponseUrl())));
    }

    /// Errors go back while the modal is open; a modal without any closes.
    private Response submitted(ViewSubmissionPayload payload, ViewSubmissionContext context) {
        return switch (forms.judge(payload)) {
            case Forms.Judged.Wrong(var errors) ->
                    context.ack(r -> r.responseAction("errors").errors(errors));
            case Forms.Judged.Gone _ -> context.ack();
            case Forms.Judged.Fine(var input) -> {
                reception.accept(input);
                yield context.ack();
            }
        };
    }

    private static String threadOf(BlockActionPayload payload) {
        return payload.getMessage() == null ? "" : or(payload.getMessage().getThreadTs());
    }

    private void home(EventsApiPayload<AppHomeOpenedEvent> payload) {
        AppHomeOpenedEvent event = payload.getEvent();
        if ("home".equals(event.getTab())) {
            Inbound.From from = from(payload, "", event.getUser(), event.getChannel());
            reception.accept(new Inbound.HomeOpened(from, or(payload.getEventId())));
        }
    }

    static Inbound.From from(
            EventsApiPayload<?> payload,
            String userTeam,
            @Nullable String user,
            @Nullable String channel) {
        String team = or(payload.getTeamId());
        return new Inbound.From(team, or(userTeam, team), or(user), or(channel));
    }

    static String or(@Nullable String value) {
        return or(value, "");
    }

    static String or(@Nullable String value, String other) {
        return value == null || value.isEmpty() ? other : value;
    }
}
