package io.acknet.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What many objects of one run say alike is kept once: namespaces, names of nodes, labels. Safe for
/// several threads.
public final class Shared {
    private final Map<Object, Object> kept = new ConcurrentHashMap<>();

    /// @param value immutable, and likely to come again
    @SuppressWarnings("unchecked") // what equals a string is a string, and so for all that is kept
    <T> T one(T value) {
        Object there = kept.putIfAbsent(value, value);
        return there == null ? value : (T) there;
    }

    /// @return without those that have no value
    @SuppressWarnings("unchecked") // what equals a map of labels is one
    Map<String, String> labels(Map<String, String> labels) {
        Object there = kept.get(labels);
        return there == null ? one(copy(labels)) : (Map<String, String>) there;
    }

    private Map<String, String> copy(Map<String, String> labels) {
        Map<String, String> copy = new HashMap<>();
        labels.forEach((name, value) -> {
            if (value != null) {
                copy.put(one(name), one(value));
            }
        });
        return Map.copyOf(copy);
    }

    Node node(Node node) {
        meta(node.getMetadata());
        if (node.getStatus() != null) {
            node.getStatus().getConditions().forEach(this::condition);
            if (node.getStatus().getNodeInfo() != null) {
                info(node.getStatus().getNodeInfo());
            }
        }
        return node;
    }

    Service service(Service service) {
        meta(service.getMetadata());
        if (service.getSpec() != null) {
            service.getSpec()
                    .getPorts()
                    .forEach(port -> {
                        port.setName(text(port.getName()));
                        port.setProtocol(text(port.getProtocol()));
                    });
            service.getSpec().setType(text(service.getSpec().getType()));
            service.getSpec().setIpFamilyPolicy(text(service.getSpec().getIpFamilyPolicy()));
        }
        return service;
    }

    private void meta(ObjectMeta meta) {
        meta.setNamespace(text(meta.getNamespace()));
        if (meta.getLabels() != null) {
            meta.setLabels(labels(meta.getLabels()));
        }
    }

    private void condition(NodeCondition condition) {
        condition.setType(text(condition.getType()));
        condition.setStatus(text(condition.getStatus()));
        condition.setReason(text(condition.getReason()));
        condition.setMessage(text(condition.getMessage()));
        condition.setLastTransitionTime(text(condition.getLastTransitionTime()));
    }

    private void info(NodeSystemInfo info) {
        info.setKernelVersion(text(info.getKernelVersion()));
        info.setOsImage(text(info.getOsImage()));
        info.setContainerRuntimeVersion(text(info.getContainerRuntimeVersion()));
        info.setKubeletVersion(text(info.getKubeletVersion()));
        info.setKubeProxyVersion(text(info.getKubeProxyVersion()));
        info.setOperatingSystem(text(info.getOperatingSystem()));
        info.setArchitecture(text(info.getArchitecture()));
    }

    private @Nullable String text(@Nullable String text) {
        return text == null ? null : one(text);
    }
}
