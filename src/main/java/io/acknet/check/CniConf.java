package io.acknet.check;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// Flannel's CNI configuration: the text under `cni-conf.json`, in one of its two shapes. In
/// `{"type":"flannel",…}` the root is the plugin; in `{"plugins":[…]}` the plugins stand in a list.
public sealed interface CniConf {

    /// @param chain whether it has the shape of a list of plugins
    /// @param flannel the plugin of type `flannel`, or a missing node
    record Valid(JsonNode root, boolean chain, JsonNode flannel) implements CniConf {

        public String shape() {
            return chain ? "plugins[] (conflist)" : "single plugin (conf)";
        }

        public JsonNode delegate() {
            return flannel.path("delegate");
        }

        /// Where a field stands, but for one place; such as `hairpinMode` or `plugins[1].hairpinMode`.
        public List<String> placesOf(String field, String except) {
            List<String> places = new ArrayList<>();
            find(root, "", field, places);
            places.remove(except);
            return places;
        }

        /// The path of the plugin's delegate.
        public String delegatePath() {
            return chain ? "plugins[" + indexOfFlannel() + "].delegate" : "delegate";
        }

        /// The same path, for an edit.
        public JsonPointer delegatePointer() {
            return JsonPointer.compile(
                    chain ? "/plugins/" + indexOfFlannel() + "/delegate" : "/delegate");
        }

        private int indexOfFlannel() {
            int index = 0;
            while (!root.path("plugins").path(index).equals(flannel)) {
                index++;
            }
            return index;
        }

        private static void find(JsonNode node, String at, String field, List<String> places) {
            node.properties()
                    .forEach(entry -> {
                        String here = at.isEmpty() ? entry.getKey() : at + "." + entry.getKey();
                        if (entry.getKey().equals(field)) {
                            places.add(here);
                        }
                        find(entry.getValue(), here, field, places);
                    });
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                find(node.get(i), at + "[" + i + "]", field, places);
            }
        }
    }

    /// @param problem what is wrong and where, without a full stop
    record Invalid(Text problem) implements CniConf {}

    static CniConf parse(String text) {
        try {
            JsonNode root = StrictJson.MAPPER.readTree(text);
            if (root == null || !root.isObject()) {
                return new Invalid(new Text("内容不是一个 JSON 对象", "its content is not a JSON object"));
            }
            boolean chain = root.has("plugins");
            return new Valid(root, chain, flannel(root, chain));
        } catch (JsonProcessingException e) {
            return new Invalid(problem(e));
        }
    }

    private static JsonNode flannel(JsonNode root, boolean chain) {
        return (chain
                        ? StreamSupport.stream(root.path("plugins").spliterator(), false)
                        : List.of(root).stream())
                .filter(plugin -> plugin.path("type").asText().equals("flannel"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    static Text problem(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        int line = at == null ? 1 : at.getLineNr();
        int column = at == null ? 1 : at.getColumnNr();
        Text where =
                new Text(
                        "（第 " + line + " 行，第 " + column + " 列）",
                        " (line " + line + ", column " + column + ")");
        return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")
                ? new Text("同一个键出现了两次" + where.zh(), "a key stands there twice" + where.en())
                : new Text("不是合法的 JSON" + where.zh(), "it is not valid JSON" + where.en());
    }

    /// Keys of Flannel's ConfigMap.
    String KEY = "cni-conf.json";

    String NET_KEY = "net-conf.json";

    /// The text of a key, or nothing.
    static String text(Map<String, String> data, String key) {
        return data.getOrDefault(key, "");
    }
}
