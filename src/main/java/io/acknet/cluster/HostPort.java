package io.acknet.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A port of its node that a container asks for.
///
/// @param protocol such as `TCP`
/// @param ip the address of the node, empty for all of them
public record HostPort(int port, int containerPort, String protocol, String ip) {

    static List<HostPort> of(PodSpec spec) {
        return Stream.concat(
                        spec.getContainers().stream(),
                        spec.getInitContainers().stream().filter(HostPort::keepsRunning))
                .flatMap(container -> container.getPorts().stream())
                .filter(port -> port.getHostPort() != null && port.getHostPort() != 0)
                .map(HostPort::of)
                .toList();
    }

    /// Whether two Pods on one node cannot both have it.
    public boolean clashesWith(HostPort other) {
        return port == other.port
                && protocol.equals(other.protocol)
                && (ip.equals(other.ip) || ip.isEmpty() || other.ip.isEmpty());
    }

    /// `8080 → 80/TCP`
    @Override
    public String toString() {
        String address = ip.isEmpty() ? "" : ip + ":";
        return address + port + " → " + containerPort + "/" + protocol;
    }

    private static HostPort of(ContainerPort port) {
        String ip = orElse(port.getHostIP(), "");
        return new HostPort(
                port.getHostPort(),
                port.getContainerPort() == null ? 0 : port.getContainerPort(),
                orElse(port.getProtocol(), "TCP"),
                ip.equals("0.0.0.0") || ip.equals("::") ? "" : ip);
    }

    /// A sidecar: an init container that is not waited for.
    private static boolean keepsRunning(Container container) {
        return "Always".equals(container.getRestartPolicy());
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
