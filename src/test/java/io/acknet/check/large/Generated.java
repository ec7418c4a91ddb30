package io.acknet.check.large;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The objects of a Flannel cluster, each made when it is asked for and the same each time.
///
/// Each node has a Flannel Pod; the other Pods are spread over the Services by turns. One Pod in a
/// hundred asks for a port of its node, one Service in a hundred is headless.
final class Generated {
    private static final int NAMESPACES = 200;
    private static final int OCTET = 256;
    private static final int SHARE = 64;
    private static final int RARE = 100;

    /// As many as a kubelet reports.
    private static final int IMAGES = 50;

    private static final Instant BEGINNING = Instant.parse("2026-09-01T08:00:00Z");

    private final Size size;
    private final String flannelUid;
    private final Template pod = Template.of("pod");
    private final Template node = Template.of("node");
    private final Template service = Template.of("service");
    private final Template slice = Template.of("slice");
    private final Template endpoint = Template.of("endpoint");
    private final Template event = Template.of("event");
    private final String images;

    /// @param flannelUid UID of the DaemonSet that controls the Flannel Pods
    Generated(Size size, String flannelUid) {
        this.size = size;
        this.flannelUid = flannelUid;
        this.images =
                IntStream.range(0, IMAGES)
                        .mapToObj(Generated::image)
                        .collect(Collectors.joining(","));
    }

    int count(String plural) {
        return switch (plural) {
            case "nodes" -> size.nodes();
            case "services", "endpointslices" -> size.services();
            case "pods" -> size.pods();
            case "events" -> size.events();
            default -> throw new IllegalArgumentException(plural);
        };
    }

    void write(String plural, int index, ByteArrayOutputStream out) {
        switch (plural) {
            case "nodes" -> node.write(node(index), out);
            case "services" -> service.write(service(index), out);
            case "endpointslices" -> slice.write(slice(index), out);
            case "pods" -> pod.write(pod(index), out);
            case "events" -> event.write(event(index), out);
            default -> throw new IllegalArgumentException(plural);
        }
    }

    private Map<String, String> node(int index) {
        Map<String, String> values = common("node", index, index);
        values.put("cidr", dotted(10, (long) index * SHARE) + "/26");
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
        return index < size.nodes() ? flannel(index) : app(index);
    }

    private Map<String, String> flannel(int index) {
        Map<String, String> values = common("pod", index, index);
        values.put("namespace", "kube-system");
        values.put("app", "flannel");
        values.put("generate", "kube-flannel-ds-");
        values.put("name", "kube-flannel-ds-" + suffix(index));
        values.put("hash", "5d8f7c9b64");
        values.put("owner", "kube-flannel-ds");
        values.put("ownerUid", flannelUid);
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
