package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Finds out which network plugin a cluster uses.
///
/// 1. Look at the DaemonSets of `kube-system`, and of `kube-flannel`, where upstream Flannel lives
///    since its v0.19.
/// 2. Those that schedule no Pod do not count while another one does: ACK leaves
///    `kube-flannel-ds-windows` behind with none.
/// 3. Flannel twice, or Flannel beside Terway, is a conflict.
/// 4. Where none schedules a Pod although there are nodes, which plugin is at work is not known.
/// 5. Without any, a cluster of virtual nodes only is serverless; else the plugin is not known.
public final class PluginDetection {
    public static final String SYSTEM = "kube-system";
    public static final String UPSTREAM_FLANNEL = "kube-flannel";

    public static final String FLANNEL = "kube-flannel-ds";
    private static final String WINDOWS = "kube-flannel-ds-windows";

    private PluginDetection() {}

    public static List<Permission> reads() {
        return List.of(
                Permission.listIn(Kinds.DAEMON_SETS, SYSTEM),
                Permission.listIn(Kinds.DAEMON_SETS, UPSTREAM_FLANNEL),
                Permission.list(Kinds.NODES));
    }

    public static NetworkPlugin detect(ClusterReader reader) {
        List<DaemonSet> known = new ArrayList<>();
        for (String namespace : List.of(SYSTEM, UPSTREAM_FLANNEL)) {
            String subject = namespace + "/DaemonSet";
            switch (reader.list(Kinds.DAEMON_SETS, Scope.in(namespace))) {
                case Read.Found<List<DaemonSet>>(var found, var _) ->
                        found.stream().filter(PluginDetection::isPlugin).forEach(known::add);
                case Read.Absent<List<DaemonSet>> absent -> {
                    return new NetworkPlugin.Unseen(CannotTell.absent(subject, absent));
                }
                case Read.Unreadable<List<DaemonSet>> unreadable -> {
                    return new NetworkPlugin.Unseen(CannotTell.unreadable(subject, unreadable));
                }
            }
        }
        if (known.isEmpty()) {
            return withoutPlugin(reader);
        }
        List<DaemonSet> busy = known.stream().filter(set -> desired(set) > 0).toList();
        return busy.isEmpty() ? idle(reader, known) : among(busy);
    }

    /// None of them has a Pod to run: right in a cluster that has no nodes yet, else what was left behind.
    private static NetworkPlugin idle(ClusterReader reader, List<DaemonSet> known) {
        return switch (reader.list(Kinds.NODES, Scope.EVERYWHERE)) {
            case Read.Found<List<Node>>(List<Node> nodes, var _) -> {
                if (nodes.isEmpty()) {
                    yield among(known);
                }
                yield nodes.stream().allMatch(PluginDetection::isVirtual)
                        ? new NetworkPlugin.Serverless(nodes.size())
                        : new NetworkPlugin.Unseen(FlannelGate.idle(known));
            }
            case Read.Absent<List<Node>> absent ->
                    new NetworkPlugin.Unseen(CannotTell.absent("Node", absent));
            case Read.Unreadable<List<Node>> unreadable ->
                    new NetworkPlugin.Unseen(CannotTell.unreadable("Node", unreadable));
        };
    }

    /// A node that a virtual-kubelet stands in for: no plugin and no kubelet run there.
    public static boolean isVirtual(Node node) {
        var labels = node.getMetadata().getLabels();
        return labels != null && "virtual-kubelet".equals(labels.get("type"));
    }

    public static int desired(DaemonSet set) {
        var status = set.getStatus();
        return status == null || status.getDesiredNumberScheduled() == null
                ? 0
                : status.getDesiredNumberScheduled();
    }

    static int ready(DaemonSet set) {
        var status = set.getStatus();
        return status == null || status.getNumberReady() == null ? 0 : status.getNumberReady();
    }

    public static String reference(DaemonSet set) {
        return set.getMetadata().getNamespace() + "/DaemonSet/" + name(set);
    }

    private static NetworkPlugin among(List<DaemonSet> sets) {
        List<DaemonSet> flannel = sets.stream().filter(PluginDetection::isFlannel).toList();
        List<DaemonSet> terway = sets.stream().filter(set -> !isFlannel(set)).toList();
        long homes =
                flannel.stream().map(set -> set.getMetadata().getNamespace()).distinct().count();
        if (homes > 1 || (!flannel.isEmpty() && !terway.isEmpty())) {
            return new NetworkPlugin.Conflict(sets);
        }
        return flannel.isEmpty()
                ? new NetworkPlugin.Terway(mode(terway), terway)
                : new NetworkPlugin.Flannel(main(flannel), flannel);
    }

    private static NetworkPlugin withoutPlugin(ClusterReader reader) {
        return switch (reader.list(Kinds.NODES, Scope.EVERYWHERE)) {
            case Read.Found<List<Node>>(List<Node> nodes, var _) ->
                    nodes.stream().allMatch(PluginDetection::isVirtual) && !nodes.isEmpty()
                            ? new NetworkPlugin.Serverless(nodes.size())
                            : new NetworkPlugin.Unrecognised(nodes.size());
            case Read.Absent<List<Node>> absent ->
                    new NetworkPlugin.Unseen(CannotTell.absent("Node", absent));
            case Read.Unreadable<List<Node>> unreadable ->
                    new NetworkPlugin.Unseen(CannotTell.unreadable("Node", unreadable));
        };
    }

    private static NetworkPlugin.Mode mode(List<DaemonSet> terway) {
        List<String> names = terway.stream().map(PluginDetection::name).toList();
        if (names.contains("terway-eniip")) {
            return NetworkPlugin.Mode.SHARED_ENI;
        }
        return names.contains("terway-eni")
                ? NetworkPlugin.Mode.EXCLUSIVE_ENI
                : NetworkPlugin.Mode.OPEN_SOURCE;
    }

    /// Older upstream manifests have one DaemonSet per architecture; most nodes are served by the main
    /// one.
    private static DaemonSet main(List<DaemonSet> flannel) {
        return flannel.stream()
                .max(
                        Comparator.comparing((DaemonSet set) -> !name(set).equals(WINDOWS))
                                .thenComparing(set -> name(set).equals(FLANNEL))
                                .thenComparingInt(PluginDetection::desired))
                .orElseThrow();
    }

    private static boolean isPlugin(DaemonSet set) {
        boolean inSystem = SYSTEM.equals(set.getMetadata().getNamespace());
        boolean terway =
                Stream.of("terway-eniip", "terway-eni", "terway").anyMatch(name(set)::equals);
        return isFlannel(set) || (inSystem && terway);
    }

    private static boolean isFlannel(DaemonSet set) {
        return name(set).equals(FLANNEL) || name(set).startsWith(FLANNEL + "-");
    }

    private static String name(DaemonSet set) {
        return set.getMetadata().getName();
    }
}
