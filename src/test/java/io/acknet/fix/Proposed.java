package io.acknet.fix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.acknet.check.Bench;
import io.acknet.check.Fixture;
import io.acknet.redact.Redactor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a fix proposes for a fixture, as a document to compare.
final class Proposed {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private Proposed() {}

    static String on(Fixture fixture) {
        try (Bench bench = Bench.of(fixture.scenario())) {
            return bench.look(reader -> {
                Proposal proposal =
                        Fixes.standard().propose(fixture.check(), reader, fixture.params());
                String diff =
                        proposal instanceof Proposal.Planned(Plan plan)
                                ? new Preview(reader, Redactor.standard()).of(plan)
                                : "";
                return written(proposal, diff);
            });
        }
    }

    static Proposal proposal(Bench bench, Fixture fixture) {
        return bench.look(
                reader -> Fixes.standard().propose(fixture.check(), reader, fixture.params()));
    }

    /// Empty where there is no plan.
    static String fingerprint(Bench bench, Fixture fixture) {
        return proposal(bench, fixture) instanceof Proposal.Planned(Plan plan)
                ? Fingerprint.of(plan, "policy-1")
                : "";
    }

    private static String written(Proposal proposal, String diff) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("outcome", proposal.getClass().getSimpleName());
        switch (proposal) {
            case Proposal.Planned(Plan plan) -> {
                document.put("steps", plan.steps().stream().map(Proposed::step).toList());
                document.put("words", plan.steps().stream().map(StepWords::of).toList());
                document.put("warnings", plan.warnings());
                document.put("ownership", plan.ownership());
                document.put("downgrade", plan.downgrade());
                document.put("unproven", plan.unproven());
                document.put("diff", diff.lines().toList());
            }
            case Proposal.NothingToDo(var reason) -> document.put("reason", reason);
            case Proposal.Unsuitable(var reason, List<?> next) -> {
                document.put("reason", reason);
                document.put("next", next);
            }
            case Proposal.Unknown(var reason) -> document.put("reason", reason);
        }
        try {
            return JSON.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode step(Step step) {
        ObjectNode tree = JSON.createObjectNode();
        tree.put("step", step.getClass().getSimpleName());
        tree.setAll((ObjectNode) JSON.valueToTree(step));
        tree.properties().stream()
                .map(Map.Entry::getValue)
                .filter(part -> !part.path("resourceVersion").asText().isEmpty())
                .forEach(part -> ((ObjectNode) part).put("resourceVersion", "(pinned)"));
        return tree;
    }
}
