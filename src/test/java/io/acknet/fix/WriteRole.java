package io.acknet.fix;

import io.acknet.cluster.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The write roles in `deploy`, out of what the fixes declare. What is named is granted by name; what
/// a plan names later is granted in the namespaces that somebody chooses.
final class WriteRole {
    private static final String HEAD =
            """
            # What acknet may change in kube-system, and nothing more. Without it acknet plans fixes and
            # cannot run them. It is another account than the one that reads: give acknet its kubeconfig
            # as the write credential of the cluster.
            # Generated from the fixes (WriteRoleTest); apply it after read-role.yaml.
            apiVersion: v1
            kind: ServiceAccount
            metadata:
              name: acknet-write
              namespace: acknet
            ---
            """;
    private static final String UPSTREAM =
            """
            # Only for clusters with upstream Flannel in the namespace kube-flannel.
            # Generated from the fixes (WriteRoleTest); apply it after write-role.yaml.
            """;
    private static final String WORKLOADS =
            """
            # For each namespace in which acknet may restart workloads that people name (enable-hairpin)
            # or add headless Services (headless-service). Nothing here is granted until you choose:
            # put the namespace in place of NAMESPACE, once per namespace, and leave out the rule that you
            # do not want.
            # Generated from the fixes (WriteRoleTest); apply it after write-role.yaml.
            """;

    private WriteRole() {}

    static String standard(List<Permission> permissions) {
        return HEAD + role("acknet-write", "kube-system", in("kube-system", permissions));
    }

    static String upstream(List<Permission> permissions) {
        return UPSTREAM + role("acknet-write", "kube-flannel", in("kube-flannel", permissions));
    }

    static String workloads(List<Permission> permissions) {
        return WORKLOADS
                + role(
                        "acknet-write-workloads",
                        "NAMESPACE",
                        permissions.stream().filter(one -> one.namespace().isEmpty()).toList());
    }

    private static List<Permission> in(String namespace, List<Permission> permissions) {
        return permissions.stream()
                .filter(one -> one.namespace().equals(Optional.of(namespace)))
                .toList();
    }

    private static String role(String name, String namespace, List<Permission> permissions) {
        Map<String, TreeSet<String>> verbs = new TreeMap<>();
        permissions.forEach(one ->
                verbs.computeIfAbsent(rule(one, permissions), _ -> new TreeSet<>())
                        .add(one.verb()));
        String rules =
                verbs.entrySet().stream()
                        .map(rule ->
                                rule.getKey()
                                        + "    verbs: ["
                                        + String.join(", ", rule.getValue())
                                        + "]\n")
                        .collect(Collectors.joining());
        return """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: %1$s
          namespace: %2$s
        rules:
        %3$s---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: %1$s
          namespace: %2$s
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: %1$s
        subjects:
          - kind: ServiceAccount
            name: acknet-write
            namespace: acknet
        """
                .formatted(name, namespace, rules);
    }

    /// Everything but the verbs.
    private static String rule(Permission one, List<Permission> all) {
        TreeSet<String> names =
                all.stream()
                        .filter(other -> same(one, other))
                        .flatMap(other -> other.name().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        return "  - apiGroups: [\""
                + one.apiGroup()
                + "\"]\n"
                + "    resources: ["
                + one.resource()
                + "]\n"
                + (one.name().isEmpty()
                        ? ""
                        : "    resourceNames: [" + String.join(", ", names) + "]\n");
    }

    private static boolean same(Permission one, Permission other) {
        return one.resource().equals(other.resource()) && one.apiGroup().equals(other.apiGroup());
    }
}
