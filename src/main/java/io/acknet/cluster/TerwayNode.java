package io.acknet.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is kept of Terway's own record of a node, of kind `nodes.network.alibabacloud.com`.
///
/// @param shortages where the record says that addresses are short, a line for each
public record TerwayNode(String name, List<String> shortages) {

    /// A record is mostly addresses, by network interface. Whatever else its status holds is looked at.
    static final Fields FIELDS =
            Fields.without(
                    "/metadata/managedFields",
                    "/spec",
                    "/status/networkInterfaces/*/ipv4",
                    "/status/networkInterfaces/*/ipv6");

    /// Under `conditions` of a network interface, by name: the vSwitch had no address left when Terway
    /// asked for one (`pkg/controller/multi-ip/node` in Terway's sources).
    private static final String SHORT = "InsufficientIP";

    /// As a condition in the form that Kubernetes uses.
    private static final String ENOUGH = "SufficientIP";

    static TerwayNode of(GenericKubernetesResource object) {
        String name = object.getMetadata().getName();
        List<String> shortages = new ArrayList<>();
        walk(object.getAdditionalProperties().get("status"), name, shortages);
        return new TerwayNode(name, List.copyOf(shortages));
    }

    private static void walk(@Nullable Object at, String path, List<String> shortages) {
        if (at instanceof Map<?, ?> fields) {
            fields.forEach((key, value) -> {
                if (key.equals("conditions")) {
                    conditions(value, path, shortages);
                } else {
                    walk(value, path + "/" + key, shortages);
                }
            });
        }
    }

    private static void conditions(
            @Nullable Object conditions, String path, List<String> shortages) {
        if (conditions instanceof Map<?, ?> byName && byName.get(SHORT) instanceof Map<?, ?> one) {
            shortages.add(line(path, SHORT, one, "observedTime"));
        }
        if (conditions instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> one && isShort(one)) {
                    shortages.add(
                            line(
                                    path,
                                    one.get("type") + "=" + one.get("status"),
                                    one,
                                    "lastTransitionTime"));
                }
            }
        }
    }

    private static boolean isShort(Map<?, ?> condition) {
        Object status = condition.get("status");
        return (ENOUGH.equals(condition.get("type")) && "False".equals(status))
                || (SHORT.equals(condition.get("type")) && "True".equals(status));
    }

    private static String line(String path, String what, Map<?, ?> condition, String time) {
        return "nodes.network.alibabacloud.com/"
                + path
                + " "
                + what
                + " since "
                + condition.get(time)
                + ": "
                + condition.get("message");
    }
}
