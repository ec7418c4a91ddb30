package io.acknet.check;

import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What objects of Kubernetes tell of the resources behind them, a finding for each sort.
final class CloudInventory {
    static final String PROFILE = "ack-cluster-profile";

    /// Keys of the profile that hold no secret; `uid` is the account's and is masked.
    private static final List<String> SHOWN =
            List.of("clusterid", "vpcid", "vsw-zone", "serviceCIDR", "ipStack");

    /// Those without which the list is not whole.
    private static final List<String> IDS = List.of("clusterid", "vpcid", "vsw-zone");

    private static final String LB_LABEL = "service.k8s.alibaba/loadbalancer-id";
    private static final String LB_ANNOTATION = "alibaba-cloud-loadbalancer-id";
    private static final String OLD_LB_ANNOTATION = "alicloud-loadbalancer-id";

    private CloudInventory() {}

    /// Instances by region, zone and type.
    static Finding nodes(List<CloudNode> nodes) {
        List<CloudNode> untold = nodes.stream().filter(node -> node.instance().isEmpty()).toList();
        return untold.isEmpty()
                ? Finding.of(
                                "ecs-instances",
                                Verdict.OK,
                                "Node",
                                new Text(
                                        "节点共 " + nodes.size() + " 台 ECS，按地域、可用区、规格列出。",
                                        "ECS instances behind the nodes: "
                                                + nodes.size()
                                                + ", by region, zone and type."))
                        .with(byPlace(nodes))
                : Finding.of(
                                "node-without-instance",
                                Verdict.UNKNOWN,
                                "Node/" + untold.getFirst().name(),
                                new Text(
                                        "无法判断：" + untold.size() + " 个节点的 providerID 没有指明 ECS 实例。",
                                        "Cannot tell: nodes whose providerID names no ECS instance: "
                                                + untold.size()
                                                + "."))
                        .with(
                                Stream.concat(
                                                untold.stream().map(CloudInventory::untold),
                                                byPlace(nodes).stream())
                                        .toList());
    }

    static Finding profile(ConfigMap map) {
        Map<String, String> data = Objects.requireNonNullElse(map.getData(), Map.of());
        boolean whole = IDS.stream().allMatch(key -> !data.getOrDefault(key, "").isEmpty());
        return Finding.of(
                        "cluster-profile",
                        whole ? Verdict.OK : Verdict.UNKNOWN,
                        reference(PROFILE),
                        whole
                                ? new Text(
                                        "集群 ID、VPC 和节点交换机。",
                                        "The cluster's id, its VPC and its nodes' vSwitches.")
                                : new Text(
                                        "无法判断：ack-cluster-profile 里缺少集群 ID、VPC 或节点交换机。",
                                        "Cannot tell: ack-cluster-profile lacks the cluster's id, its VPC or"
                                                + " its nodes' vSwitches."))
                .with(
                        Stream.concat(
                                        SHOWN.stream()
                                                .filter(data::containsKey)
                                                .map(key -> key + ": " + data.get(key)),
                                        data.containsKey("uid")
                                                ? Stream.of("uid: •••• (account, not shown)")
                                                : Stream.empty())
                                .toList());
    }

    static Finding terway(EniConf conf) {
        boolean whole =
                conf.vswitches().values().stream().anyMatch(ids -> !ids.isEmpty())
                        && !conf.securityGroups().isEmpty();
        return Finding.of(
                        "terway-network",
                        whole ? Verdict.OK : Verdict.UNKNOWN,
                        reference(TerwayConf.NAME),
                        whole
                                ? new Text(
                                        "Terway 给 Pod 用的交换机和安全组。",
                                        "The vSwitches and security groups that Terway uses for Pods.")
                                : new Text(
                                        "无法判断：eni_conf 里没有写全 Pod 用的交换机和安全组；没写的由 Terway 从节点上取。",
                                        "Cannot tell: eni_conf does not name both the vSwitches and the"
                                                + " security groups of Pods; Terway takes the rest from"
                                                + " the node."))
                .with(conf.lines());
    }

    static Finding loadBalancers(List<Service> services) {
        List<String> lines =
                services.stream()
                        .filter(service ->
                                service.getSpec() != null
                                        && "LoadBalancer".equals(service.getSpec().getType()))
                        .map(CloudInventory::line)
                        .sorted()
                        .toList();
        return Finding.of(
                        "load-balancers",
                        Verdict.OK,
                        "Service",
                        new Text(
                                lines.isEmpty()
                                        ? "没有 LoadBalancer 类型的 Service。"
                                        : "LoadBalancer 类型的 Service 共 "
                                                + lines.size()
                                                + " 个，附负载均衡实例 ID。",
                                lines.isEmpty()
                                        ? "There is no Service of type LoadBalancer."
                                        : "Services of type LoadBalancer: "
                                                + lines.size()
                                                + ", with the ids of their instances."))
                .with(lines);
    }

    /// Disks and file systems behind PersistentVolumes, by driver.
    static Finding volumes(List<PersistentVolume> volumes) {
        Map<String, List<String>> handles =
                volumes.stream()
                        .flatMap(volume -> handle(volume).stream())
                        .collect(
                                Collectors.groupingBy(
                                        Map.Entry::getKey,
                                        TreeMap::new,
                                        Collectors.mapping(
                                                Map.Entry::getValue, Collectors.toList())));
        int count = handles.values().stream().mapToInt(List::size).sum();
        return Finding.of(
                        "volumes",
                        Verdict.OK,
                        "PersistentVolume",
                        count == 0
                                ? new Text(
                                        "没有由云存储支撑的持久卷。",
                                        "No PersistentVolume has cloud storage behind it.")
                                : new Text(
                                        "持久卷背后的云存储共 " + count + " 个，按驱动列出。",
                                        "Cloud storage behind PersistentVolumes: "
                                                + count
                                                + ", by driver."))
                .with(lines(handles));
    }

    private static List<String> byPlace(List<CloudNode> nodes) {
        return lines(
                nodes.stream()
                        .filter(node -> node.instance().isPresent())
                        .collect(
                                Collectors.groupingBy(
                                        CloudNode::place,
                                        TreeMap::new,
                                        Collectors.mapping(
                                                node -> node.instance().orElseThrow(),
                                                Collectors.toList()))));
    }

    private static List<String> lines(Map<String, List<String>> groups) {
        return groups.entrySet().stream()
                .map(group ->
                        group.getKey()
                                + " ×"
                                + group.getValue().size()
                                + ": "
                                + group.getValue().stream()
                                        .sorted()
                                        .collect(Collectors.joining(", ")))
                .toList();
    }

    private static String untold(CloudNode node) {
        return "Node/"
                + node.name()
                + " providerID: "
                + (node.providerId().isEmpty() ? "(not set)" : node.providerId());
    }

    private static String line(Service service) {
        var meta = service.getMetadata();
        String addresses =
                service.getStatus() == null || service.getStatus().getLoadBalancer() == null
                        ? ""
                        : service.getStatus().getLoadBalancer().getIngress().stream()
                                .map(ingress ->
                                        ingress.getIp() == null
                                                ? ingress.getHostname()
                                                : ingress.getIp())
                                .collect(Collectors.joining(", "));
        return meta.getNamespace()
                + "/Service/"
                + meta.getName()
                + " "
                + loadBalancerId(service).orElse("(no id)")
                + " "
                + (addresses.isEmpty() ? "(no address)" : addresses);
    }

    /// The CCM labels what it made; an annotation names an instance that the user brought.
    private static Optional<String> loadBalancerId(Service service) {
        Map<String, String> labels =
                Objects.requireNonNullElse(service.getMetadata().getLabels(), Map.of());
        Map<String, String> annotations =
                Objects.requireNonNullElse(service.getMetadata().getAnnotations(), Map.of());
        return Optional.ofNullable(labels.get(LB_LABEL))
                .or(() -> first(annotations, LB_ANNOTATION))
                .or(() -> first(annotations, OLD_LB_ANNOTATION));
    }

    private static Optional<String> first(Map<String, String> annotations, String suffix) {
        return Optional.ofNullable(annotations.get("service.beta.kubernetes.io/" + suffix));
    }

    /// The driver and what it calls the volume; volumes that are not the cloud's have none.
    private static Optional<Map.Entry<String, String>> handle(PersistentVolume volume) {
        var spec = volume.getSpec();
        if (spec == null) {
            return Optional.empty();
        }
        if (spec.getCsi() != null) {
            return Optional.of(
                    Map.entry(spec.getCsi().getDriver(), spec.getCsi().getVolumeHandle()));
        }
        var flex = spec.getFlexVolume();
        return flex == null || flex.getOptions() == null
                ? Optional.empty()
                : id(flex.getOptions()).map(id -> Map.entry(flex.getDriver(), id));
    }

    /// Of a disk, of a NAS file system, of an OSS bucket.
    private static Optional<String> id(Map<String, String> options) {
        Function<String, Optional<String>> option = key -> Optional.ofNullable(options.get(key));
        return Stream.of("VolumeId", "volumeId", "server", "bucket")
                .flatMap(key -> option.apply(key).stream())
                .findFirst();
    }

    static String reference(String map) {
        return PluginDetection.SYSTEM + "/ConfigMap/" + map;
    }
}
