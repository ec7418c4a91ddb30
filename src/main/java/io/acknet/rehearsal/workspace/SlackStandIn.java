package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.lang.Text;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/// A Slack workspace on this machine. It speaks Slack's protocols to an unmodified app, which may die
/// and come back, and lets code and a web page play the people.
///
/// ```
/// try (SlackStandIn slack = SlackStandIn.start(Workspace.rehearsal(), Options.standard())) {
///     // start the app with slack.apiUrl(), slack.botToken(), slack.appToken()
///     Outcome outcome = slack.as("U0LILEI01").command("C0PRODONC", "/acknet", "help");
/// }
/// ```
public final class SlackStandIn implements AutoCloseable {
    private final Machinery machinery;

    private SlackStandIn(Machinery machinery) {
        this.machinery = machinery;
    }

    /// A choice for the page's cluster switch.
    public record Scenario(String id, Text title) {}

    /// Something that can be made to go wrong, for the page's menu of faults.
    ///
    /// @param turn switches it on, and off again
    public record Fault(String id, Text title, Text hint, Consumer<Boolean> turn) {}

    /// One line of what went over the wires.
    ///
    /// @param direction `to-app` or `from-app`
    public record Exchange(String direction, String method, String summary) {}

    public static SlackStandIn start(Workspace workspace, Options options) {
        return new SlackStandIn(Machinery.start(workspace, options));
    }

    /// For `SlackConfig.setMethodsEndpointUrlPrefix`, with the slash at its end.
    public String apiUrl() {
        return machinery.baseUrl() + "/api/";
    }

    public URI pageUrl() {
        return URI.create(machinery.baseUrl() + "/");
    }

    public String botToken() {
        return machinery.tokens().bot();
    }

    public String appToken() {
        return machinery.tokens().app();
    }

    public String signingSecret() {
        return machinery.tokens().signingSecret();
    }

    /// @throws IllegalArgumentException when nobody has this id
    public Actor as(String personId) {
        return machinery.actor(personId);
    }

    /// Every message of a channel, oldest first, ephemeral ones and replies among them.
    public List<Message> messages(String channelId) {
        return machinery.messages(channelId);
    }

    /// Hears of each message that is posted or edited, on the thread that does it, so it must be quick.
    public void watch(Consumer<Message> watcher) {
        machinery.watch(watcher);
    }

    public List<Exchange> protocol() {
        return machinery.protocol();
    }

    /// How many sockets the app holds open.
    public int connections() {
        return machinery.sockets().connections();
    }

    public Faults faults() {
        return machinery.faults();
    }

    /// Sends a `disconnect` frame to every socket. They are closed afterwards, except for the reason
    /// `warning`; Slack's other reason is `refresh_requested`.
    public void disconnect(String reason) {
        machinery.sockets().disconnect(reason);
    }

    /// Cuts every socket without a closing handshake.
    public void closeAbruptly() {
        machinery.sockets().closeAbruptly();
    }

    /// While mute, sockets stay open and nothing comes over them.
    public void mute(boolean mute) {
        machinery.sockets().mute(mute);
    }

    /// A user or bot joins a channel; the app hears of it where it subscribed.
    public void join(String userId, String channelId) {
        machinery.appEvents().joined(userId, channelId);
    }

    public void rename(String channelId, String name) {
        machinery.appEvents().renamed(channelId, name);
    }

    public void shareOutside(String channelId, String withTeam) {
        machinery.appEvents().sharedOutside(channelId, withTeam);
    }

    /// Tells the app of anything else, as `subteam_members_changed`, where it subscribed.
    public void happened(String eventType, ObjectNode fields) {
        machinery.appEvents().happened(eventType, fields);
    }

    /// What only an app that is reached by HTTP has to withstand.
    ///
    /// @throws IllegalStateException in Socket Mode
    public SignedRequests signedRequests() {
        return machinery.signedRequests();
    }

    /// The page offers these choices and calls back with the id of the one that was taken.
    public void onScenario(List<Scenario> choices, String current, Consumer<String> switchTo) {
        machinery.scenarios().offer(choices, current, switchTo);
    }

    /// The page offers these faults, all of them off.
    public void onFaults(List<Fault> choices) {
        machinery.faultSwitches().offer(choices);
    }

    /// Switches a fault that was offered; the page shows it.
    public void fault(String id, boolean on) {
        machinery.faultSwitches().turn(id, on);
    }

    /// Shows something of another protocol in the page's inspector.
    ///
    /// @param type `cluster_request` or `cluster_change`
    public void saw(String type, ObjectNode entry) {
        machinery.sightings().add(type, entry);
    }

    /// Ends everything at once; the app sees its connections close.
    @Override
    public void close() {
        machinery.close();
    }
}
