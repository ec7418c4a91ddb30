package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BooleanSupplier;

/// All that the page has to know of the workspace before it can show anything.
final class PageState {
    private final Directory directory;
    private final Scenarios scenarios;
    private final FaultSwitches faults;
    private final BooleanSupplier connected;

    PageState(
            Directory directory,
            Scenarios scenarios,
            FaultSwitches faults,
            BooleanSupplier connected) {
        this.directory = directory;
        this.scenarios = scenarios;
        this.faults = faults;
        this.connected = connected;
    }

    /// @param asked the person to be; empty for the first
    ObjectNode json(String asked) {
        Workspace workspace = directory.workspace();
        List<Person> playable =
                workspace.people().stream()
                        .filter(person -> person.active())
                        .filter(person -> person.kind() != Person.Kind.STRANGER)
                        .toList();
        Person me = asked.isEmpty() ? playable.getFirst() : directory.known(asked);
        ObjectNode state = Json.object().put("me", me.id());
        state.putObject("workspace").put("id", workspace.teamId()).put("name", workspace.name());
        ArrayNode people = state.putArray("people");
        playable.forEach(person -> people.add(PageShapes.person(person, people.size())));
        state.putObject("app")
                .put("id", workspace.app().id())
                .put("bot_user", workspace.app().botUser())
                .put("name", workspace.app().name());
        ArrayNode channels = state.putArray("channels");
        directory.visibleTo(me).forEach(c -> channels.add(PageShapes.channel(c)));
        ArrayNode groups = state.putArray("groups");
        workspace.groups().forEach(group -> groups.add(PageShapes.group(group)));
        ArrayNode commands = state.putArray("commands");
        workspace.app().commands().forEach(c -> commands.add(PageShapes.command(c)));
        ArrayNode shortcuts = state.putArray("shortcuts");
        workspace
                .app()
                .shortcuts()
                .forEach(one ->
                        shortcuts
                                .addObject()
                                .put("callback_id", one.callbackId())
                                .put("name", one.name()));
        state.set("scenario", scenarios.json());
        state.set("faults", faults.json());
        return state.put("bot_connected", connected.getAsBoolean());
    }
}
