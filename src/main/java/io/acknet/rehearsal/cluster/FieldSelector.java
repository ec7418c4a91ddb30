package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Field selectors; only the fields that the real server knows for a resource are allowed.
final class FieldSelector {
    private static final Set<String> ALWAYS = Set.of("metadata.name", "metadata.namespace");

    /// From the `AddFieldLabelConversionFunc` calls of Kubernetes' `pkg/apis`.
    private static final Map<String, Set<String>> FIELDS =
            Map.of(
                    "pods",
                    Set.of(
                            "spec.nodeName",
                            "spec.restartPolicy",
                            "spec.schedulerName",
                            "spec.serviceAccountName",
                            "spec.hostNetwork",
                            "status.phase",
                            "status.podIP",
                            "status.nominatedNodeName"),
                    "events",
                    Set.of(
                            "involvedObject.kind",
                            "involvedObject.namespace",
                            "involvedObject.name",
                            "involvedObject.uid",
                            "involvedObject.apiVersion",
                            "involvedObject.resourceVersion",
                            "involvedObject.fieldPath",
                            "reason",
                            "reportingComponent",
                            "source",
                            "type"),
                    "nodes",
                    Set.of("spec.unschedulable"),
                    "namespaces",
                    Set.of("status.phase"),
                    "secrets",
                    Set.of("type"),
                    "services",
                    Set.of("spec.clusterIP", "spec.type"));

    private FieldSelector() {}

    /// @throws Failure 400 for a field that this resource cannot be selected by
    static Predicate<JsonNode> parse(ResourceType type, String selector) {
        Predicate<JsonNode> all = object -> true;
        for (String term : selector.isBlank() ? new String[0] : selector.split(",", -1)) {
            all = all.and(term(type, selector, term.strip()));
        }
        return all;
    }

    private static Predicate<JsonNode> term(ResourceType type, String selector, String term) {
        boolean negated = term.contains("!=");
        String[] sides = term.split(negated ? "!=" : "==?", 2);
        if (sides.length != 2) {
            throw Failure.badRequest(
                    "invalid selector: '" + selector + "'; can't understand '" + term + "'");
        }
        String field = sides[0].strip();
        if (!ALWAYS.contains(field)
                && !FIELDS.getOrDefault(type.storage(), Set.of()).contains(field)) {
            throw unknown(type, selector, field);
        }
        return object -> value(object, field).equals(sides[1].strip()) != negated;
    }

    private static String value(JsonNode object, String field) {
        return switch (field) {
            case "source" -> Tree.text(object, "source", "component");
            case "spec.unschedulable", "spec.hostNetwork" -> flag(object, field);
            default -> Tree.text(object, field.split("\\.", -1));
        };
    }

    private static String flag(JsonNode object, String field) {
        return Boolean.toString(Tree.at(object, field.split("\\.", -1)).asBoolean());
    }

    private static Failure unknown(ResourceType type, String selector, String field) {
        String resource = type.groupVersion() + ", Resource=" + type.plural();
        return Failure.badRequest(
                "Unable to find \""
                        + (type.group().isEmpty() ? "/" + resource : resource)
                        + "\" that match label selector \"\", field selector \""
                        + selector
                        + "\": "
                        + (type.group().isEmpty()
                                ? "field label not supported: "
                                : "\"" + field + "\" is not a known field selector: only")
                        + (type.group().isEmpty()
                                ? field
                                : " \"metadata.name\", \"metadata.namespace\""));
    }
}
