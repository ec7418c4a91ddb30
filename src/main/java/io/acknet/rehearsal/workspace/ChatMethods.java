package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.rehearsal.workspace.Message.Address;
import io.acknet.rehearsal.workspace.Message.Content;
import java.util.Map;
import java.util.Optional;

/// `chat.*`: posting, editing and deleting messages.
final class ChatMethods {
    private static final String SCOPE = "chat:write";

    private final Directory directory;
    private final MessageLog log;
    private final Timeline timeline;
    private final SlackShapes shapes;
    private final Places places;
    private final RateLimits rates;
    private final Throttle throttle;

    ChatMethods(
            Directory directory,
            MessageLog log,
            Timeline timeline,
            SlackShapes shapes,
            Options options) {
        this.directory = directory;
        this.log = log;
        this.timeline = timeline;
        this.shapes = shapes;
        this.places = new Places(directory);
        this.rates = options.rates();
        this.throttle = new Throttle(options.clock());
    }

    Map<String, Method> all() {
        return Map.of(
                "chat.postMessage", new Method(SCOPE, Integer.MAX_VALUE, this::post),
                "chat.postEphemeral", new Method(SCOPE, Method.TIER_4, this::postEphemeral),
                "chat.update", new Method(SCOPE, Method.TIER_3, this::update),
                "chat.delete", new Method(SCOPE, Method.TIER_3, this::delete),
                "chat.getPermalink", Method.free(Method.SPECIAL, this::permalink));
    }

    private ObjectNode post(Call call) {
        Channel channel = places.writable(call.required("channel"));
        checkAuthorship(call);
        Content content = Contents.of(call, Contents.MOST_TEXT);
        int wait = throttle.take(channel.id(), rates.postsPerSecond(), rates.postBurst());
        if (wait > 0) {
            throw Refusal.rateLimited(wait);
        }
        Message message =
                timeline.post(
                        Address.in(channel.id()).inThread(root(call, channel)), bot(), content);
        return described(message);
    }

    private ObjectNode postEphemeral(Call call) {
        Channel channel = places.writable(call.required("channel"));
        String user = call.required("user");
        if (!channel.has(user)) {
            throw new Refusal("user_not_in_channel");
        }
        Content content = Contents.of(call, Contents.MOST_TEXT);
        Address address = Address.in(channel.id()).inThread(root(call, channel)).onlyFor(user);
        return Json.object().put("message_ts", timeline.post(address, bot(), content).ts());
    }

    private ObjectNode update(Call call) {
        Message message = own(call, "cant_update_message");
        Content content = Contents.ofUpdate(call, message);
        return described(timeline.edit(message, content, true)).put("text", content.text());
    }

    private ObjectNode delete(Call call) {
        Message message = own(call, "cant_delete_message");
        timeline.delete(message);
        return Json.object().put("channel", message.channel()).put("ts", message.ts());
    }

    private ObjectNode permalink(Call call) {
        Channel channel = places.known(call.required("channel"));
        Message message = existing(channel, call.required("message_ts"));
        return Json.object()
                .put("channel", channel.id())
                .put(
                        "permalink",
                        "https://%s.slack.com/archives/%s/p%s"
                                .formatted(
                                        directory.workspace().domain(),
                                        channel.id(),
                                        message.ts().replace(".", "")));
    }

    private Message own(Call call, String errorWhenForeign) {
        Channel channel = places.known(call.required("channel"));
        Message message = existing(channel, call.required("ts"));
        if (!message.user().equals(bot())) {
            throw new Refusal(errorWhenForeign);
        }
        return message;
    }

    /// An ephemeral message is nowhere to be found: Slack does not keep it.
    private Message existing(Channel channel, String ts) {
        return log.find(channel.id(), ts)
                .filter(message -> !message.ephemeral())
                .orElseThrow(() -> new Refusal("message_not_found"));
    }

    private Optional<String> root(Call call, Channel channel) {
        Optional<String> root = call.text("thread_ts");
        if (root.isPresent() && log.find(channel.id(), root.get()).isEmpty()) {
            throw new Refusal("cannot_reply_to_message");
        }
        return root;
    }

    private void checkAuthorship(Call call) {
        boolean custom = call.has("username") || call.has("icon_emoji") || call.has("icon_url");
        if (custom && !directory.app().scopes().contains("chat:write.customize")) {
            throw Refusal.missingScope("chat:write.customize", directory.app().scopes());
        }
    }

    private ObjectNode described(Message message) {
        ObjectNode answer = Json.object().put("channel", message.channel()).put("ts", message.ts());
        answer.set("message", shapes.message(message));
        return answer;
    }

    private String bot() {
        return directory.app().botUser();
    }
}
