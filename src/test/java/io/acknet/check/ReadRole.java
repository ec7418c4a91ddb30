package io.acknet.check;

import io.acknet.cluster.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The read role in `deploy`, out of what checks and fixes declare. Lists are granted for the cluster, for a
/// namespace such as `kube-flannel` need not exist; single ConfigMaps only by name, in a Role.
final class ReadRole {
    private static final String HEAD =
            """
            # What acknet may read, and nothing more: no Secrets, and of ConfigMaps only those named here.
            # Generated from the checks and fixes (ReadRoleTest); apply it with kubectl.
            apiVersion: v1
            kind: Namespace
            metadata:
              name: acknet
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: acknet
              namespace: acknet
            ---
            """;
    private static final String UPSTREAM =
            """
            # Only for clusters with upstream Flannel in the namespace kube-flannel.
            # Generated from the checks and fixes (ReadRoleTest); apply it after read-role.yaml.
            """;

    private ReadRole() {}

    static String standard(List<Permission> permissions) {
        return HEAD
                + clusterRole(permissions)
                + "---\n"
                + binding("ClusterRole", "")
                + "---\n"
                + role("kube-system", permissions)
                + "---\n"
                + binding("Role", "kube-system");
    }

    static String upstream(List<Permission> permissions) {
        return UPSTREAM
                + role("kube-flannel", permissions)
                + "---\n"
                + binding("Role", "kube-flannel");
    }

    private static String clusterRole(List<Permission> permissions) {
        Map<String, Set<String>> byGroup = new TreeMap<>();
        permissions.stream()
                .filter(permission -> permission.verb().equals("list"))
                .forEach(permission ->
                        byGroup.computeIfAbsent(permission.apiGroup(), _ -> new TreeSet<>())
                                .add(permission.resource()));
        return """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: acknet-read
        rules:
          # The UID of kube-system is how acknet tells clusters apart.
          - apiGroups: [""]
            resources: [namespaces]
            resourceNames: [kube-system]
            verbs: [get]
        """
                + byGroup.entrySet().stream()
                        .map(group ->
                                """
                                  - apiGroups: ["%s"]
                                    resources: [%s]
                                    verbs: [list]
                                """
                                        .formatted(
                                                group.getKey(),
                                                String.join(", ", group.getValue())))
                        .collect(Collectors.joining());
    }

    private static String role(String namespace, List<Permission> permissions) {
        String names =
                permissions.stream()
                        .filter(permission -> permission.verb().equals("get"))
                        .filter(permission ->
                                permission.namespace().equals(java.util.Optional.of(namespace)))
                        .flatMap(permission -> permission.name().stream())
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining(", "));
        return """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: acknet-read
          namespace: %s
        rules:%s
        """
                .formatted(namespace, names.isEmpty() ? " []" : rule(names));
    }

    /// Not for no name: a rule without names grants all.
    private static String rule(String names) {
        return String.join(
                "\n  ",
                "",
                "- apiGroups: [\"\"]",
                "  resources: [configmaps]",
                "  resourceNames: [" + names + "]",
                "  verbs: [get]");
    }

    private static String binding(String kind, String namespace) {
        String where = namespace.isEmpty() ? "" : "  namespace: " + namespace + "\n";
        return """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: %sBinding
        metadata:
          name: acknet-read
        %sroleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: %s
          name: acknet-read
        subjects:
          - kind: ServiceAccount
            name: acknet
            namespace: acknet
        """
                .formatted(kind, where, kind);
    }
}
