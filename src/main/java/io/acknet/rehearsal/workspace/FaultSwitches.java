package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the page can make go wrong, and what of that is on. There is nothing until somebody offers it.
final class FaultSwitches {
    private final Audience audience;
    private final Set<String> on = new LinkedHashSet<>();
    private List<SlackStandIn.Fault> choices = List.of();

    FaultSwitches(Audience audience) {
        this.audience = audience;
    }

    synchronized void offer(List<SlackStandIn.Fault> faults) {
        choices = List.copyOf(faults);
    }

    /// Every open page is told.
    synchronized void turn(String id, boolean wanted) {
        SlackStandIn.Fault fault =
                choices.stream()
                        .filter(choice -> choice.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("there is no fault " + id));
        if (on.contains(id) == wanted) {
            return;
        }
        fault.turn().accept(wanted);
        if (wanted) {
            on.add(id);
        } else {
            on.remove(id);
        }
        audience.tellAll(Json.object().put("type", "faults").set("faults", json()));
    }

    synchronized ArrayNode json() {
        ArrayNode all = Json.array();
        for (SlackStandIn.Fault fault : choices) {
            ObjectNode node =
                    all.addObject().put("id", fault.id()).put("on", on.contains(fault.id()));
            node.set("title", PageShapes.text(fault.title()));
            node.set("hint", PageShapes.text(fault.hint()));
        }
        return all;
    }
}
