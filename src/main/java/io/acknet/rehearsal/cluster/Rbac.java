package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who may do what, by the Roles, ClusterRoles and bindings in the store.
final class Rbac {
    private static final String GROUP = ".rbac.authorization.k8s.io";

    private final Store store;

    Rbac(Store store) {
        this.store = store;
    }

    /// A binding that holds for a user, and the rules that it gives.
    record Grant(String binding, String role, List<JsonNode> rules) {}

    /// Why it is allowed; empty when it is not.
    Optional<String> allows(User user, Attempt attempt) {
        if (user.isMaster()) {
            return Optional.of("");
        }
        return grants(user, attempt.namespace())
                .filter(grant -> grant.rules().stream().anyMatch(rule -> covers(rule, attempt)))
                .findFirst()
                .map(grant -> "RBAC: allowed by " + grant.binding() + " of " + grant.role());
    }

    boolean allowsPath(User user, String verb, String path) {
        return user.isMaster()
                || grants(user, "")
                        .flatMap(grant -> grant.rules().stream())
                        .anyMatch(rule ->
                                has(rule, "verbs", verb)
                                        && Tree.texts(rule, "nonResourceURLs").stream()
                                                .anyMatch(url -> matches(url, path)));
    }

    /// The bindings of a user that count in a namespace; those of the cluster alone when it is empty.
    Stream<Grant> grants(User user, String namespace) {
        Stream<Grant> cluster =
                store.all("clusterrolebindings" + GROUP).stream()
                        .filter(binding -> names(binding, user))
                        .map(binding -> grant(binding, ""));
        Stream<Grant> local =
                namespace.isEmpty()
                        ? Stream.empty()
                        : store.all("rolebindings" + GROUP, namespace).stream()
                                .filter(binding -> names(binding, user))
                                .map(binding -> grant(binding, namespace));
        return Stream.concat(cluster, local);
    }

    private Grant grant(JsonNode binding, String namespace) {
        String kind = Tree.text(binding, "roleRef", "kind");
        String role = Tree.text(binding, "roleRef", "name");
        Optional<? extends JsonNode> found =
                kind.equals("ClusterRole")
                        ? store.get("clusterroles" + GROUP, "", role)
                        : store.get("roles" + GROUP, namespace, role);
        String at = namespace.isEmpty() ? "" : "/" + namespace;
        String kindOfBinding = namespace.isEmpty() ? "ClusterRoleBinding" : "RoleBinding";
        return new Grant(
                kindOfBinding + " \"" + Meta.name(binding) + at + "\"",
                kind + " \"" + role + "\"",
                found.map(it -> Tree.items(it, "rules")).orElse(List.of()));
    }

    private static boolean names(JsonNode binding, User user) {
        return Tree.items(binding, "subjects").stream().anyMatch(it -> isSubject(it, user));
    }

    private static boolean isSubject(JsonNode subject, User user) {
        String name = Tree.text(subject, "name");
        return switch (Tree.text(subject, "kind")) {
            case "User" -> name.equals(user.name());
            case "Group" -> user.groups().contains(name);
            case "ServiceAccount" ->
                    ("system:serviceaccount:" + Tree.text(subject, "namespace") + ":" + name)
                            .equals(user.name());
            default -> false;
        };
    }

    private static boolean covers(JsonNode rule, Attempt attempt) {
        List<String> names = Tree.texts(rule, "resourceNames");
        return has(rule, "verbs", attempt.verb())
                && has(rule, "apiGroups", attempt.group())
                && coversResource(rule, attempt.resource())
                && (names.isEmpty() || names.contains(attempt.name()));
    }

    private static boolean coversResource(JsonNode rule, String resource) {
        int slash = resource.indexOf('/');
        String anyWithSub = slash < 0 ? resource : "*" + resource.substring(slash);
        return has(rule, "resources", resource) || has(rule, "resources", anyWithSub);
    }

    private static boolean has(JsonNode rule, String list, String wanted) {
        List<String> values = Tree.texts(rule, list);
        return values.contains("*") || values.contains(wanted);
    }

    private static boolean matches(String pattern, String path) {
        return pattern.endsWith("*")
                ? path.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(path);
    }
}
