package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What the API server refuses with 422, as far as acknet can run into it.
final class Validation {
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern DATA_KEY = Pattern.compile("[-._a-zA-Z0-9]+");

    /// `core.MaxSecretSize`, which counts for ConfigMaps, too.
    private static final int MAX_CONFIG_MAP = 1024 * 1024;

    /// RBAC's names may hold what a path segment may.
    private static final Set<String> FREE_NAMES =
            Set.of("Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding");

    /// The parts of a Pod's spec that may be altered.
    private static final Set<String> POD_MUTABLE =
            Set.of(
                    "activeDeadlineSeconds",
                    "tolerations",
                    "terminationGracePeriodSeconds",
                    "nodeName");

    private final List<Failure.Cause> causes = new ArrayList<>();
    private final ResourceType type;
    private final ObjectNode object;

    private Validation(ResourceType type, ObjectNode object) {
        this.type = type;
        this.object = object;
    }

    static void onCreate(ResourceType type, ObjectNode object) {
        Validation validation = new Validation(type, object);
        validation.name();
        validation.always();
        validation.end();
    }

    static void onUpdate(ResourceType type, ObjectNode before, ObjectNode after) {
        Validation validation = new Validation(type, after);
        validation.always();
        validation.unaltered(before);
        validation.end();
    }

    private void end() {
        if (!causes.isEmpty()) {
            throw Failure.invalid(type, Meta.name(object), causes);
        }
    }

    private void name() {
        String name = Meta.name(object);
        if (name.isEmpty()) {
            required("metadata.name", "name or generateName is required");
        } else if (!FREE_NAMES.contains(type.kind()) && !SUBDOMAIN.matcher(name).matches()) {
            invalid(
                    "metadata.name",
                    quoted(name),
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
                            + " characters, '-' or '.', and must start and end with an alphanumeric"
                            + " character (e.g. 'example.com', regex used for validation is"
                            + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
        }
    }

    private void always() {
        switch (type.kind()) {
            case "ConfigMap" -> configMap();
            case "Pod" -> containers("spec");
            case "Deployment", "DaemonSet", "StatefulSet", "ReplicaSet" -> workload();
            case "Service" -> service();
            default -> {}
        }
    }

    private void configMap() {
        int size = 0;
        for (var entry : object.path("data").properties()) {
            size += entry.getKey().length() + entry.getValue().asText().length();
            if (!DATA_KEY.matcher(entry.getKey()).matches()) {
                invalid(
                        "data[" + entry.getKey() + "]",
                        quoted(entry.getKey()),
                        "a valid config key must consist of alphanumeric characters, '-', '_' or"
                                + " '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used"
                                + " for validation is '[-._a-zA-Z0-9]+')");
            }
        }
        if (size > MAX_CONFIG_MAP) {
            causes.add(
                    new Failure.Cause(
                            "FieldValueTooLong",
                            "Too long: may not be more than " + MAX_CONFIG_MAP + " bytes",
                            "[]"));
        }
    }

    private void workload() {
        if (object.path("spec").path("selector").isMissingNode()) {
            required("spec.selector", "");
        } else if (!LabelSelector.of(object.path("spec").path("selector"))
                .test(Meta.labels(Tree.at(object, "spec", "template")))) {
            invalid(
                    "spec.template.metadata.labels",
                    String.valueOf(Tree.at(object, "spec", "template", "metadata", "labels")),
                    "`selector` does not match template `labels`");
        }
        containers("spec.template.spec");
    }

    private void containers(String path) {
        List<JsonNode> containers = Tree.items(at(path), "containers");
        if (containers.isEmpty()) {
            required(path + ".containers", "");
        }
        for (int i = 0; i < containers.size(); i++) {
            String at = path + ".containers[" + i + "]";
            if (Tree.text(containers.get(i), "name").isEmpty()) {
                required(at + ".name", "");
            }
            if (Tree.text(containers.get(i), "image").isEmpty() && type.kind().equals("Pod")) {
                required(at + ".image", "");
            }
        }
    }

    private void service() {
        boolean headless = Tree.text(object, "spec", "clusterIP").equals("None");
        boolean external = Tree.text(object, "spec", "type").equals("ExternalName");
        if (Tree.items(object, "spec", "ports").isEmpty() && !headless && !external) {
            required("spec.ports", "");
        }
    }

    private void unaltered(ObjectNode before) {
        if (before.path("immutable").asBoolean()) {
            immutableConfig(before);
        }
        switch (type.kind()) {
            case "Pod" -> pod(before);
            case "Deployment", "DaemonSet", "StatefulSet" ->
                    same(before, "spec.selector", "field is immutable");
            case "RoleBinding", "ClusterRoleBinding" ->
                    same(before, "roleRef", "cannot change roleRef");
            case "Service" -> {
                if (!Tree.text(before, "spec", "clusterIP").isEmpty()) {
                    same(before, "spec.clusterIP", "field is immutable");
                }
            }
            default -> {}
        }
    }

    private void immutableConfig(ObjectNode before) {
        if (!object.path("immutable").asBoolean()) {
            forbidden("immutable", "field is immutable when `immutable` is set");
        }
        for (String field : List.of("data", "binaryData")) {
            if (!before.path(field).equals(object.path(field))) {
                forbidden(field, "field is immutable when `immutable` is set");
            }
        }
    }

    private void pod(ObjectNode before) {
        if (!frozen(before).equals(frozen(object))) {
            forbidden(
                    "spec",
                    "pod updates may not change fields other than `spec.containers[*].image`,"
                            + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
                            + "`spec.tolerations` (only additions to existing tolerations),"
                            + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it"
                            + " was previously negative)");
        }
    }

    private static ObjectNode frozen(ObjectNode pod) {
        ObjectNode spec = pod.path("spec") instanceof ObjectNode it ? it.deepCopy() : Tree.object();
        spec.remove(POD_MUTABLE);
        for (String containers : List.of("containers", "initContainers")) {
            for (JsonNode container : Tree.items(spec, containers)) {
                if (container instanceof ObjectNode it) {
                    it.remove("image");
                }
            }
        }
        return spec;
    }

    private void same(ObjectNode before, String path, String why) {
        JsonNode now = at(path);
        if (!Tree.at(before, path.split("\\.", -1)).equals(now)) {
            invalid(path, now.isMissingNode() ? "null" : now.toString(), why);
        }
    }

    private JsonNode at(String path) {
        return Tree.at(object, path.split("\\.", -1));
    }

    private void required(String field, String why) {
        causes.add(Failure.Cause.required(field, why));
    }

    private void invalid(String field, String value, String why) {
        causes.add(Failure.Cause.invalid(field, value, why));
    }

    private void forbidden(String field, String why) {
        causes.add(Failure.Cause.forbidden(field, why));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
