package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// The `eviction` subresource of Pods: a deletion that disruption budgets may refuse.
final class Evictions {
    private static final String BUDGETS = "poddisruptionbudgets.policy";

    /// What the real server asks for while a budget's status is not up to date.
    private static final int RETRY_AFTER = 10;

    private final Store store;
    private final Deletion deletion;
    private final Supplier<Instant> now;

    Evictions(Store store, Deletion deletion, Supplier<Instant> now) {
        this.store = store;
        this.deletion = deletion;
        this.now = now;
    }

    /// @throws Failure 429 when a budget does not allow it, 409 when a precondition is not met
    ObjectNode evict(ResourceType pods, ApiPath path, Call call) {
        JsonNode eviction = Decoding.body(call, "Eviction");
        String named = Meta.name(eviction);
        if (!named.isEmpty() && !named.equals(path.name())) {
            throw Failure.badRequest(
                    "name in URL does not match name in Eviction object: \""
                            + path.name()
                            + "\" vs \""
                            + named
                            + "\"");
        }
        Deletion.Options options = Deletion.Options.of(eviction.path("deleteOptions"), call);
        return store.atomically(() -> {
            ObjectNode pod =
                    store.get("pods", path.namespace(), path.name())
                            .orElseThrow(() -> Failure.notFound(pods, path.name()));
            Deletion.check(pods, pod, options);
            spend(pod, options.dryRun());
            deletion.delete(pods, path.namespace(), path.name(), options);
            return success(201);
        });
    }

    static ObjectNode success(int code) {
        ObjectNode status = Tree.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        return status.put("status", "Success").put("code", code);
    }

    /// Takes the disruption from the Pod's budget.
    private void spend(ObjectNode pod, boolean dryRun) {
        String phase = Tree.text(pod, "status", "phase");
        if (!phase.equals("Running") || Meta.isGoing(pod)) {
            return;
        }
        List<ObjectNode> budgets =
                store.all(BUDGETS, Meta.namespace(pod)).stream()
                        .filter(it -> DisruptionBudgets.covers(it, pod))
                        .toList();
        if (budgets.size() > 1) {
            throw Failure.internal(
                    "This pod has more than one PodDisruptionBudget, which the eviction subresource"
                            + " does not support.");
        }
        budgets.forEach(budget -> spend(budget, pod, dryRun));
    }

    private void spend(ObjectNode budget, ObjectNode pod, boolean dryRun) {
        JsonNode status = budget.path("status");
        if (status.path("observedGeneration").asInt()
                < Tree.number(budget, 0, "metadata", "generation")) {
            throw refused(
                    "The disruption budget "
                            + Meta.name(budget)
                            + " is still being processed by the server.",
                    RETRY_AFTER);
        }
        int healthy = status.path("currentHealthy").asInt();
        int desired = status.path("desiredHealthy").asInt();
        if (!Pods.isReady(pod) && healthy >= desired && desired > 0) {
            return;
        }
        int allowed = status.path("disruptionsAllowed").asInt();
        if (allowed <= 0) {
            throw refused(
                    "The disruption budget "
                            + Meta.name(budget)
                            + " needs "
                            + desired
                            + " healthy pods and has "
                            + healthy
                            + " currently",
                    0);
        }
        if (!dryRun) {
            ObjectNode spent = budget.deepCopy();
            ObjectNode next = Tree.ensure(spent, "status").put("disruptionsAllowed", allowed - 1);
            Tree.ensure(next, "disruptedPods").put(Meta.name(pod), Meta.time(now.get()));
            store.put(BUDGETS, spent);
        }
    }

    private static Failure refused(String why, int retryAfter) {
        return Failure.tooManyRequests(
                "Cannot evict pod as it would violate the pod's disruption budget.",
                retryAfter,
                List.of(new Failure.Cause("DisruptionBudget", why, "")));
    }
}
