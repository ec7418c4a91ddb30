package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kind;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All network policies of a cluster: those of Kubernetes, of Calico and of Cilium. A kind that is not
/// served has none; a kind that cannot be read makes the count incomplete, never zero.
///
/// @param counts how many, by where and what, such as `web NetworkPolicy`
/// @param unread why a kind could not be counted
public record PolicyInventory(Map<String, Integer> counts, List<Finding> unread) {
    private static final List<Kind<?, String>> KINDS =
            List.of(
                    Kinds.NETWORK_POLICIES,
                    Kinds.CALICO_POLICIES,
                    Kinds.CALICO_GLOBAL_POLICIES,
                    Kinds.CILIUM_POLICIES,
                    Kinds.CILIUM_CLUSTERWIDE_POLICIES);

    public static List<Permission> reads() {
        return KINDS.stream().map(kind -> Permission.list(kind)).toList();
    }

    public static PolicyInventory read(ClusterReader reader) {
        PolicyInventory all = new PolicyInventory(new TreeMap<>(), new ArrayList<>());
        KINDS.forEach(kind -> all.add(kind, reader));
        return all;
    }

    private <W extends HasMetadata> void add(Kind<W, String> kind, ClusterReader reader) {
        String what = qualified(kind);
        switch (reader.list(kind, Scope.EVERYWHERE)) {
            case Read.Found<List<String>>(List<String> namespaces, var _) ->
                    namespaces.forEach(namespace ->
                            counts.merge(where(namespace) + " " + what, 1, Integer::sum));
            case Read.Absent<List<String>> absent -> unread.add(CannotTell.absent(what, absent));
            case Read.Unreadable<List<String>> unreadable -> {
                if (!Seen.notServed(reader, kind)) {
                    unread.add(CannotTell.unreadable(what, unreadable));
                }
            }
        }
    }

    public boolean complete() {
        return unread.isEmpty();
    }

    /// At least so many, where the count is not complete.
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The count of each namespace and kind, the largest first.
    public List<String> lines() {
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }

    /// The count as a finding, where it is complete.
    Optional<Finding> counted() {
        int total = total();
        return complete()
                ? Optional.of(
                        Finding.of(
                                        "policy-count",
                                        Verdict.OK,
                                        "NetworkPolicy",
                                        new Text(
                                                "集群里的网络策略（Kubernetes、Calico、Cilium）共 "
                                                        + total
                                                        + " 条。",
                                                "Network policies in the cluster (Kubernetes,"
                                                        + " Calico and Cilium): "
                                                        + total
                                                        + "."))
                                .with(lines()))
                : Optional.empty();
    }

    private static String where(String namespace) {
        return namespace.isEmpty() ? "(cluster)" : namespace;
    }

    private static String qualified(Kind<?, ?> kind) {
        return kind.plural() + "." + kind.group();
    }
}
