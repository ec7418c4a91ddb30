package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The kubelets of all nodes: they start the Pods that are theirs, end those that are to go, and tell
/// the state of their node's network.
///
/// A node that stopped posting its status does neither.
final class Kubelets implements Controller {
    private static final String MANAGER = "kubelet";

    /// How long a container takes to end once it is told to, in the simulation.
    private static final Duration ENDING = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final Timeline timeline;
    private final Function<ObjectNode, Fate> fates;
    private final NodeNetwork network;
    private final PodAddresses addresses;
    private final Set<String> starting = new HashSet<>();
    private final Set<String> ending = new HashSet<>();

    Kubelets(
            Cluster cluster,
            Timeline timeline,
            Function<ObjectNode, Fate> fates,
            NodeNetwork network) {
        this.cluster = cluster;
        this.timeline = timeline;
        this.fates = fates;
        this.network = network;
        this.addresses = new PodAddresses(cluster);
    }

    @Override
    public Set<String> watches() {
        return Set.of("pods", "nodes");
    }

    @Override
    public void reconcile() {
        cluster.all("pods").stream().filter(pod -> !Pods.node(pod).isEmpty()).forEach(this::look);
    }

    private void look(ObjectNode pod) {
        if (Meta.isGoing(pod)) {
            if (isAlive(pod) && ending.add(Meta.uid(pod))) {
                timeline.after(ENDING, () -> end(pod));
            }
        } else if (Pods.phase(pod).equals("Pending")
                && canStart(pod)
                && starting.add(Meta.uid(pod))) {
            cluster.status("pods", MANAGER, pod, it -> PodStatus.accepted(it, cluster.now()));
            begin(pod);
        }
    }

    private void begin(ObjectNode pod) {
        switch (fates.apply(pod)) {
            case Fate.Ready ready -> timeline.after(ready.after(), () -> run(pod));
            case Fate.Crashing crashing ->
                    timeline.after(crashing.after(), () -> crash(pod, crashing));
            case Fate.Stuck() -> {}
        }
    }

    private void run(ObjectNode pod) {
        Optional<ObjectNode> node = node(pod);
        if (isThere(pod) && node.isPresent()) {
            String host = PodAddresses.ofNode(node.get());
            String ip = Pods.onHostNetwork(pod) ? host : addresses.free(node.get());
            cluster.status(
                    "pods", MANAGER, pod, it -> PodStatus.running(it, host, ip, cluster.now()));
            network.onStarted(pod, node.get());
        }
    }

    private void crash(ObjectNode pod, Fate.Crashing fate) {
        if (isThere(pod)) {
            cluster.status("pods", MANAGER, pod, it -> PodStatus.crashing(it, cluster.now()));
            // the kubelet's back-off begins at ten seconds
            timeline.after(Duration.ofSeconds(10).plus(fate.after()), () -> crash(pod, fate));
        }
    }

    private void end(ObjectNode pod) {
        ending.remove(Meta.uid(pod));
        starting.remove(Meta.uid(pod));
        cluster.finish("pods", pod);
    }

    private boolean isThere(ObjectNode pod) {
        return cluster.get("pods", Meta.namespace(pod), Meta.name(pod))
                .filter(live -> Meta.uid(live).equals(Meta.uid(pod)))
                .filter(live -> !Meta.isGoing(live))
                .isPresent();
    }

    private boolean canStart(ObjectNode pod) {
        return isAlive(pod)
                && (Pods.onHostNetwork(pod) || node(pod).map(it -> network.isUp(it)).orElse(false));
    }

    private boolean isAlive(ObjectNode pod) {
        return node(pod).map(Kubelets::isAliveNode).orElse(false);
    }

    private static boolean isAliveNode(ObjectNode node) {
        return Conditions.find(node, "Ready")
                .map(it -> !Tree.text(it, "status").equals("Unknown"))
                .orElse(true);
    }

    private Optional<ObjectNode> node(ObjectNode pod) {
        return cluster.get("nodes", "", Pods.node(pod));
    }
}
