package io.acknet.check;

import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What ConfigMap `eni-config` says about NetworkPolicy. The key stands beside `eni_conf`; inside it,
/// or under another name, Terway ignores it without a word.
///
/// @param raw the value as written; absent where there is no such key
/// @param misplaced where else the key stands; names only, for `eni_conf` holds access keys
/// @param changedAt when the setting was last changed; empty where the API server does not tell
public record PolicySwitch(
        Optional<String> raw, List<String> misplaced, Optional<Instant> changedAt) {
    public static final String KEY = "disable_network_policy";
    static final String MAP = PluginDetection.SYSTEM + "/ConfigMap/" + TerwayConf.NAME;

    /// The values that leave policies on, by Terway's `cmd/terway-cli/common.go`. Any other turns them
    /// off, `False` and `no` too.
    private static final Set<String> ON = Set.of("", "false", "0");

    public static PolicySwitch of(ConfigMap map) {
        Map<String, String> data = map.getData() == null ? Map.of() : map.getData();
        Optional<String> raw = Optional.ofNullable(data.get(KEY));
        Optional<FieldOwners.Owner> owner =
                raw.isPresent()
                        ? FieldOwners.last(map.getMetadata(), "f:data", "f:" + KEY)
                        : FieldOwners.last(map.getMetadata(), "f:data");
        return new PolicySwitch(raw, misplaced(data), owner.map(FieldOwners.Owner::at));
    }

    /// Whether policies are enforced.
    public boolean on() {
        return ON.contains(raw.orElse(""));
    }

    String line() {
        return KEY + ": " + raw.map(value -> "\"" + value + "\"").orElse("(not set)");
    }

    /// The finding about a key in a place where nobody reads it.
    Optional<Finding> stray() {
        if (misplaced.isEmpty()) {
            return Optional.empty();
        }
        String places = String.join(", ", misplaced);
        Text summary =
                on()
                        ? new Text(
                                KEY + " 写在了 " + places + "，Terway 不读这个位置，也不报错：NetworkPolicy 仍然开启。",
                                KEY
                                        + " was written to "
                                        + places
                                        + ", where Terway ignores it without an error:"
                                        + " NetworkPolicy is still on.")
                        : new Text(
                                places + " 里多余的 " + KEY + " 不起作用，可以删掉；data 下的那个才生效。",
                                "The extra "
                                        + KEY
                                        + " in "
                                        + places
                                        + " has no effect and can be removed; the one under data"
                                        + " counts.");
        Finding finding =
                Finding.of(
                                "policy-key-misplaced",
                                on() ? Verdict.PROBLEM : Verdict.OK,
                                MAP,
                                summary)
                        .with(List.of(line(), "found in: " + places));
        return Optional.of(on() ? finding.then(move()) : finding);
    }

    private static Text move() {
        return new Text(
                "把它从那里删掉。要关闭 NetworkPolicy，应写在 data 下，与 eni_conf 同级，值是字符串 \"true\"。",
                "Remove it there. To turn NetworkPolicy off it belongs under data, beside eni_conf,"
                        + " with the string \"true\".");
    }

    private static List<String> misplaced(Map<String, String> data) {
        List<String> places = new ArrayList<>();
        data.keySet().stream()
                .filter(key -> !key.equals(KEY) && letters(key).equals(letters(KEY)))
                .sorted()
                .forEach(places::add);
        TerwayConf.JSON_KEYS.stream()
                .filter(key -> holdsKey(data.getOrDefault(key, "")))
                .forEach(places::add);
        return places;
    }

    private static boolean holdsKey(String text) {
        return switch (CniConf.parse(text)) {
            case CniConf.Valid valid -> !valid.placesOf(KEY, "").isEmpty();
            case CniConf.Invalid _ -> text.contains("\"" + KEY + "\"");
        };
    }

    private static String letters(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
