package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A view as Slack returns it: the app's definition with the fields that Slack adds.
final class ViewShapes {
    private ViewShapes() {}

    /// @param hash other than that of every earlier state of the view
    static ObjectNode stored(ObjectNode definition, String id, String hash, Workspace workspace) {
        ObjectNode view = definition.deepCopy();
        if (view.path("blocks") instanceof ArrayNode blocks) {
            view.set("blocks", BlockIds.filledIn(blocks));
        }
        view.put("id", id)
                .put("team_id", workspace.teamId())
                .put("app_id", workspace.app().id())
                .put("app_installed_team_id", workspace.teamId())
                .put("bot_id", workspace.app().botId())
                .put("hash", hash);
        for (String text : new String[] {"private_metadata", "callback_id", "external_id"}) {
            view.put(text, definition.path(text).asText(""));
        }
        for (String flag : new String[] {"clear_on_close", "notify_on_close"}) {
            view.put(flag, definition.path(flag).asBoolean(false));
        }
        view.putObject("state").putObject("values");
        return view;
    }
}
