package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `/version`, `/api`, `/apis` and below: what is served.
final class Discovery {
    private final ResourceTypes types;
    private final String version;

    /// @param version `v1.30.1-aliyun.1`
    Discovery(ResourceTypes types, String version) {
        this.types = types;
        this.version = version;
    }

    Optional<Answer> answer(String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return switch (bare) {
            case "/version" -> Optional.of(Answer.ok(version()));
            case "/api" -> Optional.of(Answer.ok(coreVersions()));
            case "/apis" -> Optional.of(Answer.ok(groups()));
            case "/healthz", "/livez", "/readyz" -> Optional.of(new Answer.Text(200, "ok"));
            default -> below(bare);
        };
    }

    private Optional<Answer> below(String path) {
        if (path.equals("/api/v1")) {
            return Optional.of(Answer.ok(resources("v1")));
        }
        String[] parts = path.split("/", -1);
        if (parts.length < 3 || parts.length > 4 || !parts[1].equals("apis")) {
            return Optional.empty();
        }
        boolean served = all().stream().anyMatch(type -> type.group().equals(parts[2]));
        if (served && parts.length == 3) {
            return Optional.of(Answer.ok(group(parts[2])));
        }
        String groupVersion = parts.length == 4 ? parts[2] + "/" + parts[3] : "";
        return all().stream().anyMatch(type -> type.groupVersion().equals(groupVersion))
                ? Optional.of(Answer.ok(resources(groupVersion)))
                : Optional.empty();
    }

    private List<ResourceType> all() {
        return types.all();
    }

    private ObjectNode version() {
        String[] numbers = version.substring(1).split("\\.", -1);
        return Tree.object()
                .put("major", numbers[0])
                .put("minor", numbers[1])
                .put("gitVersion", version)
                .put("gitCommit", "0000000000000000000000000000000000000000")
                .put("gitTreeState", "clean")
                .put("buildDate", "2024-01-01T00:00:00Z")
                .put("goVersion", "go1.22.2")
                .put("compiler", "gc")
                .put("platform", "linux/amd64");
    }

    private static ObjectNode coreVersions() {
        ObjectNode versions = Tree.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    private ObjectNode groups() {
        ObjectNode list = Tree.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        Set<String> names = new LinkedHashSet<>();
        all().forEach(type -> names.add(type.group()));
        names.remove("");
        names.forEach(name -> groups.add(group(name)));
        return list;
    }

    private ObjectNode group(String name) {
        ObjectNode group =
                Tree.object().put("kind", "APIGroup").put("apiVersion", "v1").put("name", name);
        Map<String, ObjectNode> versions = new LinkedHashMap<>();
        all().stream()
                .filter(type -> type.group().equals(name))
                .forEach(type -> versions.computeIfAbsent(type.version(), v -> version(type)));
        group.putArray("versions").addAll(versions.values());
        group.set("preferredVersion", versions.values().iterator().next());
        return group;
    }

    private static ObjectNode version(ResourceType type) {
        return Tree.object()
                .put("groupVersion", type.groupVersion())
                .put("version", type.version());
    }

    private ObjectNode resources(String groupVersion) {
        ObjectNode list =
                Tree.object()
                        .put("kind", "APIResourceList")
                        .put("apiVersion", "v1")
                        .put("groupVersion", groupVersion);
        ArrayNode resources = list.putArray("resources");
        all().stream()
                .filter(type -> type.groupVersion().equals(groupVersion))
                .forEach(type -> describe(type, resources));
        return list;
    }

    private static void describe(ResourceType type, ArrayNode resources) {
        ObjectNode resource = resources.addObject();
        resource.put("name", type.plural());
        resource.put("singularName", type.kind().toLowerCase(java.util.Locale.ROOT));
        resource.put("namespaced", type.namespaced()).put("kind", type.kind());
        type.verbs().forEach(resource.putArray("verbs")::add);
        if (!type.shortNames().isEmpty()) {
            type.shortNames().forEach(resource.putArray("shortNames")::add);
        }
        type.subresources().forEach(name -> describe(type, name, resources.addObject()));
    }

    private static void describe(ResourceType type, String subresource, ObjectNode resource) {
        resource.put("name", type.plural() + "/" + subresource).put("singularName", "");
        resource.put("namespaced", type.namespaced());
        ArrayNode verbs = Tree.array();
        switch (subresource) {
            case "eviction" -> {
                resource.put("group", "policy").put("version", "v1").put("kind", "Eviction");
                verbs.add("create");
            }
            case "token" -> {
                resource.put("group", "authentication.k8s.io").put("version", "v1");
                resource.put("kind", "TokenRequest");
                verbs.add("create");
            }
            case "log" -> {
                resource.put("kind", type.kind());
                verbs.add("get");
            }
            default -> {
                resource.put("kind", type.kind());
                verbs.add("get").add("patch").add("update");
            }
        }
        resource.set("verbs", verbs);
    }
}
