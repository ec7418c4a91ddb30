package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;

/// Addresses for Pods: of the node's own range, or, where it has none, of the VPC.
final class PodAddresses {

    /// Where Terway's Pods live in the rehearsal's VPC.
    private static final String POD_VSWITCH = "192.168.32.0/19";

    private final Cluster cluster;

    PodAddresses(Cluster cluster) {
        this.cluster = cluster;
    }

    String free(ObjectNode node) {
        String range = Tree.text(node, "spec", "podCIDR");
        String within = range.isEmpty() ? POD_VSWITCH : range;
        Set<String> taken =
                cluster.all("pods").stream()
                        .map(it -> Tree.text(it, "status", "podIP"))
                        .collect(Collectors.toSet());
        long base = parse(within.substring(0, within.indexOf('/')));
        // the first address is the bridge's
        long address = base + 2;
        while (taken.contains(text(address))) {
            address++;
        }
        return text(address);
    }

    static String ofNode(JsonNode node) {
        return Tree.items(node, "status", "addresses").stream()
                .filter(it -> Tree.text(it, "type").equals("InternalIP"))
                .map(it -> Tree.text(it, "address"))
                .findFirst()
                .orElse("");
    }

    private static long parse(String address) {
        long value = 0;
        for (String part : address.split("\\.", -1)) {
            value = value * 256 + Integer.parseInt(part);
        }
        return value;
    }

    private static String text(long address) {
        return (address >> 24 & 255)
                + "."
                + (address >> 16 & 255)
                + "."
                + (address >> 8 & 255)
                + "."
                + (address & 255);
    }
}
