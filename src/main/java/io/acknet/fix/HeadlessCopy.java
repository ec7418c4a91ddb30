package io.acknet.fix;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.cluster.PodSeen;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The headless copy of a Service.
///
/// - Its ports are those on which Pods listen, for a headless Service translates none: a name such as
///   `http` is looked up in the Pods.
/// - Labels and annotations are not copied: GitOps would take the copy for its own, and prune it.
///
/// @param pods those that the Service selects
record HeadlessCopy(Service service, List<PodSeen> pods) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param target where Pods listen; empty where that cannot be told
    private record Port(ServicePort given, Optional<Integer> target) {
        int number() {
            return target.orElse(given.getPort());
        }

        String protocol() {
            return Objects.requireNonNullElse(given.getProtocol(), "TCP");
        }

        /// `80 → 8080/TCP`
        String shown() {
            return given.getPort() + " → " + number() + "/" + protocol();
        }
    }

    String name() {
        return service.getMetadata().getName() + HeadlessServiceFix.SUFFIX;
    }

    String json() {
        ObjectNode object = JSON.createObjectNode();
        object.put("apiVersion", "v1").put("kind", "Service");
        ObjectNode metadata = object.putObject("metadata");
        metadata.put("name", name()).put("namespace", service.getMetadata().getNamespace());
        metadata.putObject("labels").put("app.kubernetes.io/managed-by", "acknet");
        ObjectNode spec = object.putObject("spec");
        spec.put("type", "ClusterIP").put("clusterIP", "None");
        ObjectNode selector = spec.putObject("selector");
        new java.util.TreeMap<>(service.getSpec().getSelector()).forEach(selector::put);
        put(spec.putArray("ports"));
        if (Boolean.TRUE.equals(service.getSpec().getPublishNotReadyAddresses())) {
            spec.put("publishNotReadyAddresses", true);
        }
        if (service.getSpec().getIpFamilyPolicy() != null) {
            spec.put("ipFamilyPolicy", service.getSpec().getIpFamilyPolicy());
        }
        return object.toString();
    }

    List<Text> warnings() {
        List<Text> warnings = new ArrayList<>();
        List<String> moved =
                ports().stream()
                        .filter(port -> port.target().isPresent())
                        .filter(port -> port.number() != port.given().getPort())
                        .map(Port::shown)
                        .toList();
        if (!moved.isEmpty()) {
            String shown = String.join(", ", moved);
            warnings.add(
                    new Text(
                            "Headless Service 不做端口映射，调用方要改用 Pod 的端口：" + shown + "。",
                            "A headless Service maps no ports; callers have to use the Pods' own: "
                                    + shown
                                    + "."));
        }
        List<String> untold =
                ports().stream()
                        .filter(port -> port.target().isEmpty())
                        .map(port -> String.valueOf(port.given().getTargetPort().getValue()))
                        .toList();
        if (!untold.isEmpty()) {
            String shown = String.join(", ", untold);
            warnings.add(
                    new Text(
                            "这些端口名在 Pod 里找不到，或各 Pod 不一致，新 Service 里保留原端口号：" + shown + "。",
                            "These names of ports are not found in the Pods, or differ between them; the"
                                    + " new Service keeps the old numbers: "
                                    + shown
                                    + "."));
        }
        if (pods.stream().noneMatch(PodSeen::ready)) {
            warnings.add(
                    new Text(
                            "现在没有就绪的 Pod，新 Service 暂时解析不到地址。",
                            "No Pod is ready now; the new Service leads nowhere for the moment."));
        }
        return warnings;
    }

    /// Two ports of the Service may lead to one of the Pods; then the first stands for both.
    private void put(ArrayNode into) {
        Set<String> taken = new LinkedHashSet<>();
        for (Port port : ports()) {
            if (taken.add(port.number() + "/" + port.protocol())) {
                ObjectNode node = into.addObject();
                if (port.given().getName() != null) {
                    node.put("name", port.given().getName());
                }
                node.put("port", port.number()).put("protocol", port.protocol());
                target(node, port);
            }
        }
    }

    private static void target(ObjectNode node, Port port) {
        IntOrString given = port.given().getTargetPort();
        if (port.target().isPresent()) {
            node.put("targetPort", port.number());
        } else {
            node.put("targetPort", String.valueOf(given.getValue()));
        }
    }

    private List<Port> ports() {
        return service.getSpec().getPorts().stream()
                .map(port -> new Port(port, resolved(port)))
                .toList();
    }

    private Optional<Integer> resolved(ServicePort port) {
        IntOrString target = port.getTargetPort();
        if (target == null) {
            return Optional.of(port.getPort());
        }
        if (target.getValue() instanceof Integer number) {
            return Optional.of(number == 0 ? port.getPort() : number);
        }
        List<Integer> numbers =
                pods.stream()
                        .map(pod -> pod.namedPorts().get(String.valueOf(target.getValue())))
                        .distinct()
                        .toList();
        return numbers.size() == 1 ? Optional.ofNullable(numbers.getFirst()) : Optional.empty();
    }
}
