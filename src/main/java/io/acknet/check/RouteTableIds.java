package io.acknet.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The value of `.Global.routeTableIDs` in ConfigMap `cloud-config`. Nothing else of it leaves this
/// class: it holds access keys.
public sealed interface RouteTableIds {
    String MAP = "cloud-config";
    String KEY = "cloud-config.conf";

    /// The form of an id of a route table.
    Pattern FORM = Pattern.compile("vtb-[a-z0-9]+");

    /// Missing or empty: the CCM looks for the one table of the VPC.
    record Unset() implements RouteTableIds {}

    /// Something else than a text.
    record NotText(String type) implements RouteTableIds {}

    /// The text, taken apart as the CCM does: at commas, without trimming.
    record Listed(String raw) implements RouteTableIds {

        public List<String> parts() {
            return List.of(raw.split(",", -1));
        }

        /// What the CCM will not find, each in quotes.
        List<String> broken() {
            return parts().stream()
                    .filter(part -> !FORM.matcher(part).matches())
                    .map(part -> "\"" + part + "\"")
                    .toList();
        }

        /// Whether blanks are all that is wrong.
        boolean onlyBlanks() {
            return parts().stream().allMatch(part -> FORM.matcher(part.strip()).matches());
        }

        List<String> repeated() {
            List<String> once = new ArrayList<>(parts());
            parts().stream().distinct().forEach(once::remove);
            return once.stream().distinct().toList();
        }
    }

    /// The key is missing, or what it holds is not a JSON object.
    record Unparsable() implements RouteTableIds {}

    static RouteTableIds of(ConfigMap map) {
        Map<String, String> data = map.getData() == null ? Map.of() : map.getData();
        try {
            JsonNode root = StrictJson.MAPPER.readTree(data.getOrDefault(KEY, ""));
            return root != null && root.isObject()
                    ? of(root.path("Global").path("routeTableIDs"))
                    : new Unparsable();
        } catch (JsonProcessingException e) {
            return new Unparsable(); // without the cause: its message may quote a secret
        }
    }

    private static RouteTableIds of(JsonNode value) {
        if (value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.asText().isEmpty())) {
            return new Unset();
        }
        return value.isTextual()
                ? new Listed(value.asText())
                : new NotText(value.getNodeType().toString());
    }
}
