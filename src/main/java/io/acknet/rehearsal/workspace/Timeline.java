package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.rehearsal.workspace.Message.Address;
import io.acknet.rehearsal.workspace.Message.Content;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Everything that happens to messages: the log keeps it, the screens show it, the app hears of it
/// where Slack would tell it. Changes are made one at a time, so all see the same order.
final class Timeline {
    private final Directory directory;
    private final MessageLog log;
    private final Audience audience;
    private final MessageEvents events;
    private final List<Consumer<Message>> watchers = new CopyOnWriteArrayList<>();

    Timeline(Directory directory, MessageLog log, Audience audience, MessageEvents events) {
        this.directory = directory;
        this.log = log;
        this.audience = audience;
        this.events = events;
    }

    /// Hears of each message that is posted or edited, in order and before the app does.
    void watch(Consumer<Message> watcher) {
        watchers.add(watcher);
    }

    synchronized Message post(Address address, String author, Content content) {
        Message message =
                new Message(
                        address.channel(),
                        log.nextTs(),
                        address.threadTs(),
                        author,
                        author.equals(directory.app().botUser()),
                        content.text(),
                        content.blocks(),
                        false,
                        address.ephemeralFor(),
                        Map.of());
        log.add(message);
        show("message", message);
        events.posted(message);
        return message;
    }

    /// The message keeps its timestamp.
    synchronized Message edit(Message message, Content content, boolean markEdited) {
        Message changed = message.withContent(content, markEdited);
        log.replace(changed);
        show("message_changed", changed);
        events.edited(message, changed);
        return changed;
    }

    synchronized void delete(Message message) {
        log.remove(message);
        audience.tell(
                whoSees(message),
                Json.object()
                        .put("type", "message_deleted")
                        .put("channel", message.channel())
                        .put("ts", message.ts()));
        events.deleted(message);
    }

    synchronized void react(Message message, String name, String userId) {
        Message changed = message.withReaction(name, userId);
        log.replace(changed);
        show("message_changed", changed);
    }

    private void show(String type, Message message) {
        watchers.forEach(watcher -> watcher.accept(message));
        if (audience.nobodyWatches()) {
            return;
        }
        ObjectNode event = Json.object().put("type", type);
        event.set("message", PageShapes.message(message, log.replyCount(message)));
        audience.tell(whoSees(message), event);
    }

    private Predicate<String> whoSees(Message message) {
        return personId ->
                message.visibleTo(personId)
                        && directory
                                .person(personId)
                                .flatMap(person ->
                                        directory
                                                .channel(message.channel())
                                                .filter(channel ->
                                                        directory.canSee(person, channel)))
                                .isPresent();
    }
}
