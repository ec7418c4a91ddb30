package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes stored objects out of a scenario's manifests: instants, uids, what the server adds.
final class Loading {
    private static final Pattern AGO = Pattern.compile("@-(\\d+)([smhd])");

    /// How old what is in a scenario is, where it does not say.
    static final Duration AGE = Duration.ofDays(90);

    private final String scenario;
    private final Instant now;

    Loading(String scenario, Instant now) {
        this.scenario = scenario;
        this.now = now;
    }

    ObjectNode prepare(ObjectNode manifest) {
        ObjectNode object = dated(manifest);
        ObjectNode metadata = Meta.of(object);
        if (!metadata.has("uid")) {
            metadata.put("uid", uid(object));
        }
        if (!metadata.has("creationTimestamp")) {
            metadata.put("creationTimestamp", Meta.time(now.minus(AGE)));
        }
        return object;
    }

    /// A scenario's first objects have the same uid at every start: `kube-system` tells clusters apart,
    /// and a rehearsal that is begun again is the same cluster.
    private String uid(ObjectNode object) {
        String what = scenario + "/" + Tree.text(object, "kind") + "/" + Store.keyOf(object);
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// A copy in which the ages are instants.
    ObjectNode dated(ObjectNode manifest) {
        return (ObjectNode) datedIn(manifest.deepCopy());
    }

    private JsonNode datedIn(JsonNode node) {
        switch (node) {
            case ObjectNode object ->
                    object.properties().stream()
                            .toList()
                            .forEach(
                                    field -> object.set(field.getKey(), datedIn(field.getValue())));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, datedIn(array.get(i)));
                }
            }
            case TextNode text -> {
                Matcher ago = AGO.matcher(text.textValue());
                return ago.matches() ? TextNode.valueOf(Meta.time(now.minus(span(ago)))) : text;
            }
            default -> {}
        }
        return node;
    }

    private static Duration span(Matcher ago) {
        Map<String, Duration> units =
                Map.of(
                        "s", Duration.ofSeconds(1),
                        "m", Duration.ofMinutes(1),
                        "h", Duration.ofHours(1),
                        "d", Duration.ofDays(1));
        return units.getOrDefault(ago.group(2), Duration.ZERO)
                .multipliedBy(Long.parseLong(ago.group(1)));
    }
}
