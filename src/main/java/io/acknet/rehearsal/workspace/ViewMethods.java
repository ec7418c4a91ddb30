package io.acknet.rehearsal.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.rehearsal.workspace.blocks.BlockRules;
import io.acknet.rehearsal.workspace.blocks.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `views.*`.
final class ViewMethods {
    /// docs.slack.dev, views.open: "view_too_large … greater than 250kb"
    private static final int MOST_BYTES = 250_000;

    private final Directory directory;
    private final Views views;
    private final Triggers triggers;

    ViewMethods(Directory directory, Views views, Triggers triggers) {
        this.directory = directory;
        this.views = views;
        this.triggers = triggers;
    }

    Map<String, Method> all() {
        return Map.of(
                "views.open", Method.free(Method.TIER_4, call -> open(call, true)),
                "views.push", Method.free(Method.TIER_4, call -> open(call, false)),
                "views.update", Method.free(Method.TIER_4, this::update),
                "views.publish", Method.free(Method.TIER_4, this::publish));
    }

    private ObjectNode open(Call call, boolean root) {
        ObjectNode definition = definition(call, "modal");
        String personId = triggers.redeem(call.required("trigger_id"));
        return described(views.open(personId, definition, root));
    }

    private ObjectNode update(Call call) {
        Optional<String> id = call.text("view_id");
        Optional<String> externalId = call.text("external_id");
        View view =
                views.find(candidate ->
                                id.map(candidate.id()::equals)
                                        .orElseGet(() ->
                                                externalId
                                                        .map(candidate.externalId()::equals)
                                                        .orElse(false)))
                        .orElseThrow(() -> new Refusal("not_found"));
        checkHash(call, view);
        return described(views.update(view, definition(call, view.json().path("type").asText())));
    }

    private ObjectNode publish(Call call) {
        String personId = call.required("user_id");
        if (directory.directMessagesOf(personId).isEmpty()) {
            throw new Refusal("user_not_found");
        }
        ObjectNode definition = definition(call, "home");
        views.home(personId).ifPresent(view -> checkHash(call, view));
        return described(views.publish(personId, definition));
    }

    private static void checkHash(Call call, View view) {
        if (call.text("hash").filter(hash -> !hash.equals(view.hash())).isPresent()) {
            throw new Refusal("hash_conflict");
        }
    }

    /// Checked as Slack does, for this kind of view.
    static ObjectNode definition(Call call, String type) {
        if (!(call.tree("view", "invalid_arguments").orElse(Json.array())
                instanceof ObjectNode definition)) {
            throw Refusal.explained("invalid_arguments", List.of("missing required field: view"));
        }
        if (definition.toString().getBytes(UTF_8).length > MOST_BYTES) {
            throw new Refusal("view_too_large");
        }
        List<Problem> problems = BlockRules.view(definition, type);
        if (!problems.isEmpty()) {
            throw Refusal.explained(
                    "invalid_arguments", problems.stream().map(Problem::toString).toList());
        }
        return definition;
    }

    private static ObjectNode described(View view) {
        return Json.object().set("view", view.json());
    }
}
