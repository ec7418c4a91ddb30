package io.acknet.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What `eni_conf` of ConfigMap `eni-config` says of the VPC. Nothing else of it leaves this class: it
/// holds access keys.
///
/// @param vswitches ids by zone, for the Pods' addresses
/// @param securityGroups of the Pods' network interfaces
/// @param serviceCidr as written; absent where not set
record EniConf(
        SortedMap<String, List<String>> vswitches,
        List<String> securityGroups,
        Optional<String> serviceCidr) {
    static final String KEY = "eni_conf";

    static EniConf of(ConfigMap map) throws TerwayConf.Unparsable {
        JsonNode root = TerwayConf.parse(map.getData() == null ? Map.of() : map.getData(), KEY);
        SortedMap<String, List<String>> vswitches = new TreeMap<>();
        root.path("vswitches")
                .properties()
                .forEach(zone -> vswitches.put(zone.getKey(), texts(zone.getValue())));
        return new EniConf(
                vswitches,
                Stream.of("security_group", "security_groups")
                        .flatMap(field -> texts(root.path(field)).stream())
                        .distinct()
                        .toList(),
                texts(root.path("service_cidr")).stream().findFirst());
    }

    List<String> lines() {
        return Stream.concat(
                        vswitches.entrySet().stream()
                                .map(zone ->
                                        "vSwitches "
                                                + zone.getKey()
                                                + ": "
                                                + shown(zone.getValue())),
                        Stream.of("security groups: " + shown(securityGroups)))
                .toList();
    }

    /// The vSwitches of a zone, as one line.
    String shownIn(String zone) {
        return shown(vswitches.getOrDefault(zone, List.of()));
    }

    private static String shown(List<String> ids) {
        return ids.isEmpty() ? "(not set)" : String.join(", ", ids);
    }

    /// A text that is not empty, or a list of such.
    private static List<String> texts(JsonNode node) {
        return (node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
