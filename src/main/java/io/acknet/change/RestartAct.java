package io.acknet.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.acknet.change.Effect.Pinned;
import io.acknet.change.Effect.Target;
import io.acknet.cluster.Mutation;
import io.acknet.cluster.Read;
import io.acknet.fix.Step.ObjectRef;
import io.acknet.fix.Step.RestartWorkload;
import io.acknet.lang.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Sets the annotation of a workload's template by which `kubectl rollout restart` restarts it. The
/// time in it is how we know our own work.
record RestartAct(Site site, String key, RestartWorkload step, Supplier<Instant> clock)
        implements Act {
    private static final String ANNOTATION = "kubectl.kubernetes.io/restartedAt";
    private static final String TEMPLATE = "/spec/template/metadata";

    @Override
    public String call() {
        return "restart";
    }

    @Override
    public Target target() {
        ObjectRef object = step.workload();
        return new Target(object.kind(), object.namespace(), object.name(), object.uid(), "");
    }

    @Override
    public Sight look(Optional<Effect> last) {
        return switch (site.object(step.workload())) {
            case Read.Unreadable<JsonNode>(var _, Text reason) -> new Sight.Unreadable(reason);
            case Read.Absent<JsonNode>(Text what) -> new Sight.Foreign(what, false);
            case Read.Found<JsonNode>(JsonNode found, var _) ->
                    look(
                            found,
                            last.flatMap(Effect::result)
                                    .map(Pinned::token)
                                    .orElseGet(() -> clock.get().toString()));
        };
    }

    private Sight look(JsonNode found, String token) {
        JsonNode meta = found.path("metadata");
        String stands =
                found.path("spec")
                        .path("template")
                        .path("metadata")
                        .path("annotations")
                        .path(ANNOTATION)
                        .asText();
        if (meta.path("uid").asText().equals(step.workload().uid())) {
            if (stands.equals(token)) {
                return new Sight.Landed(
                        new Pinned(
                                step.workload().uid(),
                                meta.path("resourceVersion").asText(),
                                token));
            }
            if (meta.path("generation").asLong() == step.generation()) {
                return new Sight.Before(patch(found, token), token);
            }
        }
        return new Sight.Foreign(
                new Text(
                        step.workload().reference() + " 被别人改动过。",
                        "Somebody else has changed " + step.workload().reference() + "."),
                true);
    }

    private Mutation patch(JsonNode found, String token) {
        List<Map<String, Object>> operations = new ArrayList<>();
        operations.add(operation("test", "/metadata/uid", step.workload().uid()));
        operations.add(operation("test", "/metadata/generation", step.generation()));
        JsonNode template = found.path("spec").path("template");
        if (!template.path("metadata").isObject()) {
            operations.add(operation("add", TEMPLATE, Map.of()));
        }
        if (!template.path("metadata").path("annotations").isObject()) {
            operations.add(operation("add", TEMPLATE + "/annotations", Map.of()));
        }
        operations.add(
                operation(
                        "add", TEMPLATE + "/annotations/" + ANNOTATION.replace("/", "~1"), token));
        return new Mutation.Patch(
                Site.kind(step.workload().kind()),
                step.workload().namespace(),
                step.workload().name(),
                operations);
    }

    private static Map<String, Object> operation(String op, String path, Object value) {
        return Map.of("op", op, "path", path, "value", value);
    }
}
