package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.lang.Text;
import io.acknet.rehearsal.workspace.Message.Address;
import io.acknet.rehearsal.workspace.Message.Content;
import java.util.List;
import java.util.Optional;

/// One person at their Slack client. What they cannot do is an [IllegalArgumentException] that says why.
public final class Actor {
    private final Person person;
    private final Desk desk;

    /// What every client works with.
    record Desk(
            Directory directory,
            MessageLog log,
            Timeline timeline,
            Composer composer,
            Interactions interactions,
            Views views,
            AppEvents appEvents,
            Audience audience) {}

    Actor(Person person, Desk desk) {
        this.person = person;
        this.desk = desk;
    }

    public Outcome say(String channelId, String typed) {
        return write(channelId, Optional.empty(), typed);
    }

    public Outcome reply(String channelId, String threadTs, String typed) {
        return write(channelId, Optional.of(threadTs), typed);
    }

    Outcome write(String channelId, Optional<String> threadTs, String typed) {
        Channel channel = memberOf(channelId);
        threadTs.ifPresent(root -> message(channelId, root));
        Content content = new Content(desk.composer().text(typed), desk.composer().blocks(typed));
        Address address = Address.in(channel.id()).inThread(threadTs);
        Message message = desk.timeline().post(address, person.id(), content);
        desk.appEvents().remindToInvite(person, channel, message);
        return Outcome.posted(message.ts());
    }

    /// The text of an own message becomes another.
    public void edit(String channelId, String ts, String typed) {
        Content content = new Content(desk.composer().text(typed), desk.composer().blocks(typed));
        desk.timeline().edit(own(channelId, ts), content, true);
    }

    public void delete(String channelId, String ts) {
        desk.timeline().delete(own(channelId, ts));
    }

    /// Waits until the app acknowledges or Slack gives up.
    public Outcome command(String channelId, String command, String typed) {
        return desk.interactions().command(person, visible(channelId), command, typed);
    }

    /// Presses the button, or picks from the menu, with this `action_id` on a message.
    public Outcome click(String channelId, String ts, String actionId) {
        Message message = message(channelId, ts);
        return act(message, element(message.blocks(), actionId), Json.object());
    }

    /// As [#click], for an element that is not there any more, or with a chosen option in it.
    public Outcome act(String channelId, String ts, ObjectNode action) {
        return act(message(channelId, ts), action, Json.object());
    }

    public Outcome clickInView(String viewId, String actionId) {
        View view = view(viewId);
        return desk.interactions()
                .clickInView(person, view, element(view.json().path("blocks"), actionId));
    }

    /// @param state of the inputs, `{"values":{block_id:{action_id:{…}}}}`
    public Outcome submit(String viewId, ObjectNode state) {
        return desk.interactions().submit(person, view(viewId), state);
    }

    public Outcome close(String viewId) {
        return desk.interactions().close(person, view(viewId));
    }

    /// Chooses a message shortcut from a message's menu.
    public Outcome shortcut(String channelId, String ts, String callbackId) {
        return desk.interactions().shortcut(person, message(channelId, ts), callbackId);
    }

    /// Opens the app's Home tab: the app hears of it.
    public Optional<ObjectNode> openHome() {
        Optional<View> home = desk.views().home(person.id());
        desk.appEvents().homeOpened(active(), home);
        return home.map(View::json);
    }

    /// What this person sees in a channel, oldest first, replies among it.
    public List<Message> sees(String channelId) {
        Channel channel = visible(channelId);
        return desk.log().all(channel.id()).stream()
                .filter(message -> message.visibleTo(person.id()))
                .toList();
    }

    /// The modals that are open, the top one last.
    public List<ObjectNode> modals() {
        return desk.views().stack(person.id()).stream().map(View::json).toList();
    }

    /// What Slack itself told this person, oldest first.
    public List<Text> notices() {
        return desk.audience().noticesOf(person.id()).stream().map(Audience.Notice::text).toList();
    }

    Outcome act(Message message, ObjectNode action, ObjectNode state) {
        return desk.interactions().click(active(), message, action, state);
    }

    Outcome actInView(String viewId, ObjectNode action, ObjectNode state) {
        return desk.interactions().clickInView(person, view(viewId).filledIn(state), action);
    }

    Message message(String channelId, String ts) {
        return desk.log()
                .find(visible(channelId).id(), ts)
                .filter(message -> message.visibleTo(person.id()))
                .orElseThrow(() -> unknown("message " + ts + " in " + channelId));
    }

    private Message own(String channelId, String ts) {
        Message message = message(channelId, ts);
        if (!message.user().equals(person.id())) {
            throw new IllegalArgumentException("only one's own message can be changed");
        }
        return message;
    }

    private View view(String viewId) {
        return desk.views()
                .find(view -> view.id().equals(viewId) && view.personId().equals(person.id()))
                .orElseThrow(() -> unknown("view " + viewId));
    }

    private Channel memberOf(String channelId) {
        Channel channel = visible(channelId);
        if (!channel.has(person.id())) {
            throw new IllegalArgumentException(
                    person.name() + " is not a member of #" + channel.name());
        }
        return channel;
    }

    private Channel visible(String channelId) {
        return desk.directory()
                .channel(channelId)
                .filter(channel -> desk.directory().canSee(active(), channel))
                .orElseThrow(() -> unknown("channel " + channelId));
    }

    private Person active() {
        if (!person.active()) {
            throw new IllegalArgumentException(person.name() + "'s account is deactivated");
        }
        return person;
    }

    /// With the id of its block, as a client sends it.
    private static ObjectNode element(JsonNode blocks, String actionId) {
        for (JsonNode block : blocks) {
            for (JsonNode candidate : block.findParents("action_id")) {
                boolean found = candidate.path("action_id").asText().equals(actionId);
                if (found && candidate instanceof ObjectNode element) {
                    return element.deepCopy().put("block_id", block.path("block_id").asText());
                }
            }
        }
        throw unknown("element with action_id " + actionId);
    }

    private static IllegalArgumentException unknown(String what) {
        return new IllegalArgumentException("there is no " + what + " for this person");
    }
}
