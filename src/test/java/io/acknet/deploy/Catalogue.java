package io.acknet.deploy;

import io.acknet.check.Checks;
import io.acknet.cluster.Permission;
import io.acknet.fix.Fixes;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What checks and fixes declare, as `deploy` should grant it.
final class Catalogue {
    private static final String UPSTREAM = "kube-flannel";

    private Catalogue() {}

    /// Lists go over the cluster, so that one answer serves all checks.
    static Set<Permission> reads(Combination combination) {
        Permission identity =
                new Permission(
                        "", "namespaces", "get", Optional.empty(), Optional.of("kube-system"));
        Stream<Permission> declared =
                Stream.concat(
                                Checks.standard().all().stream().flatMap(it -> it.reads().stream()),
                                Fixes.standard().all().stream().flatMap(it -> it.reads().stream()))
                        .filter(it -> !isIdentity(it))
                        .map(it -> it.verb().equals("list") ? everywhere(it) : it)
                        .filter(it ->
                                combination.has("upstream-flannel")
                                        || !it.namespace().equals(Optional.of(UPSTREAM)));
        return Stream.concat(Stream.of(identity), declared).collect(Collectors.toSet());
    }

    /// Without what is granted namespace by namespace.
    static Set<Permission> writes(Combination combination) {
        return Fixes.standard().all().stream()
                .flatMap(it -> it.writes().stream())
                .filter(it -> it.namespace().isPresent())
                .filter(it ->
                        combination.has("fixes-upstream-flannel")
                                || !it.namespace().equals(Optional.of(UPSTREAM)))
                .filter(_ -> combination.has("fixes"))
                .collect(Collectors.toSet());
    }

    private static boolean isIdentity(Permission it) {
        return it.resource().equals("namespaces") && it.verb().equals("get");
    }

    private static Permission everywhere(Permission it) {
        return new Permission(it.apiGroup(), it.resource(), it.verb(), Optional.empty(), it.name());
    }
}
