package io.acknet.deploy;

import io.acknet.cluster.Permission;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the Roles and bindings among some objects grant to somebody, each right for itself.
record Grants(List<HasMetadata> objects) {
    static final String READER = "ServiceAccount acknet/acknet";
    static final String WRITER = "ServiceAccount acknet/acknet-write";
    static final String REQUESTERS = "Group acknet:requesters";

    Grants {
        objects = List.copyOf(objects);
    }

    /// Everybody to whom something is granted.
    Set<String> subjects() {
        return Stream.concat(
                        of(ClusterRoleBinding.class).flatMap(it -> it.getSubjects().stream()),
                        of(RoleBinding.class).flatMap(it -> it.getSubjects().stream()))
                .map(Grants::name)
                .collect(Collectors.toSet());
    }

    Set<Permission> to(String subject) {
        Stream<Permission> everywhere =
                of(ClusterRoleBinding.class)
                        .filter(it ->
                                it.getSubjects().stream()
                                        .map(Grants::name)
                                        .anyMatch(subject::equals))
                        .flatMap(it -> clusterRole(it.getRoleRef().getName()))
                        .flatMap(rule -> each(rule, Optional.empty()));
        Stream<Permission> somewhere =
                of(RoleBinding.class)
                        .filter(it ->
                                it.getSubjects().stream()
                                        .map(Grants::name)
                                        .anyMatch(subject::equals))
                        .flatMap(this::inNamespace);
        return Stream.concat(everywhere, somewhere).collect(Collectors.toSet());
    }

    private Stream<Permission> inNamespace(RoleBinding binding) {
        String namespace = binding.getMetadata().getNamespace();
        String name = binding.getRoleRef().getName();
        Stream<PolicyRule> rules =
                binding.getRoleRef().getKind().equals("ClusterRole")
                        ? clusterRole(name)
                        : of(Role.class)
                                .filter(it -> it.getMetadata().getName().equals(name))
                                .filter(it -> it.getMetadata().getNamespace().equals(namespace))
                                .flatMap(it -> it.getRules().stream());
        return rules.flatMap(rule -> each(rule, Optional.of(namespace)));
    }

    private Stream<PolicyRule> clusterRole(String name) {
        return of(ClusterRole.class)
                .filter(it -> it.getMetadata().getName().equals(name))
                .flatMap(it -> it.getRules().stream());
    }

    private <T> Stream<T> of(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static String name(Subject subject) {
        String where = subject.getNamespace() == null ? "" : subject.getNamespace() + "/";
        return subject.getKind() + " " + where + subject.getName();
    }

    private static Stream<Permission> each(PolicyRule rule, Optional<String> namespace) {
        List<Optional<String>> names =
                rule.getResourceNames() == null || rule.getResourceNames().isEmpty()
                        ? List.of(Optional.empty())
                        : rule.getResourceNames().stream().map(Optional::of).toList();
        return rule.getApiGroups().stream()
                .flatMap(group ->
                        rule.getResources().stream()
                                .flatMap(resource ->
                                        rule.getVerbs().stream()
                                                .flatMap(verb ->
                                                        names.stream()
                                                                .map(name ->
                                                                        new Permission(
                                                                                group, resource,
                                                                                verb, namespace,
                                                                                name)))));
    }
}
