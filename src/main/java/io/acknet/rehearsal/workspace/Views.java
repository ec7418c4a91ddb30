package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The modals that people have open, each person's in a stack, and their home tabs.
final class Views {
    /// docs.slack.dev, views.push: "Currently the limit is 3"
    private static final int DEEPEST = 3;

    private final Directory directory;
    private final Audience audience;
    private final Map<String, List<View>> stacks = new HashMap<>();
    private final Map<String, View> homes = new HashMap<>();

    Views(Directory directory, Audience audience) {
        this.directory = directory;
        this.audience = audience;
    }

    /// A new modal on top; the first one when `root`, which closes all others.
    synchronized View open(String personId, ObjectNode definition, boolean root) {
        List<View> stack = stacks.computeIfAbsent(personId, _ -> new ArrayList<>());
        if (root) {
            stack.clear();
        }
        if (stack.size() >= DEEPEST) {
            throw new Refusal("push_limit_reached");
        }
        refuseTakenExternalId(definition);
        ObjectNode json = ViewShapes.stored(definition, Ids.id("V"), hash(), directory.workspace());
        json.put(
                "root_view_id", stack.isEmpty() ? json.path("id").asText() : stack.getFirst().id());
        json.put("previous_view_id", stack.isEmpty() ? null : stack.getLast().id());
        View view = new View(json.path("id").asText(), personId, json);
        stack.add(view);
        tell("view_opened", view);
        return view;
    }

    synchronized View update(View before, ObjectNode definition) {
        ObjectNode json = ViewShapes.stored(definition, before.id(), hash(), directory.workspace());
        json.set("root_view_id", before.json().path("root_view_id"));
        json.set("previous_view_id", before.json().path("previous_view_id"));
        View view = new View(before.id(), before.personId(), json);
        if (before.isHome()) {
            homes.put(view.personId(), view);
            tell("home", view);
        } else {
            stacks.getOrDefault(view.personId(), new ArrayList<>())
                    .replaceAll(old -> old.id().equals(view.id()) ? view : old);
            tell("view_updated", view);
        }
        return view;
    }

    synchronized View publish(String personId, ObjectNode definition) {
        Optional<View> before = home(personId);
        View blank = new View(Ids.id("V"), personId, Json.object().put("type", "home"));
        return update(before.orElse(blank), definition);
    }

    synchronized Optional<View> home(String personId) {
        return Optional.ofNullable(homes.get(personId));
    }

    synchronized Optional<View> find(Predicate<View> which) {
        return Stream.concat(
                        stacks.values().stream().flatMap(List::stream), homes.values().stream())
                .filter(which)
                .findFirst();
    }

    /// The modal goes away, and what lies above it.
    synchronized void close(View view) {
        List<View> stack = stacks.getOrDefault(view.personId(), new ArrayList<>());
        int at = stack.stream().map(View::id).toList().indexOf(view.id());
        while (at >= 0 && stack.size() > at) {
            gone(stack.removeLast());
        }
    }

    synchronized void closeAll(String personId) {
        stacks.getOrDefault(personId, new ArrayList<>()).forEach(this::gone);
        stacks.remove(personId);
    }

    synchronized List<View> stack(String personId) {
        return List.copyOf(stacks.getOrDefault(personId, List.of()));
    }

    private void refuseTakenExternalId(ObjectNode definition) {
        String externalId = definition.path("external_id").asText();
        if (!externalId.isEmpty()
                && find(view -> view.externalId().equals(externalId)).isPresent()) {
            throw new Refusal("duplicate_external_id");
        }
    }

    private static String hash() {
        return Ids.secret(8);
    }

    private void gone(View view) {
        audience.tell(
                view.personId()::equals,
                Json.object().put("type", "view_closed").put("view_id", view.id()));
    }

    private void tell(String type, View view) {
        ObjectNode event = Json.object().put("type", type);
        event.set("view", view.json());
        audience.tell(view.personId()::equals, event);
    }
}
