package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/// What the page can switch the simulated cluster to. There is none until somebody offers some.
final class Scenarios {
    private volatile Offer offer = new Offer(List.of(), "", ignored -> {});

    private record Offer(
            List<SlackStandIn.Scenario> choices, String current, Consumer<String> switchTo) {}

    void offer(List<SlackStandIn.Scenario> choices, String current, Consumer<String> switchTo) {
        offer = new Offer(choices, current, switchTo);
    }

    void switchTo(String id) {
        Offer now = offer;
        if (now.choices().stream().noneMatch(choice -> choice.id().equals(id))) {
            throw new IllegalArgumentException("there is no scenario " + id);
        }
        now.switchTo().accept(id);
        offer = new Offer(now.choices(), id, now.switchTo());
    }

    ObjectNode json() {
        Offer now = offer;
        ObjectNode node = Json.object().put("current", now.current());
        ArrayNode choices = node.putArray("choices");
        now.choices()
                .forEach(choice ->
                        choices.addObject()
                                .put("id", choice.id())
                                .set("title", PageShapes.text(choice.title())));
        return node;
    }
}
