package io.acknet.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.acknet.check.AddressRange.Use;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The ranges that a cluster uses, from wherever it writes them. What could not be read becomes a
/// finding.
///
/// @param eni Terway's settings; empty for Flannel
record AddressRanges(List<AddressRange> all, Optional<EniConf> eni) {
    private static final String NETWORK = "Network";
    private static final String NETWORK6 = "IPv6Network";

    static AddressRanges read(
            ClusterReader reader, NetworkPlugin plugin, List<Node> nodes, List<Finding> unseen) {
        List<AddressRange> all = new ArrayList<>(List.of(AddressRange.CLOUD));
        Optional<EniConf> eni = Optional.empty();
        if (plugin instanceof NetworkPlugin.Flannel flannel) {
            network(reader, flannel, unseen).ifPresent(all::add);
            kubeProxy(reader, unseen).ifPresent(all::add);
        } else {
            eni = map(reader, TerwayConf.NAME, unseen).flatMap(map -> eni(map, unseen));
        }
        eni.flatMap(EniConf::serviceCidr)
                .ifPresent(cidr -> all.add(new AddressRange(Use.SERVICE, TerwayConf.NAME, cidr)));
        profile(reader, unseen).ifPresent(all::add);
        ServiceRanges.read(reader, unseen)
                .forEach(range ->
                        all.add(
                                new AddressRange(
                                        Use.SERVICE,
                                        "ServiceCIDR/" + range.name(),
                                        String.join(",", range.cidrs()))));
        Seen.list(reader, Kinds.SERVICES, Scope.EVERYWHERE, unseen)
                .ifPresent(services ->
                        services.forEach(service -> address(service).ifPresent(all::add)));
        nodes.forEach(node -> all.add(address(node)));
        return new AddressRanges(List.copyOf(all), eni);
    }

    /// The Pods' range, as Flannel has it.
    Optional<Cidr> pods() {
        return all.stream()
                .filter(range -> range.use() == Use.POD)
                .flatMap(range -> range.ipv4().stream())
                .findFirst();
    }

    /// Ranges of Pods that Flannel's own is no part of: kube-proxy takes such Pods for strangers.
    Optional<Finding> apartFromProxy() {
        List<AddressRange> strange =
                ranges(Use.POD)
                        .filter(range ->
                                range.ipv4().isPresent()
                                        && pods().filter(net -> !range.ipv4().get().holds(net))
                                                .isPresent())
                        .toList();
        return strange.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                        "kube-proxy-range-differs",
                                        Verdict.PROBLEM,
                                        CloudInventory.reference(strange.getFirst().source()),
                                        new Text(
                                                "kube-proxy 的 clusterCIDR 不包含 Flannel 的 Network：Pod 访问"
                                                        + " Service 时会被当作集群外的流量做 SNAT，后端看不到 Pod 的源 IP。",
                                                "kube-proxy's clusterCIDR does not hold Flannel's Network: it"
                                                        + " takes calls of Pods to Services for calls from"
                                                        + " outside and hides their addresses."))
                                .with(ranges(Use.POD).map(AddressRange::line).toList())
                                .then(
                                        new Text(
                                                "查清哪一个是建集群时的 Pod 网段，把另一个改回来，再分批重启 kube-proxy 或 Flannel。",
                                                "Find out which one is the Pods' range of the cluster, set the"
                                                        + " other back, and restart kube-proxy or Flannel in"
                                                        + " batches.")));
    }

    /// The overlaps; else what is not understood; else what there is.
    Finding finding() {
        List<String> overlaps = new Overlaps(all).lines();
        if (!overlaps.isEmpty()) {
            return Finding.of(
                            "ranges-overlap",
                            Verdict.PROBLEM,
                            "Cluster",
                            new Text(
                                    "网段有重叠，落在重叠部分的地址会不通。",
                                    "Ranges overlap; addresses in the overlap cannot be reached."))
                    .with(overlaps)
                    .then(
                            new Text(
                                    "建集群时定下的网段不能修改：用不重叠的网段新建集群，把业务迁过去。后加的 ServiceCIDR 没有 Service 在用时可以删掉。",
                                    "Ranges that came with the cluster cannot be changed: make a new cluster with"
                                            + " ranges that do not overlap, and move over. A ServiceCIDR that"
                                            + " was added later can be deleted while no Service uses it."));
        }
        List<String> unread =
                all.stream().filter(AddressRange::isPartlyUnread).map(AddressRange::line).toList();
        if (!unread.isEmpty()) {
            return Finding.of(
                            "ranges-not-understood",
                            Verdict.UNKNOWN,
                            "Cluster",
                            new Text(
                                    "无法判断：有的网段或节点地址读不懂，其余部分没有发现重叠。",
                                    "Cannot tell: some ranges or addresses of nodes are not understood; no"
                                            + " overlap was found in the rest."))
                    .with(unread)
                    .then(
                            new Text(
                                    "按证据里括号内的出处找到这些写法，改正后再检查一次。",
                                    "Find them where the evidence says in brackets, mend them, and check"
                                            + " again."));
        }
        if ((eni.isEmpty() && pods().isEmpty())
                || ranges(Use.SERVICE).noneMatch(AddressRanges::isWide)) {
            return Finding.of(
                            "ranges-incomplete",
                            Verdict.UNKNOWN,
                            "Cluster",
                            new Text(
                                    "无法判断：没有读到完整的 Pod 网段或 Service 网段，读到的部分没有重叠。",
                                    "Cannot tell: the Pods' or the Services' range was not found; what was found"
                                            + " does not overlap."))
                    .with(lines());
        }
        return Finding.of(
                        "ranges-apart",
                        Verdict.OK,
                        "Cluster",
                        eni.isPresent()
                                ? new Text(
                                        "Service 网段与节点地址不重叠。Pod 交换机、其他集群和对端网络的网段从 Kubernetes API 看不到。",
                                        "The Services' range and the nodes' addresses do not overlap. The ranges of"
                                                + " the Pods' vSwitches, of other clusters and of networks that are"
                                                + " peered cannot be seen through the Kubernetes API.")
                                : new Text(
                                        "Pod、Service、节点的网段互不重叠。VPC 里其他集群和对端网络的网段从 Kubernetes API 看不到。",
                                        "The ranges of Pods, Services and nodes do not overlap. Those of other"
                                                + " clusters and of networks that are peered cannot be seen through"
                                                + " the Kubernetes API."))
                .with(lines());
    }

    private List<String> lines() {
        Stream<String> wide =
                all.stream()
                        .filter(range -> range.use() != Use.RESERVED && isWide(range))
                        .map(AddressRange::line);
        return Stream.concat(wide, nodes().stream()).toList();
    }

    /// From the lowest address of a node to the highest.
    private Optional<String> nodes() {
        List<AddressRange> sorted =
                ranges(Use.NODE)
                        .filter(range -> range.ipv4().isPresent())
                        .sorted(Comparator.comparing(range -> range.ipv4().orElseThrow().first()))
                        .toList();
        return sorted.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "node "
                                + sorted.getFirst().written()
                                + (sorted.size() == 1 ? "" : " … " + sorted.getLast().written())
                                + " (InternalIP of "
                                + sorted.size()
                                + ")");
    }

    private Stream<AddressRange> ranges(Use use) {
        return all.stream().filter(range -> range.use() == use);
    }

    /// More than a single address.
    private static boolean isWide(AddressRange range) {
        return range.cidrs().stream().anyMatch(cidr -> cidr.size() > 1);
    }

    private static Optional<AddressRange> network(
            ClusterReader reader, NetworkPlugin.Flannel flannel, List<Finding> unseen) {
        String subject = flannel.namespace() + "/ConfigMap/" + FlannelGate.CONFIG_MAP;
        var read = reader.get(Kinds.CONFIG_MAPS, flannel.namespace(), FlannelGate.CONFIG_MAP);
        return Seen.of(subject, read, unseen).flatMap(map -> network(map, subject, unseen));
    }

    private static Optional<AddressRange> network(
            ConfigMap map, String subject, List<Finding> unseen) {
        try {
            String text = CniConf.text(data(map), CniConf.NET_KEY);
            var root = StrictJson.MAPPER.readTree(text);
            if (root != null && root.path(NETWORK).isTextual()) {
                String six = root.path(NETWORK6).asText();
                return Optional.of(
                        new AddressRange(
                                Use.POD,
                                CniConf.NET_KEY,
                                root.path(NETWORK).asText() + (six.isEmpty() ? "" : "," + six)));
            }
        } catch (JsonProcessingException e) {
            unseen.add(CannotTell.unparsable(subject, CniConf.NET_KEY));
            return Optional.empty();
        }
        unseen.add(CannotTell.unparsable(subject, CniConf.NET_KEY));
        return Optional.empty();
    }

    /// Not every cluster has it, and Flannel's own configuration decides; but it must not differ unseen.
    private static Optional<AddressRange> kubeProxy(ClusterReader reader, List<Finding> unseen) {
        for (String name : List.of(KubeProxyConf.WORKER, KubeProxyConf.COMMON)) {
            var read = reader.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, name);
            if (!(read instanceof Read.Absent<ConfigMap>)) {
                String subject = CloudInventory.reference(name);
                return Seen.of(subject, read, unseen)
                        .flatMap(map -> clusterCidr(map, name, unseen));
            }
        }
        return Optional.empty();
    }

    private static Optional<AddressRange> clusterCidr(
            ConfigMap map, String name, List<Finding> unseen) {
        try {
            return KubeProxyConf.clusterCidr(map)
                    .map(cidr -> new AddressRange(Use.POD, name, cidr));
        } catch (TerwayConf.Unparsable e) {
            unseen.add(CannotTell.unparsable(CloudInventory.reference(name), e.key()));
            return Optional.empty();
        }
    }

    private static Optional<EniConf> eni(ConfigMap map, List<Finding> unseen) {
        try {
            return Optional.of(EniConf.of(map));
        } catch (TerwayConf.Unparsable e) {
            unseen.add(CannotTell.unparsable(CloudInventory.reference(TerwayConf.NAME), e.key()));
            return Optional.empty();
        }
    }

    /// Absent in older clusters.
    private static Optional<AddressRange> profile(ClusterReader reader, List<Finding> unseen) {
        var read = reader.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, CloudInventory.PROFILE);
        if (read instanceof Read.Absent<ConfigMap>) {
            return Optional.empty();
        }
        return Seen.of(CloudInventory.reference(CloudInventory.PROFILE), read, unseen)
                .flatMap(map -> Optional.ofNullable(data(map).get("serviceCIDR")))
                .map(cidr -> new AddressRange(Use.SERVICE, CloudInventory.PROFILE, cidr));
    }

    private static Optional<ConfigMap> map(
            ClusterReader reader, String name, List<Finding> unseen) {
        return Seen.of(
                CloudInventory.reference(name),
                reader.get(Kinds.CONFIG_MAPS, PluginDetection.SYSTEM, name),
                unseen);
    }

    private static Optional<AddressRange> address(Service service) {
        var spec = service.getSpec();
        return Optional.ofNullable(spec == null ? null : spec.getClusterIP())
                .filter(ip -> !ip.isEmpty() && !ip.equals("None"))
                .map(ip ->
                        new AddressRange(
                                Use.SERVICE,
                                service.getMetadata().getNamespace()
                                        + "/Service/"
                                        + service.getMetadata().getName(),
                                ip));
    }

    /// All its addresses, so that a node whose address is not understood is told of, not left out.
    private static AddressRange address(Node node) {
        List<NodeAddress> addresses =
                node.getStatus() == null ? List.of() : node.getStatus().getAddresses();
        String written =
                addresses.stream()
                        .filter(address -> "InternalIP".equals(address.getType()))
                        .map(NodeAddress::getAddress)
                        .collect(Collectors.joining(","));
        return new AddressRange(
                Use.NODE,
                "Node/" + node.getMetadata().getName(),
                written.isEmpty() ? "(no InternalIP)" : written);
    }

    private static Map<String, String> data(ConfigMap map) {
        return Objects.requireNonNullElse(map.getData(), Map.of());
    }
}
