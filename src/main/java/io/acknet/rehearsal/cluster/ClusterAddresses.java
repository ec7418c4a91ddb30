package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gives Services their ClusterIPs and node ports.
final class ClusterAddresses {
    private static final String PREFIX = "172.21.";
    private static final int FIRST = 20;
    private static final int LAST = 16 * 256 - 2;

    /// The API server's default `--service-node-port-range`.
    private static final int FIRST_NODE_PORT = 30_000;

    private static final int LAST_NODE_PORT = 32_767;

    private final Store store;

    ClusterAddresses(Store store) {
        this.store = store;
    }

    /// @throws Failure 422 when the address that is asked for is taken
    void allocate(ResourceType type, ObjectNode service) {
        ObjectNode spec = Tree.ensure(service, "spec");
        if (Tree.text(spec, "type").equals("ExternalName")) {
            return;
        }
        String wanted = Tree.text(spec, "clusterIP");
        Set<String> taken = taken();
        if (!wanted.isEmpty() && !wanted.equals("None") && taken.contains(wanted)) {
            throw Failure.invalid(
                    type,
                    Meta.name(service),
                    List.of(
                            Failure.Cause.invalid(
                                    "spec.clusterIPs",
                                    "[\"" + wanted + "\"]",
                                    "failed to allocate IP "
                                            + wanted
                                            + ": provided IP is already allocated")));
        }
        String address = wanted.isEmpty() ? free(taken) : wanted;
        spec.put("clusterIP", address);
        spec.putArray("clusterIPs").add(address);
        nodePorts(spec);
    }

    private void nodePorts(ObjectNode spec) {
        String type = Tree.text(spec, "type");
        if (!type.equals("NodePort") && !type.equals("LoadBalancer")) {
            return;
        }
        Set<Integer> taken = new HashSet<>();
        store.all("services").stream()
                .flatMap(it -> Tree.items(it, "spec", "ports").stream())
                .forEach(port -> taken.add(port.path("nodePort").asInt()));
        for (JsonNode each : Tree.items(spec, "ports")) {
            if (each instanceof ObjectNode port && !port.has("nodePort")) {
                int free = FIRST_NODE_PORT;
                while (!taken.add(free) && free < LAST_NODE_PORT) {
                    free++;
                }
                port.put("nodePort", free);
            }
        }
    }

    private Set<String> taken() {
        Set<String> taken = new HashSet<>();
        store.all("services").forEach(it -> taken.add(Tree.text(it, "spec", "clusterIP")));
        return taken;
    }

    private static String free(Set<String> taken) {
        for (int i = FIRST; i <= LAST; i++) {
            String address = PREFIX + i / 256 + "." + i % 256;
            if (!taken.contains(address)) {
                return address;
            }
        }
        throw Failure.internal("failed to allocate a serviceIP: range is full");
    }
}
