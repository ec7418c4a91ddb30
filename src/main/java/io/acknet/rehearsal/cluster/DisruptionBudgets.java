package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/// How many Pods of a PodDisruptionBudget may be disturbed at the moment.
final class DisruptionBudgets implements Controller {
    private static final String STORAGE = "poddisruptionbudgets.policy";
    private static final String MANAGER = "kube-controller-manager";

    private final Cluster cluster;

    DisruptionBudgets(Cluster cluster) {
        this.cluster = cluster;
    }

    static boolean covers(JsonNode budget, JsonNode pod) {
        return Meta.namespace(budget).equals(Meta.namespace(pod))
                && LabelSelector.of(budget.path("spec").path("selector")).test(Meta.labels(pod));
    }

    @Override
    public Set<String> watches() {
        return Set.of(STORAGE, "pods");
    }

    @Override
    public void reconcile() {
        cluster.all(STORAGE).forEach(this::count);
    }

    private void count(ObjectNode budget) {
        List<ObjectNode> pods =
                cluster.all("pods", Meta.namespace(budget)).stream()
                        .filter(it -> covers(budget, it))
                        .filter(it -> !Pods.isOver(it))
                        .toList();
        int expected = pods.size();
        int healthy =
                (int) pods.stream().filter(it -> Pods.isReady(it) && !Meta.isGoing(it)).count();
        int desired = desired(budget.path("spec"), expected);
        cluster.status(
                STORAGE,
                MANAGER,
                budget,
                it -> {
                    ObjectNode status = Tree.ensure(it, "status");
                    status.put("currentHealthy", healthy).put("desiredHealthy", desired);
                    status.put("disruptionsAllowed", Math.max(0, healthy - desired));
                    status.put("expectedPods", expected);
                    status.put(
                            "observedGeneration", Tree.number(budget, 1, "metadata", "generation"));
                    status.remove("disruptedPods");
                    return it;
                });
    }

    private static int desired(JsonNode spec, int expected) {
        return spec.has("maxUnavailable")
                ? Math.max(0, expected - Counts.of(spec.path("maxUnavailable"), expected, true))
                : Counts.of(spec.path("minAvailable"), expected, true);
    }
}
