package io.acknet.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.acknet.cluster.Permission;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Takes the roles to an API server and asks it, as each account, for every right that it should have and
/// many that it should not. With `-Dkubeconfig=FILE` that is a real one: there it needs an administrator,
/// makes the namespace `acknet` with accounts and roles, and removes all of it; where the namespace is there
/// already, it asks about what is there and changes nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeployedRightsTest {
    private static final Combination ROLES = Combination.of("fixes", "impersonation");

    private static final List<String> VERBS =
            List.of(
                    "get",
                    "list",
                    "watch",
                    "create",
                    "update",
                    "patch",
                    "delete",
                    "deletecollection");

    /// What an intruder would want.
    private static final List<String> TEMPTING =
            List.of(
                    "/secrets",
                    "/pods/exec",
                    "/pods/log",
                    "/nodes/proxy",
                    "/serviceaccounts/token",
                    "apps/daemonsets",
                    "batch/cronjobs",
                    "rbac.authorization.k8s.io/rolebindings",
                    "rbac.authorization.k8s.io/clusterrolebindings");

    private static final Set<String> RIGHTS =
            Set.of("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding", "ServiceAccount");

    private Optional<SimulatedCluster> simulated = Optional.empty();
    private final List<HasMetadata> applied = new ArrayList<>();
    private Config config = Config.empty();
    private KubernetesClient admin = new KubernetesClientBuilder().withConfig(config).build();

    @BeforeAll
    void deploy() throws Exception {
        Optional<String> missing = Kustomize.missing();
        assumeTrue(
                missing.isEmpty(), () -> "SKIPPED, deploy is not rendered: " + missing.orElse(""));
        String file = System.getProperty("kubeconfig");
        if (file == null) {
            simulated = Optional.of(SimulatedCluster.start(Scenarios.flannel()));
        }
        config =
                Config.fromKubeconfig(
                        file == null
                                ? simulated.orElseThrow().kubeconfig(SimulatedCluster.ADMIN)
                                : Files.readString(Path.of(file)));
        admin = new KubernetesClientBuilder().withConfig(config).build();
        List<HasMetadata> objects = Manifests.parse(Kustomize.render(ROLES));
        HasMetadata namespace = ofKind(objects, "Namespace").findFirst().orElseThrow();
        if (admin.resource(namespace).get() == null) {
            applied.add(namespace);
            objects.stream().filter(it -> RIGHTS.contains(it.getKind())).forEach(applied::add);
        }
        applied.forEach(it -> admin.resource(it).serverSideApply());
    }

    @AfterAll
    void remove() {
        applied.reversed().forEach(it -> admin.resource(it).delete());
        admin.close();
        simulated.ifPresent(SimulatedCluster::close);
    }

    @Test
    void theServerWouldTakeEveryObject() throws Exception {
        List<String> refused = new ArrayList<>();
        for (Combination each :
                List.of(
                        Combination.of("network-policy"),
                        ROLES,
                        Combination.of("postgresql", "http-events", "network-policy"))) {
            for (HasMetadata object : Manifests.parse(Kustomize.render(each))) {
                try {
                    HasMetadata stored =
                            admin.resource(object).dryRun().forceConflicts().serverSideApply();
                    assertThat(stored.getMetadata().getUid()).isNotEmpty();
                } catch (KubernetesClientException e) {
                    refused.add(each + ": " + object.getKind() + ": " + e.getMessage());
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void theAccountThatReadsMayReadAndNothingElse() throws Exception {
        mayExactly("acknet", Catalogue.reads(ROLES));
    }

    @Test
    void theAccountThatWritesMayDoWhatFixesDoAndNothingElse() throws Exception {
        mayExactly("acknet-write", Catalogue.writes(ROLES));
    }

    @Test
    void nobodyIsImpersonatedWhoIsNotNamed() {
        try (KubernetesClient writer = as("acknet-write")) {
            assertThat(allowed(writer, impersonate("groups", "acknet:requesters"))).isTrue();
            assertThat(allowed(writer, impersonate("groups", "system:masters"))).isFalse();
            assertThat(allowed(writer, impersonate("users", "kubernetes-admin"))).isFalse();
        }
    }

    private void mayExactly(String account, Set<Permission> rights) {
        List<String> wrong = new ArrayList<>();
        try (KubernetesClient client = as(account)) {
            for (Permission asked : askedAbout(rights)) {
                boolean should = rights.stream().anyMatch(right -> covers(right, asked));
                if (allowed(client, asked) != should) {
                    wrong.add((should ? "may not " : "may ") + asked);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Permission impersonate(String what, String name) {
        return new Permission("", what, "impersonate", Optional.empty(), Optional.of(name));
    }

    /// Each right itself, and beside it every other verb, place and name.
    private static Set<Permission> askedAbout(Set<Permission> rights) {
        Set<String> resources = new TreeSet<>(TEMPTING);
        rights.forEach(it -> resources.add(it.apiGroup() + "/" + it.resource()));
        Set<Permission> asked = new LinkedHashSet<>(rights);
        for (String resource : resources) {
            int slash = resource.indexOf('/');
            for (String verb : VERBS) {
                for (Optional<String> namespace : places()) {
                    for (Optional<String> name : names(rights)) {
                        asked.add(
                                new Permission(
                                        resource.substring(0, slash),
                                        resource.substring(slash + 1),
                                        verb,
                                        namespace,
                                        name));
                    }
                }
            }
        }
        return asked;
    }

    private static List<Optional<String>> places() {
        return List.of(Optional.empty(), Optional.of("kube-system"), Optional.of("default"));
    }

    private static List<Optional<String>> names(Set<Permission> rights) {
        return Stream.concat(
                        Stream.of(Optional.<String>empty()),
                        rights.stream().map(Permission::name).filter(Optional::isPresent).limit(1))
                .toList();
    }

    private static boolean covers(Permission right, Permission asked) {
        return right.apiGroup().equals(asked.apiGroup())
                && right.resource().equals(asked.resource())
                && right.verb().equals(asked.verb())
                && (right.namespace().isEmpty() || right.namespace().equals(asked.namespace()))
                && (right.name().isEmpty() || right.name().equals(asked.name()));
    }

    private KubernetesClient as(String account) {
        Config impersonating =
                new ConfigBuilder(config)
                        .withImpersonateUsername("system:serviceaccount:acknet:" + account)
                        .withImpersonateGroups("system:serviceaccounts")
                        .build();
        return new KubernetesClientBuilder().withConfig(impersonating).build();
    }

    private static boolean allowed(KubernetesClient client, Permission asked) {
        String[] resource = asked.resource().split("/", 2);
        return client.resource(
                        new SelfSubjectAccessReviewBuilder()
                                .withNewSpec()
                                .withNewResourceAttributes()
                                .withGroup(asked.apiGroup())
                                .withResource(resource[0])
                                .withSubresource(resource.length > 1 ? resource[1] : "")
                                .withVerb(asked.verb())
                                .withNamespace(asked.namespace().orElse(""))
                                .withName(asked.name().orElse(""))
                                .endResourceAttributes()
                                .endSpec()
                                .build())
                .create()
                .getStatus()
                .getAllowed();
    }

    private static Stream<HasMetadata> ofKind(List<HasMetadata> objects, String kind) {
        return objects.stream().filter(it -> it.getKind().equals(kind));
    }
}
