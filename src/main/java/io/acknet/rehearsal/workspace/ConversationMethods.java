package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// `conversations.*`, each as far as the scopes for that kind of channel go, and `reactions.add`.
final class ConversationMethods {
    /// docs.slack.dev, conversations.history: the default `limit`
    private static final int PAGE = 100;

    private final Directory directory;
    private final MessageLog log;
    private final Timeline timeline;
    private final SlackShapes shapes;
    private final Places places;

    ConversationMethods(
            Directory directory, MessageLog log, Timeline timeline, SlackShapes shapes) {
        this.directory = directory;
        this.log = log;
        this.timeline = timeline;
        this.shapes = shapes;
        this.places = new Places(directory);
    }

    Map<String, Method> all() {
        return Map.of(
                "conversations.info", Method.free(Method.TIER_3, this::describe),
                "conversations.members", Method.free(Method.TIER_4, this::members),
                "conversations.open", new Method("im:write", Method.TIER_3, this::open),
                "conversations.replies", Method.free(Method.TIER_3, this::replies),
                "conversations.history", Method.free(Method.TIER_3, this::history),
                "reactions.add", new Method("reactions:write", Method.TIER_3, this::react));
    }

    private ObjectNode describe(Call call) {
        Channel channel = permitted(call, "read");
        ObjectNode node =
                Json.object()
                        .put("id", channel.id())
                        .put("is_channel", !channel.isIm())
                        .put("is_im", channel.isIm())
                        .put("is_archived", false)
                        .put("is_private", channel.isIm())
                        .put("is_member", channel.has(bot()))
                        .put("is_ext_shared", channel.shared());
        if (channel.isIm()) {
            node.put("user", personOf(channel));
        } else {
            node.put("name", channel.name()).put("name_normalized", channel.name());
            node.putObject("topic").put("value", channel.topic().zh());
        }
        return Json.object().set("channel", node);
    }

    private ObjectNode members(Call call) {
        ObjectNode answer = Json.object();
        answer.set("members", Json.strings(permitted(call, "read").memberIds()));
        answer.putObject("response_metadata").put("next_cursor", "");
        return answer;
    }

    private ObjectNode open(Call call) {
        Channel channel =
                directory
                        .directMessagesOf(call.required("users"))
                        .orElseThrow(() -> new Refusal("user_not_found"));
        return Json.object().set("channel", Json.object().put("id", channel.id()));
    }

    private ObjectNode replies(Call call) {
        Channel channel = permitted(call, "history");
        String root = call.required("ts");
        if (log.find(channel.id(), root).isEmpty()) {
            throw new Refusal("thread_not_found");
        }
        return page(
                call,
                channel,
                message ->
                        message.ts().equals(root) || message.threadTs().equals(Optional.of(root)));
    }

    /// Newest first, unlike replies.
    private ObjectNode history(Call call) {
        Channel channel = permitted(call, "history");
        return page(call, channel, message -> message.threadTs().isEmpty());
    }

    private ObjectNode page(Call call, Channel channel, Predicate<Message> which) {
        List<Message> found =
                new ArrayList<>(
                        log.all(channel.id()).stream()
                                .filter(message -> !message.ephemeral())
                                .filter(which)
                                .toList());
        if (call.method().equals("conversations.history")) {
            found = found.reversed();
        }
        int limit = call.number("limit", PAGE);
        ObjectNode answer = Json.object().put("has_more", found.size() > limit);
        ArrayNode messages = answer.putArray("messages");
        found.stream().limit(limit).forEach(message -> messages.add(shapes.message(message)));
        return answer;
    }

    private ObjectNode react(Call call) {
        Channel channel = places.known(call.required("channel"));
        Message message =
                log.find(channel.id(), call.required("timestamp"))
                        .orElseThrow(() -> new Refusal("message_not_found"));
        String name = call.required("name");
        if (message.reactions().getOrDefault(name, List.of()).contains(bot())) {
            throw new Refusal("already_reacted");
        }
        timeline.react(message, name, bot());
        return Json.object();
    }

    /// `channels:read`, `im:read`, `channels:history` or `im:history`, and for a history membership.
    private Channel permitted(Call call, String what) {
        Channel channel = places.known(call.required("channel"));
        String scope = (channel.isIm() ? "im:" : "channels:") + what;
        if (!directory.app().scopes().contains(scope)) {
            throw Refusal.missingScope(scope, directory.app().scopes());
        }
        if (what.equals("history") && !channel.has(bot())) {
            throw new Refusal("not_in_channel");
        }
        return channel;
    }

    private String personOf(Channel channel) {
        return channel.memberIds().stream()
                .filter(id -> !id.equals(bot()))
                .findFirst()
                .orElseThrow();
    }

    private String bot() {
        return directory.app().botUser();
    }
}
