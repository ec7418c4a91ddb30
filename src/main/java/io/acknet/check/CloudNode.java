package io.acknet.check;

import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ECS instance that a node is, by its `providerID` and its labels.
///
/// @param providerId as written; empty until the CCM has set it
/// @param instance such as `i-bp1aaaa`; empty for a node that is not seen to be an ECS instance
record CloudNode(
        String name,
        String providerId,
        Optional<String> instance,
        String region,
        String zone,
        String type) {

    /// `cn-hangzhou.i-bp1aaaa`, in newer versions of the CCM with `alicloud://` before it.
    private static final Pattern ECS =
            Pattern.compile("(?:alicloud://)?([a-z0-9-]+)\\.(i-[a-z0-9]+)");

    private static final String UNKNOWN = "?";

    static CloudNode of(Node node) {
        String providerId =
                node.getSpec() == null || node.getSpec().getProviderID() == null
                        ? ""
                        : node.getSpec().getProviderID();
        Matcher ecs = ECS.matcher(providerId);
        boolean known = ecs.matches();
        Optional<String> region =
                label(
                        node,
                        "topology.kubernetes.io/region",
                        "failure-domain.beta.kubernetes.io/region");
        return new CloudNode(
                node.getMetadata().getName(),
                providerId,
                known ? Optional.of(ecs.group(2)) : Optional.empty(),
                region.orElse(known ? ecs.group(1) : UNKNOWN),
                zone(node),
                label(node, "node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type")
                        .orElse(UNKNOWN));
    }

    static String zone(Node node) {
        return label(node, "topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone")
                .orElse(UNKNOWN);
    }

    static List<CloudNode> of(List<Node> nodes) {
        return nodes.stream()
                .filter(node -> !PluginDetection.isVirtual(node))
                .map(CloudNode::of)
                .toList();
    }

    /// Whether another cloud claims it.
    boolean isElsewhere() {
        return !providerId.isEmpty() && instance.isEmpty();
    }

    String place() {
        return region + " " + zone + " " + type;
    }

    /// The new name of the label wins over the old.
    private static Optional<String> label(Node node, String name, String old) {
        Map<String, String> labels =
                Objects.requireNonNullElse(node.getMetadata().getLabels(), Map.of());
        return Optional.ofNullable(labels.get(name)).or(() -> Optional.ofNullable(labels.get(old)));
    }
}
