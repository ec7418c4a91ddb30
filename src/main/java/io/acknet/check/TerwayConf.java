package io.acknet.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The three settings of ConfigMap `eni-config` that say how Terway connects Pods. Nothing else of it
/// leaves this class: `eni_conf` holds access keys.
///
/// @param virtualType `veth`, `ipvlan`, `datapathv2`, or as written; absent where not set
/// @param policyProvider such as `ebpf`; absent where not set
/// @param ipamType `crd` for centralised IPAM; absent where not set
public record TerwayConf(
        Optional<String> virtualType, Optional<String> policyProvider, Optional<String> ipamType) {
    public static final String NAME = "eni-config";
    private static final String LIST = "10-terway.conflist";
    private static final String SINGLE = "10-terway.conf";
    private static final String ENI = EniConf.KEY;

    /// The keys whose text is JSON.
    static final List<String> JSON_KEYS = List.of(ENI, SINGLE, LIST);

    /// A key of the ConfigMap that is missing or is no JSON object.
    public static final class Unparsable extends Exception {
        private final String key;

        Unparsable(String key) {
            super(key);
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /// A `10-terway.conflist` wins over `10-terway.conf`, as in Terway's own `common.go`.
    public static TerwayConf of(ConfigMap map) throws Unparsable {
        Map<String, String> data = map.getData() == null ? Map.of() : map.getData();
        List<JsonNode> plugins = plugins(parse(data, data.containsKey(LIST) ? LIST : SINGLE));
        return new TerwayConf(
                first(plugins, "eniip_virtual_type"),
                first(plugins, "network_policy_provider"),
                first(List.of(parse(data, ENI)), "ipam_type"));
    }

    /// The text that Terway uses as its CNI configuration; empty where there is none.
    static String cniText(ConfigMap map) {
        Map<String, String> data = map.getData() == null ? Map.of() : map.getData();
        return data.getOrDefault(data.containsKey(LIST) ? LIST : SINGLE, "");
    }

    public static Finding unparsable(Unparsable fault) {
        return Finding.of(
                        "eni-config-unparsable",
                        Verdict.UNKNOWN,
                        PluginDetection.SYSTEM + "/ConfigMap/" + NAME,
                        new Text(
                                "无法判断 Terway 的数据路径：键 " + fault.key() + " 缺失或不是合法的 JSON 对象。",
                                "Cannot tell Terway's data path: the key "
                                        + fault.key()
                                        + " is missing or not a valid JSON object."))
                .then(CannotTell.mend());
    }

    /// How Pods are connected, in lower case: Terway does not mind the case. Empty where it is not set.
    String dataPath() {
        return virtualType.orElse("").toLowerCase(Locale.ROOT);
    }

    List<String> lines() {
        return List.of(
                "eniip_virtual_type: " + shown(virtualType),
                "network_policy_provider: " + shown(policyProvider),
                "ipam_type: " + shown(ipamType));
    }

    private static String shown(Optional<String> value) {
        return value.map(text -> "\"" + text + "\"").orElse("(not set)");
    }

    private static List<JsonNode> plugins(JsonNode root) {
        List<JsonNode> places = new ArrayList<>();
        places.add(root);
        StreamSupport.stream(root.path("plugins").spliterator(), false)
                .filter(plugin -> plugin.path("type").asText().equals("terway"))
                .forEach(places::addFirst);
        return places;
    }

    private static Optional<String> first(List<JsonNode> places, String field) {
        return places.stream()
                .map(place -> place.path(field))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .findFirst();
    }

    /// A key's text as a JSON object.
    static JsonNode parse(Map<String, String> data, String key) throws Unparsable {
        try {
            JsonNode root = StrictJson.MAPPER.readTree(data.getOrDefault(key, ""));
            if (root == null || !root.isObject()) {
                throw new Unparsable(key);
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new Unparsable(key); // without the cause: its message may quote a secret
        }
    }
}
