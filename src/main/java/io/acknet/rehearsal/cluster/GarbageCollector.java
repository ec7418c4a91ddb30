package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Ends what has lost its owners, what waits for its dependents, and namespaces that are to go.
final class GarbageCollector implements Controller {
    private static final String FOREGROUND = "foregroundDeletion";

    /// What can own, or be owned, in the simulation.
    private static final List<String> OWNERS =
            List.of(
                    "deployments.apps",
                    "replicasets.apps",
                    "daemonsets.apps",
                    "statefulsets.apps",
                    "services",
                    "nodes",
                    "configmaps");

    private static final List<String> OWNED =
            List.of(
                    "replicasets.apps",
                    "pods",
                    "endpointslices.discovery.k8s.io",
                    "configmaps",
                    "services");

    private final Cluster cluster;

    GarbageCollector(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Set<String> watches() {
        Set<String> watched = new HashSet<>(OWNERS);
        watched.addAll(OWNED);
        watched.add("namespaces");
        return watched;
    }

    @Override
    public void reconcile() {
        Set<String> alive = new HashSet<>();
        List<ObjectNode> waiting = new ArrayList<>();
        for (String storage : OWNERS) {
            for (ObjectNode owner : cluster.all(storage)) {
                boolean waits = Tree.texts(owner, "metadata", "finalizers").contains(FOREGROUND);
                if (waits && Meta.isGoing(owner)) {
                    waiting.add(owner);
                } else {
                    alive.add(Meta.uid(owner));
                }
            }
        }
        OWNED.forEach(storage -> collect(storage, alive));
        waiting.forEach(this::release);
        endpointsWithoutService();
        cluster.all("namespaces").stream().filter(Meta::isGoing).forEach(this::empty);
    }

    private void collect(String storage, Set<String> alive) {
        for (ObjectNode object : cluster.all(storage)) {
            List<JsonNode> owners = Meta.owners(object);
            boolean known = owners.stream().allMatch(GarbageCollector::isKnown);
            boolean lost =
                    !owners.isEmpty()
                            && known
                            && owners.stream()
                                    .noneMatch(it -> alive.contains(Tree.text(it, "uid")));
            if (lost && !Meta.isGoing(object)) {
                cluster.delete(storage, object);
            }
        }
    }

    private static boolean isKnown(JsonNode owner) {
        return OWNERS.stream()
                .anyMatch(it ->
                        it.startsWith(Tree.text(owner, "kind").toLowerCase(java.util.Locale.ROOT)));
    }

    private void release(ObjectNode owner) {
        boolean blocked =
                OWNED.stream()
                        .flatMap(it -> cluster.all(it, Meta.namespace(owner)).stream())
                        .flatMap(it -> Meta.owners(it).stream())
                        .anyMatch(it -> Tree.text(it, "uid").equals(Meta.uid(owner)));
        if (!blocked) {
            String storage =
                    cluster.types()
                            .nearest(Tree.text(owner, "apiVersion"), Tree.text(owner, "kind"))
                            .map(ResourceType::storage)
                            .orElseThrow();
            cluster.update(
                    storage,
                    "kube-controller-manager",
                    owner,
                    it -> {
                        ArrayNode kept = Tree.array();
                        Tree.texts(it, "metadata", "finalizers").stream()
                                .filter(name -> !name.equals(FOREGROUND))
                                .forEach(kept::add);
                        Meta.of(it).set("finalizers", kept);
                        return it;
                    });
        }
    }

    private void endpointsWithoutService() {
        for (ObjectNode endpoints : cluster.all("endpoints")) {
            boolean managed =
                    Tree.items(endpoints, "metadata", "managedFields").stream()
                            .anyMatch(it ->
                                    Tree.text(it, "manager").equals("kube-controller-manager"));
            if (managed
                    && cluster.get("services", Meta.namespace(endpoints), Meta.name(endpoints))
                            .isEmpty()) {
                cluster.delete("endpoints", endpoints);
            }
        }
    }

    private void empty(ObjectNode namespace) {
        boolean left = false;
        for (ResourceType type : cluster.types().all()) {
            if (type.namespaced() && !type.isReview()) {
                for (ObjectNode object : cluster.all(type.storage(), Meta.name(namespace))) {
                    left = true;
                    if (!Meta.isGoing(object)) {
                        cluster.delete(type.storage(), object);
                    }
                }
            }
        }
        if (!left) {
            cluster.finish("namespaces", namespace);
        }
    }
}
