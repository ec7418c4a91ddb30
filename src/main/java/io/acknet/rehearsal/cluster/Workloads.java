package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Deployments with their ReplicaSets, and StatefulSets. A new template is rolled out by starting the
/// new Pods and then ending the old ones; a StatefulSet replaces one at a time.
final class Workloads implements Controller {
    private static final String MANAGER = "kube-controller-manager";
    private static final String DEPLOYMENTS = "deployments.apps";
    private static final String REPLICA_SETS = "replicasets.apps";
    private static final String STATEFUL_SETS = "statefulsets.apps";
    private static final String HASH = "pod-template-hash";
    private static final String REVISION = "controller-revision-hash";

    private final Cluster cluster;

    Workloads(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Set<String> watches() {
        return Set.of(DEPLOYMENTS, REPLICA_SETS, STATEFUL_SETS, "pods");
    }

    @Override
    public void reconcile() {
        cluster.all(DEPLOYMENTS).stream().filter(it -> !Meta.isGoing(it)).forEach(this::deploy);
        cluster.all(REPLICA_SETS).stream().filter(it -> !Meta.isGoing(it)).forEach(this::replicate);
        cluster.all(STATEFUL_SETS).stream().filter(it -> !Meta.isGoing(it)).forEach(this::keep);
    }

    private void deploy(ObjectNode deployment) {
        String hash = Names.hash(deployment.path("spec").path("template").toString());
        String current = Meta.name(deployment) + "-" + hash;
        List<ObjectNode> sets =
                cluster.all(REPLICA_SETS, Meta.namespace(deployment)).stream()
                        .filter(it -> Meta.isControlledBy(it, deployment))
                        .toList();
        int wanted = Tree.number(deployment, 1, "spec", "replicas");
        if (sets.stream().noneMatch(it -> Meta.name(it).equals(current))) {
            cluster.create(REPLICA_SETS, MANAGER, replicaSet(deployment, hash));
        }
        boolean done = false;
        for (ObjectNode set : sets) {
            if (Meta.name(set).equals(current)) {
                scale(set, wanted);
                done = ready(set) >= wanted;
            }
        }
        for (ObjectNode set : done ? sets : List.<ObjectNode>of()) {
            if (!Meta.name(set).equals(current)) {
                scale(set, 0);
            }
        }
        report(DEPLOYMENTS, deployment, podsBelow(deployment, sets), hash);
    }

    private List<ObjectNode> podsBelow(ObjectNode deployment, List<ObjectNode> sets) {
        return cluster.all("pods", Meta.namespace(deployment)).stream()
                .filter(pod -> sets.stream().anyMatch(set -> Meta.isControlledBy(pod, set)))
                .toList();
    }

    private ObjectNode replicaSet(ObjectNode deployment, String hash) {
        ObjectNode set = Tree.object();
        ObjectNode metadata =
                set.putObject("metadata")
                        .put("name", Meta.name(deployment) + "-" + hash)
                        .put("namespace", Meta.namespace(deployment));
        metadata.putArray("ownerReferences").add(Meta.reference(deployment));
        ObjectNode spec = (ObjectNode) deployment.path("spec").deepCopy();
        spec.remove(List.of("strategy", "progressDeadlineSeconds", "revisionHistoryLimit"));
        set.set("spec", spec);
        Tree.ensure(spec, "selector", "matchLabels").put(HASH, hash);
        ObjectNode labels = Tree.ensure(spec, "template", "metadata", "labels").put(HASH, hash);
        metadata.set("labels", labels.deepCopy());
        return set;
    }

    private void scale(ObjectNode set, int replicas) {
        if (Tree.number(set, 0, "spec", "replicas") != replicas) {
            cluster.update(
                    REPLICA_SETS,
                    MANAGER,
                    set,
                    it -> {
                        Tree.ensure(it, "spec").put("replicas", replicas);
                        return it;
                    });
        }
    }

    private void replicate(ObjectNode set) {
        List<ObjectNode> pods = living(set);
        int wanted = Tree.number(set, 1, "spec", "replicas");
        for (int i = pods.size(); i < wanted; i++) {
            ObjectNode pod = Templates.pod(set);
            Meta.of(pod).put("generateName", Meta.name(set) + "-");
            cluster.create("pods", MANAGER, pod);
        }
        pods.stream()
                .sorted(Comparator.comparing(Pods::isReady))
                .limit(Math.max(0, pods.size() - wanted))
                .forEach(pod -> cluster.delete("pods", pod));
        report(REPLICA_SETS, set, pods, "");
    }

    private void keep(ObjectNode set) {
        String hash = Names.hash(set.path("spec").path("template").toString());
        List<ObjectNode> pods =
                cluster.all("pods", Meta.namespace(set)).stream()
                        .filter(it -> Meta.isControlledBy(it, set))
                        .toList();
        int wanted = Tree.number(set, 1, "spec", "replicas");
        for (int i = 0; i < wanted; i++) {
            String name = Meta.name(set) + "-" + i;
            if (pods.stream().noneMatch(it -> Meta.name(it).equals(name))) {
                ObjectNode pod = Templates.pod(set);
                Meta.of(pod).put("name", name);
                Tree.ensure(pod, "metadata", "labels")
                        .put(REVISION, hash)
                        .put("statefulset.kubernetes.io/pod-name", name);
                cluster.create("pods", MANAGER, pod);
            }
        }
        boolean settled = pods.size() == wanted && pods.stream().allMatch(Pods::isReady);
        pods.stream()
                .filter(it -> settled && !Meta.isGoing(it))
                .filter(it -> !Meta.labels(it).getOrDefault(REVISION, "").equals(hash))
                .max(Comparator.comparing(Meta::name))
                .ifPresent(pod -> cluster.delete("pods", pod));
        report(STATEFUL_SETS, set, pods, hash);
    }

    private List<ObjectNode> living(ObjectNode owner) {
        return cluster.all("pods", Meta.namespace(owner)).stream()
                .filter(it -> Meta.isControlledBy(it, owner))
                .filter(it -> !Meta.isGoing(it))
                .toList();
    }

    private int ready(ObjectNode owner) {
        return (int) living(owner).stream().filter(Pods::isReady).count();
    }

    private void report(String storage, ObjectNode owner, List<ObjectNode> pods, String hash) {
        long ready = pods.stream().filter(Pods::isReady).count();
        long current = pods.stream().filter(it -> isCurrent(it, hash)).count();
        int wanted = Tree.number(owner, 1, "spec", "replicas");
        cluster.status(
                storage,
                MANAGER,
                owner,
                it -> {
                    ObjectNode status = Tree.ensure(it, "status");
                    status.put("replicas", pods.size());
                    status.put("readyReplicas", ready).put("availableReplicas", ready);
                    status.put(
                            "observedGeneration", Tree.number(owner, 1, "metadata", "generation"));
                    if (!storage.equals(REPLICA_SETS)) {
                        status.put("updatedReplicas", current);
                    }
                    if (storage.equals(DEPLOYMENTS)) {
                        boolean enough = ready >= wanted;
                        Conditions.set(it, Conditions.of("Available", enough), cluster.now());
                    }
                    return it;
                });
    }

    private static boolean isCurrent(JsonNode pod, String hash) {
        return Meta.labels(pod).getOrDefault(HASH, "").equals(hash)
                || Meta.labels(pod).getOrDefault(REVISION, "").equals(hash);
    }
}
