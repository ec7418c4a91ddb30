package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.User;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The only place that calls Slack. It keeps its pace, and sees that nothing unfolds by itself: no
/// unfurled links, no names that ping.
final class Gateway {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_FAULT = 500;
    private static final int CLIENT_FAULT = 400;

    private final Slack slack;
    private final Token token;
    private final Pacing pacing;
    private final Transport transport;
    private volatile History history = new History(Set.of());

    Gateway(Slack slack, Token botToken, Pacing pacing, Traffic traffic) {
        this.transport = new Transport(traffic, botToken);
        this.slack = slack;
        this.token = botToken;
        this.pacing = pacing;
    }

    private MethodsClient methods() {
        return slack.methods(token.value());
    }

    /// A message that is there.
    record Posted(String channel, String ts) {}

    /// Who this bot is.
    AuthTestResponse whoAmI() {
        AuthTestResponse me = transport.call("auth.test", () -> methods().authTest(r -> r));
        history = new History(Checkup.scopes(me));
        return me;
    }

    /// Whether a message that was posted there can be found again.
    boolean finds(Destination.Posted where) {
        return history.reads(where.channel());
    }

    Posted post(Destination.Posted where, Message message) {
        Transport.sleep(pacing.reserve(where.channel()));
        return posted(transport.call("chat.postMessage", () -> postNow(where, message)));
    }

    /// Posts what must not stand there twice: wherever a call may have had its effect although nobody heard
    /// of it, it looks whether the message is there before it posts it again. Where it cannot look, it
    /// posts: a repeated message is better than none.
    ///
    /// @param message with a mark
    /// @param perhapsThere whether an earlier process may have posted it
    Posted postOnce(Destination.Posted where, Message message, boolean perhapsThere) {
        Transport.sleep(pacing.reserve(where.channel()));
        AtomicBoolean look = new AtomicBoolean(perhapsThere);
        return transport.patiently(
                "chat.postMessage",
                () -> {
                    Optional<Posted> there =
                            look.getAndSet(true) ? find(where, message.mark()) : Optional.empty();
                    return there.isPresent()
                            ? there.get()
                            : posted(
                                    transport.checked("chat.postMessage", postNow(where, message)));
                });
    }

    private Optional<Posted> find(Destination.Posted where, String mark) {
        try {
            return messages(where).stream()
                    .filter(message -> has(message, mark))
                    .map(message -> new Posted(where.channel(), message.getTs()))
                    .findFirst();
        } catch (SlackRefusal e) {
            LOG.atWarn()
                    .addKeyValue("channel", where.channel())
                    .addKeyValue("error", e.error())
                    .log("whether a reply has arrived cannot be seen; it may come twice");
            return Optional.empty();
        }
    }

    private static boolean has(com.slack.api.model.Message message, String mark) {
        return message.getBlocks() != null
                && !message.getBlocks().isEmpty()
                && mark.equals(message.getBlocks().getFirst().getBlockId());
    }

    private List<com.slack.api.model.Message> messages(Destination.Posted where) {
        return where.thread().isEmpty()
                ? transport
                        .call(
                                "conversations.history",
                                () ->
                                        methods()
                                                .conversationsHistory(r ->
                                                        r.channel(where.channel())
                                                                .limit(Limits.MESSAGES_AT_ONCE)))
                        .getMessages()
                : transport
                        .call(
                                "conversations.replies",
                                () ->
                                        methods()
                                                .conversationsReplies(r ->
                                                        r.channel(where.channel())
                                                                .ts(where.thread())
                                                                .limit(Limits.MESSAGES_AT_ONCE)))
                        .getMessages();
    }

    private static Posted posted(ChatPostMessageResponse response) {
        return new Posted(response.getChannel(), response.getTs());
    }

    private ChatPostMessageResponse postNow(Destination.Posted where, Message message)
            throws IOException, SlackApiException {
        return methods()
                .chatPostMessage(r -> {
                    if (!where.thread().isEmpty()) {
                        r.threadTs(where.thread());
                    }
                    return r.channel(where.channel())
                            .text(message.text())
                            .blocksAsString(SlackJson.write(message.blocks()))
                            .unfurlLinks(false)
                            .unfurlMedia(false)
                            .linkNames(false);
                });
    }

    void edit(Destination.Edited where, Message message) {
        transport.call(
                "chat.update",
                () ->
                        methods()
                                .chatUpdate(r ->
                                        r.channel(where.channel())
                                                .ts(where.ts())
                                                .text(message.text())
                                                .blocksAsString(SlackJson.write(message.blocks()))
                                                .linkNames(false)));
    }

    /// Says something in a channel that only this person sees.
    void whisper(String channel, String user, String thread, Message message) {
        transport.call(
                "chat.postEphemeral",
                () ->
                        methods()
                                .chatPostEphemeral(r -> {
                                    if (!thread.isEmpty()) {
                                        r.threadTs(thread);
                                    }
                                    return r.channel(channel)
                                            .user(user)
                                            .text(message.text())
                                            .blocksAsString(SlackJson.write(message.blocks()))
                                            .linkNames(false);
                                }));
    }

    void delete(String channel, String ts) {
        transport.call("chat.delete", () -> methods().chatDelete(r -> r.channel(channel).ts(ts)));
    }

    /// The address of a message, for people to follow.
    String permalink(String channel, String ts) {
        return transport
                .call(
                        "chat.getPermalink",
                        () -> methods().chatGetPermalink(r -> r.channel(channel).messageTs(ts)))
                .getPermalink();
    }

    /// Answers through a `response_url`, seen by the person alone.
    void respond(Destination.Response where, Message message) {
        ObjectNode body = SlackJson.MAPPER.createObjectNode();
        body.put("response_type", "ephemeral");
        body.put("replace_original", where.replace());
        respond(where.url(), body, message);
    }

    /// Says something through a `response_url`, seen by all.
    void tell(Destination.Told where, Message message) {
        ObjectNode body = SlackJson.MAPPER.createObjectNode();
        body.put("response_type", "in_channel");
        body.put("replace_original", false);
        respond(where.url(), body, message);
    }

    private void respond(String url, ObjectNode body, Message message) {
        body.put("text", message.text());
        body.set("blocks", message.blocks());
        String json = SlackJson.write(body);
        transport.patiently(
                "response_url",
                () -> {
                    try (Response response = slack.getHttpClient().postJsonBody(url, json);
                            ResponseBody answer = response.body()) {
                        return check(response.code(), answer == null ? "" : answer.string());
                    }
                });
    }

    private static boolean check(int status, String answer) throws IOException {
        if (status == TOO_MANY_REQUESTS || status >= SERVER_FAULT) {
            throw new IOException("response_url answered " + status);
        }
        if (status >= CLIENT_FAULT) {
            throw new SlackRefusal("response_url", status + " " + answer);
        }
        return true;
    }

    /// Opens a modal for whoever caused the trigger, which is good once and for three seconds.
    void openView(String trigger, ObjectNode view) {
        String json = SlackJson.write(view);
        transport.call(
                "views.open",
                () -> methods().viewsOpen(r -> r.triggerId(trigger).viewAsString(json)));
    }

    void publishHome(String user, ObjectNode view) {
        String json = SlackJson.write(view);
        transport.call(
                "views.publish",
                () -> methods().viewsPublish(r -> r.userId(user).viewAsString(json)));
    }

    User user(String id) {
        return transport
                .call("users.info", () -> methods().usersInfo(r -> r.user(id).includeLocale(true)))
                .getUser();
    }

    List<String> members(String userGroup) {
        return transport
                .call(
                        "usergroups.users.list",
                        () -> methods().usergroupsUsersList(r -> r.usergroup(userGroup)))
                .getUsers();
    }
}
