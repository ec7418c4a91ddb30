package io.acknet.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.Map;
import java.util.Optional;

/// The Pods' range as kube-proxy has it. ACK names the ConfigMap `kube-proxy-worker` where masters have
/// one of their own.
final class KubeProxyConf {
    static final String WORKER = "kube-proxy-worker";
    static final String COMMON = "kube-proxy";
    static final String KEY = "config.conf";
    private static final YAMLMapper YAML = new YAMLMapper();

    private KubeProxyConf() {}

    /// @return empty where none is set
    static Optional<String> clusterCidr(ConfigMap map) throws TerwayConf.Unparsable {
        Map<String, String> data = map.getData() == null ? Map.of() : map.getData();
        try {
            JsonNode root = YAML.readTree(data.getOrDefault(KEY, ""));
            if (root == null || !root.isObject()) {
                throw new TerwayConf.Unparsable(KEY);
            }
            return Optional.of(root.path("clusterCIDR").asText()).filter(cidr -> !cidr.isEmpty());
        } catch (JsonProcessingException e) {
            throw new TerwayConf.Unparsable(KEY);
        }
    }
}
