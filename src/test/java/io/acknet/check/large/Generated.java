package io.acknet.check.large;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The objects of a cluster, each made when it is asked for and the same each time.
///
/// Each node has a Pod of the network plugin; the other Pods are spread over the Services by turns. One
/// Pod in a hundred asks for a port of its node, one Service in a hundred is headless. Terway's record
/// of a node holds the addresses of its Pods.
final class Generated {
    private static final int NAMESPACES = 200;
    private static final int OCTET = 256;
    private static final int SHARE = 64;
    private static final int RARE = 100;

    /// As many as a kubelet reports.
    private static final int IMAGES = 50;

    private static final Instant BEGINNING = Instant.parse("2026-09-01T08:00:00Z");

    /// Pods with an address of one network interface.
    private static final int PER_INTERFACE = 10;

    /// Of a node, by Flannel and by the controller that gives it a share of the Pods' range.
    private static final String ANNOTATIONS =
            "\"flannel.alpha.coreos.com/backend-type\":\"alloc\","
                    + "\"flannel.alpha.coreos.com/kube-subnet-manager\":\"true\","
                    + "\"flannel.alpha.coreos.com/public-ip\":\"%s\",";

    private static final String RANGE = "\"podCIDR\":\"%s\",\"podCIDRs\":[\"%s\"],";

    private final Size size;
    private final Network network;
    private final String daemonSetUid;
    private final Template pod = Template.of("pod");
    private final Template node = Template.of("node");
    private final Template service = Template.of("service");
    private final Template slice = Template.of("slice");
    private final Template endpoint = Template.of("endpoint");
    private final Template event = Template.of("event");
    private final Template policy = Template.of("policy");
    private final Template record = Template.of("terway-node");
    private final Template eni = Template.of("interface");
    private final Template address = Template.of("address");
    private final String images;

    /// @param daemonSetUid UID of the DaemonSet that controls the network plugin's Pods
    Generated(Size size, Network network, String daemonSetUid) {
        this.size = size;
        this.network = network;
        this.daemonSetUid = daemonSetUid;
        this.images =
                IntStream.range(0, IMAGES)
                        .mapToObj(Generated::image)
                        .collect(Collectors.joining(","));
    }

    int count(Listed list) {
        return switch (list) {
            case NODES, TERWAY_NODES -> size.nodes();
            case SERVICES, SLICES -> size.services();
            case PODS -> size.pods();
            case EVENTS -> size.events();
            case POLICIES -> size.policies();
        };
    }

    void write(Listed list, int index, ByteArrayOutputStream out) {
        switch (list) {
            case NODES -> node.write(node(index), out);
            case SERVICES -> service.write(service(index), out);
            case SLICES -> slice.write(slice(index), out);
            case PODS -> pod.write(pod(index), out);
            case EVENTS -> event.write(event(index), out);
            case TERWAY_NODES -> record.write(record(index), out);
            case POLICIES -> policy.write(ofApp("policy", index, index), out);
        }
    }

    private Map<String, String> node(int index) {
        Map<String, String> values = common("node", index, index);
        String share = dotted(10, (long) index * SHARE) + "/26";
        values.put("cidr", share);
        boolean flannel = network == Network.FLANNEL;
        values.put("annotations", flannel ? ANNOTATIONS.formatted(values.get("hostIp")) : "");
        values.put("range", flannel ? RANGE.formatted(share, share) : "");
        values.put("instance", "i-bp1%017d".formatted(index));
        values.put("images", images);
        return values;
    }

    private Map<String, String> service(int index) {
        Map<String, String> values = ofApp("service", index, index);
        values.put("ip", index % RARE == 1 ? "None" : "172.21." + octets(index + SHARE));
        values.put("type", "ClusterIP");
        return values;
    }

    private Map<String, String> slice(int index) {
        Map<String, String> values = ofApp("slice", index, index);
        values.put("ownerUid", uid("service", index));
        values.put(
                "endpoints",
                IntStream.iterate(
                                size.nodes() + index,
                                i -> i < size.pods(),
                                i -> i + size.services())
                        .mapToObj(i -> endpoint.text(pod(i)))
                        .collect(Collectors.joining(",")));
        return values;
    }

    private Map<String, String> pod(int index) {
        return index < size.nodes() ? ofPlugin(index) : app(index);
    }

    private Map<String, String> ofPlugin(int index) {
        Map<String, String> values = common("pod", index, index);
        values.put("namespace", "kube-system");
        values.put("app", network.app());
        values.put("generate", network.daemonSet() + "-");
        values.put("name", network.daemonSet() + "-" + suffix(index));
        values.put("hash", "5d8f7c9b64");
        values.put("owner", network.daemonSet());
        values.put("ownerUid", daemonSetUid);
        values.put("ip", values.get("hostIp"));
        values.put("hostPort", "");
        values.put("hostNetwork", "\"hostNetwork\":true,");
        return values;
    }

    private Map<String, String> app(int index) {
        int of = (index - size.nodes()) % size.services();
        int onNode = index / size.nodes();
        Map<String, String> values = ofApp("pod", index, of);
        String hash = "%010x".formatted(0x7c0000000L + of * 7919L);
        values.put("hash", hash);
        values.put("owner", values.get("app") + "-" + hash);
        values.put("ownerUid", uid("replicaset", of));
        values.put("generate", values.get("owner") + "-");
        values.put("name", values.get("owner") + "-" + suffix(index));
        values.put("ip", dotted(10, (long) (index % size.nodes()) * SHARE + onNode + 1));
        values.put("hostPort", index % RARE == 7 ? "\"hostPort\":" + (20_000 + onNode) + "," : "");
        values.put("hostNetwork", "");
        return values;
    }

    private Map<String, String> record(int index) {
        Map<String, String> values = node(index);
        List<Integer> pods =
                IntStream.iterate(size.nodes() + index, i -> i < size.pods(), i -> i + size.nodes())
                        .boxed()
                        .toList();
        values.put(
                "interfaces",
                IntStream.iterate(0, at -> at < pods.size(), at -> at + PER_INTERFACE)
                        .mapToObj(at ->
                                eni(
                                        index,
                                        pods.subList(
                                                at, Math.min(at + PER_INTERFACE, pods.size()))))
                        .collect(Collectors.joining(",")));
        return values;
    }

    private String eni(int node, List<Integer> pods) {
        Map<String, String> values = new HashMap<>(pod(pods.getFirst()));
        values.put("eni", "eni-bp1%09d%05d".formatted(pods.getFirst(), node));
        values.put(
                "addresses",
                pods.stream().map(pod -> address.text(pod(pod))).collect(Collectors.joining(",")));
        return eni.text(values);
    }

    private Map<String, String> event(int index) {
        Map<String, String> values = common("event", index, index);
        values.putAll(pod(index % size.pods()));
        return values;
    }

    private Map<String, String> ofApp(String kind, int index, int app) {
        Map<String, String> values = common(kind, index, index % size.nodes());
        values.put("namespace", "team-%03d".formatted(app % NAMESPACES));
        values.put("app", "service-%05d".formatted(app));
        return values;
    }

    /// @param node the index of the node that it is on, or is
    private static Map<String, String> common(String kind, int index, int node) {
        Map<String, String> values = new HashMap<>();
        values.put("uid", uid(kind, index));
        values.put("version", Integer.toString(400_000_000 + index));
        values.put("start", BEGINNING.plusSeconds(index * 60L).toString());
        values.put("hostIp", "192.168." + octets(node));
        values.put("node", "cn-hangzhou.192.168." + octets(node));
        return values;
    }

    private static String uid(String kind, int index) {
        return "%08x-90ab-4cde-8f01-%012x".formatted(kind.hashCode(), index);
    }

    private static String suffix(int index) {
        return Integer.toString(36 * 36 * 36 * 36 + index, 36);
    }

    private static String octets(int index) {
        return index / OCTET % OCTET + "." + index % OCTET;
    }

    private static String dotted(int first, long rest) {
        return first + "." + rest / OCTET / OCTET % OCTET + "." + octets((int) (rest % 65_536));
    }

    private static String image(int index) {
        String name = "registry-vpc.cn-hangzhou.aliyuncs.com/shop/service-%05d".formatted(index);
        String digest = "7d1a4b0c9e8f3a2b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f%08x";
        List<String> names = List.of(name + "@sha256:" + digest.formatted(index), name + ":2.4.1");
        return "{\"names\":[\"%s\"],\"sizeBytes\":%d}"
                .formatted(String.join("\",\"", names), 90_000_000 + index);
    }
}
