package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.rehearsal.workspace.Message.Address;
import java.util.function.Supplier;

/// The payloads of slash commands and interactions, as docs.slack.dev shows them.
final class Payloads {
    private static final String VERIFICATION_TOKEN = "unused-verification-token";

    private final Directory directory;
    private final SlackShapes shapes;
    private final Composer composer;
    private final Triggers triggers;
    private final ResponseUrls responseUrls;
    private final Supplier<String> baseUrl;

    Payloads(
            Directory directory,
            SlackShapes shapes,
            Triggers triggers,
            ResponseUrls responseUrls,
            Supplier<String> baseUrl) {
        this.directory = directory;
        this.shapes = shapes;
        this.composer = new Composer(directory);
        this.triggers = triggers;
        this.responseUrls = responseUrls;
        this.baseUrl = baseUrl;
    }

    ObjectNode command(
            Person person, Channel channel, SlackApp.SlashCommand command, String typed) {
        Workspace workspace = directory.workspace();
        return Json.object()
                .put("token", VERIFICATION_TOKEN)
                .put("team_id", workspace.teamId())
                .put("team_domain", workspace.domain())
                .put("channel_id", channel.id())
                .put("channel_name", shapes.nameOf(channel))
                .put("user_id", person.id())
                .put("user_name", person.name())
                .put("command", command.command())
                .put("text", composer.commandText(typed.strip(), command.escape()))
                .put("api_app_id", workspace.app().id())
                .put("is_enterprise_install", "false")
                .put(
                        "response_url",
                        responseUrls.issue(baseUrl.get(), person.id(), Address.in(channel.id())))
                .put("trigger_id", triggers.issue(person.id()));
    }

    /// An ephemeral message is not sent along: Slack does not keep it.
    ObjectNode click(Person person, Message message, ObjectNode action, ObjectNode state) {
        ObjectNode payload = interaction("block_actions", person);
        ObjectNode container =
                payload.putObject("container")
                        .put("type", "message")
                        .put("message_ts", message.ts())
                        .put("channel_id", message.channel())
                        .put("is_ephemeral", message.ephemeral());
        message.threadTs().ifPresent(root -> container.put("thread_ts", root));
        payload.set("channel", place(message));
        if (!message.ephemeral()) {
            payload.set("message", shapes.message(message));
        }
        payload.putObject("state")
                .set("values", state.isEmpty() ? Json.object() : state.path("values"));
        payload.put("response_url", responseUrls.issue(baseUrl.get(), person.id(), message));
        payload.putArray("actions").add(acted(action));
        return payload;
    }

    ObjectNode clickInView(Person person, View view, ObjectNode action) {
        ObjectNode payload = interaction("block_actions", person);
        payload.putObject("container").put("type", "view").put("view_id", view.id());
        payload.set("view", view.json());
        payload.putArray("actions").add(acted(action));
        return payload;
    }

    ObjectNode shortcut(Person person, Message message, String callbackId) {
        ObjectNode payload = interaction("message_action", person);
        payload.put("callback_id", callbackId)
                .put("action_ts", triggers.now())
                .put("message_ts", message.ts())
                .put("response_url", responseUrls.issue(baseUrl.get(), person.id(), message));
        payload.set("channel", place(message));
        payload.set("message", shapes.message(message));
        return payload;
    }

    ObjectNode submission(Person person, View view, ObjectNode state) {
        ObjectNode payload = interaction("view_submission", person);
        payload.set("view", view.filledIn(state).json());
        payload.putArray("response_urls");
        return payload;
    }

    ObjectNode closed(Person person, View view) {
        ObjectNode payload = interaction("view_closed", person);
        payload.remove("trigger_id");
        payload.set("view", view.json());
        payload.put("is_cleared", false);
        return payload;
    }

    private ObjectNode interaction(String type, Person person) {
        ObjectNode payload =
                Json.object()
                        .put("type", type)
                        .put("token", VERIFICATION_TOKEN)
                        .put("api_app_id", directory.app().id())
                        .put("trigger_id", triggers.issue(person.id()))
                        .put("is_enterprise_install", false)
                        .putNull("enterprise");
        payload.set("user", shapes.actor(person));
        payload.set("team", shapes.team());
        return payload;
    }

    private ObjectNode acted(ObjectNode action) {
        ObjectNode acted = action.deepCopy();
        acted.remove("confirm");
        return acted.put("action_ts", triggers.now());
    }

    private ObjectNode place(Message message) {
        return shapes.place(directory.channel(message.channel()).orElseThrow());
    }
}
