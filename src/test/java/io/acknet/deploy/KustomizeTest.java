package io.acknet.deploy;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.acknet.cluster.Permission;
import io.acknet.config.Config;
import io.acknet.config.ConfigFile;
import io.acknet.config.Ops;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `kubectl kustomize` makes of `deploy`, in every combination of components.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KustomizeTest {
    /// Made by whoever deploys.
    private static final Set<String> THEIRS = Set.of("acknet-slack", "acknet-database");

    /// Kubernetes puts it into each namespace.
    private static final String ROOT_CA = "kube-root-ca.crt";

    private final Map<Combination, List<HasMetadata>> rendered = new HashMap<>();

    @BeforeAll
    void render() throws Exception {
        Optional<String> missing = Kustomize.missing();
        assumeTrue(
                missing.isEmpty(), () -> "SKIPPED, deploy is not rendered: " + missing.orElse(""));
        Map<Combination, Future<List<HasMetadata>>> running = new HashMap<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Combination each : Combination.all()) {
                running.put(each, two.submit(() -> Manifests.parse(Kustomize.render(each))));
            }
            for (Map.Entry<Combination, Future<List<HasMetadata>>> each : running.entrySet()) {
                rendered.put(each.getKey(), each.getValue().get());
            }
        }
    }

    static List<Combination> combinations() {
        return Combination.all();
    }

    @Test
    void everyDirectoryIsRenderedByThisTest() {
        Set<String> known =
                Stream.concat(
                                Combination.all().stream()
                                        .flatMap(it -> it.components().stream())
                                        .map(it -> "deploy/components/" + it),
                                Stream.of("deploy/base", "deploy/example", "deploy/workloads"))
                        .collect(Collectors.toSet());
        assertThat(Kustomize.directories().stream().map(Path::toString))
                .containsOnlyOnceElementsOf(known);
    }

    @Test
    void theExampleIsTheBaseUntilComponentsAreAdded() throws IOException {
        List<HasMetadata> example = Manifests.parse(Kustomize.render(Path.of("deploy/example")));
        assertThat(names(example)).isEqualTo(names(rendered.get(Combination.of("network-policy"))));
    }

    /// Everything that it says in comments may be taken out of them.
    @Test
    void everyLineOfTheExampleCanBeUncommented() throws IOException {
        Path copy = Files.createDirectories(Path.of("target/kustomize/example"));
        for (String file : List.of("kustomization.yaml", "acknet.yaml")) {
            String[] parts = Files.readString(Path.of("deploy/example", file)).split("\n", 2);
            Files.writeString(
                    copy.resolve(file),
                    parts[0]
                            + "\n"
                            + parts[1].replaceAll("(?m)^( *)# (?=[ \\w-])", "$1")
                                    .replace("../", "../../../deploy/"));
        }
        List<HasMetadata> all = Manifests.parse(Kustomize.render(copy));
        assertThat(names(all))
                .isEqualTo(
                        names(
                                rendered.get(
                                        Combination.all().stream()
                                                .max(comparingInt(it -> it.components().size()))
                                                .orElseThrow())));
        assertThat(ConfigFile.read(copy.resolve("acknet.yaml")).changes().clusters())
                .containsOnlyKeys("this-cluster");
        assertThat(new Grants(all).to(Grants.WRITER))
                .anyMatch(it -> it.name().equals(Optional.of("acknet:T012ABCDEF:U012ABCDEF")));
    }

    @Test
    void aNamespaceOfWorkloadsIsGrantedByADirectoryOfItsOwn() throws IOException {
        List<HasMetadata> web = Manifests.parse(Kustomize.render(Path.of("deploy/workloads")));
        assertThat(web).extracting(it -> it.getMetadata().getNamespace()).containsOnly("NAMESPACE");
        assertThat(new Grants(web).subjects()).containsOnly(Grants.WRITER);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void podsAreRestrictedAndBounded(Combination combination) {
        for (PodSpec pod : pods(combination)) {
            assertThat(RestrictedPods.violations(pod)).isEmpty();
            assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(30);
            assertThat(pod.getContainers())
                    .allSatisfy(container -> {
                        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                                .isTrue();
                        assertThat(container.getResources().getRequests())
                                .containsKeys("cpu", "memory");
                        assertThat(container.getResources().getLimits())
                                .containsKeys("cpu", "memory");
                        assertThat(probes(container)).hasSize(3).doesNotContainNull();
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void whatAPodNamesIsThere(Combination combination) {
        List<HasMetadata> all = rendered.get(combination);
        for (PodSpec pod : pods(combination)) {
            assertThat(namesOf(all, ServiceAccount.class)).contains(pod.getServiceAccountName());
            assertThat(namesOf(all, ConfigMap.class)).containsAll(configMaps(pod));
            assertThat(Stream.concat(namesOf(all, Secret.class).stream(), THEIRS.stream()))
                    .containsAll(secrets(pod));
            assertThat(namesOf(all, PersistentVolumeClaim.class))
                    .containsExactlyInAnyOrderElementsOf(claims(pod));
            Set<String> volumes =
                    pod.getVolumes().stream().map(Volume::getName).collect(Collectors.toSet());
            for (Container container : pod.getContainers()) {
                assertThat(container.getVolumeMounts())
                        .extracting(VolumeMount::getName)
                        .containsExactlyInAnyOrderElementsOf(volumes);
                assertThat(ports(container))
                        .containsAll(
                                probes(container).stream()
                                        .map(it -> it.getHttpGet().getPort().getStrVal())
                                        .toList());
            }
        }
    }

    @Test
    void theProgramListensWhereThePodSays() {
        Combination http = Combination.of("http-events");
        assertThat(pods(http).getFirst().getContainers().getFirst().getPorts())
                .extracting(ContainerPort::getContainerPort)
                .containsExactlyInAnyOrder(Ops.standard().port(), Config.Slack.DEFAULT_PORT);
    }

    @Test
    void theProgramReadsEveryVariableThatAPodSets() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/acknet/config"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.append(Files.readString(file));
            }
        }
        assertThat(Combination.all().stream().flatMap(it -> pods(it).stream()))
                .allSatisfy(pod ->
                        assertThat(pod.getContainers().getFirst().getEnv())
                                .allMatch(it -> sources.indexOf('"' + it.getName() + '"') >= 0));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void selectorsSelectThePods(Combination combination) {
        Map<String, String> labels = template(combination).getMetadata().getLabels();
        for (Map<String, String> selector : Selectors.of(rendered.get(combination))) {
            assertThat(labels).containsAllEntriesOf(selector);
        }
        if (combination.has("network-policy")) {
            assertThat(labels.containsKey("acknet.io/database"))
                    .isEqualTo(combination.has("postgresql"));
            assertThat(labels.containsKey("acknet.io/events"))
                    .isEqualTo(combination.has("http-events"));
            assertThat(labels.containsKey("acknet.io/monitored"))
                    .isEqualTo(combination.has("monitoring"));
        }
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void nobodyIsGrantedMoreOrLessThanTheCatalogueDeclares(Combination combination) {
        Grants grants = new Grants(rendered.get(combination));
        assertThat(grants.to(Grants.READER)).isEqualTo(Catalogue.reads(combination));
        Set<Permission> writes = Catalogue.writes(combination);
        if (combination.has("impersonation")) {
            assertThat(grants.to(Grants.REQUESTERS)).isEqualTo(writes);
            assertThat(grants.to(Grants.WRITER))
                    .filteredOn(it -> !it.verb().equals("impersonate"))
                    .isEqualTo(
                            new ArrayList<>(grants.to(Grants.WRITER))
                                    .stream().filter(writes::contains).toList());
            assertThat(grants.to(Grants.WRITER)).containsAll(writes).hasSize(writes.size() + 3);
        } else {
            assertThat(grants.to(Grants.WRITER)).isEqualTo(writes);
        }
        assertThat(Set.of(Grants.READER, Grants.WRITER, Grants.REQUESTERS))
                .containsAll(grants.subjects());
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void aTokenIsMountedOnlyByTheContainerThatReadsTheCluster(Combination combination) {
        assertThat(objects(combination, ServiceAccount.class))
                .allSatisfy(it -> assertThat(it.getAutomountServiceAccountToken()).isFalse());
        for (PodSpec pod : pods(combination)) {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getServiceAccountName()).isEqualTo("acknet");
        }
        assertThat(objects(combination, Secret.class)).hasSize(combination.has("fixes") ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void replicasComeWithAServerForTheirState(Combination combination) {
        Deployment deployment = objects(combination, Deployment.class).getFirst();
        boolean many = combination.has("postgresql");
        assertThat(deployment.getSpec().getReplicas()).isEqualTo(many ? 2 : 1);
        assertThat(deployment.getSpec().getStrategy().getType())
                .isEqualTo(many ? "RollingUpdate" : "Recreate");
        assertThat(objects(combination, PersistentVolumeClaim.class)).hasSize(many ? 0 : 1);
    }

    private List<PodSpec> pods(Combination combination) {
        return List.of(template(combination).getSpec());
    }

    private PodTemplateSpec template(Combination combination) {
        return objects(combination, Deployment.class).getFirst().getSpec().getTemplate();
    }

    private <T extends HasMetadata> List<T> objects(Combination combination, Class<T> kind) {
        return rendered.get(combination).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<Probe> probes(Container it) {
        return Arrays.asList(it.getStartupProbe(), it.getLivenessProbe(), it.getReadinessProbe());
    }

    private static List<String> ports(Container it) {
        return it.getPorts().stream().map(ContainerPort::getName).toList();
    }

    private static Set<String> configMaps(PodSpec pod) {
        return pod.getVolumes().stream()
                .flatMap(it -> Optional.ofNullable(it.getConfigMap()).stream())
                .map(it -> it.getName())
                .filter(it -> !it.equals(ROOT_CA))
                .collect(Collectors.toSet());
    }

    private static Set<String> secrets(PodSpec pod) {
        Stream<String> mounted =
                pod.getVolumes().stream()
                        .flatMap(it -> Optional.ofNullable(it.getSecret()).stream())
                        .map(it -> it.getSecretName());
        Stream<String> read =
                pod.getContainers().stream()
                        .flatMap(it -> it.getEnv().stream())
                        .flatMap(it -> Optional.ofNullable(it.getValueFrom()).stream())
                        .map(it -> it.getSecretKeyRef().getName());
        return Stream.concat(mounted, read).collect(Collectors.toSet());
    }

    private static List<String> claims(PodSpec pod) {
        return pod.getVolumes().stream()
                .flatMap(it -> Optional.ofNullable(it.getPersistentVolumeClaim()).stream())
                .map(it -> it.getClaimName())
                .toList();
    }

    private static Set<String> namesOf(List<HasMetadata> all, Class<? extends HasMetadata> kind) {
        return all.stream()
                .filter(kind::isInstance)
                .map(it -> it.getMetadata().getName())
                .collect(Collectors.toSet());
    }

    private static Set<String> names(List<HasMetadata> all) {
        return all.stream()
                .map(it ->
                        it.getKind()
                                + " "
                                + it.getMetadata().getName().replaceAll("-[0-9a-z]{10}$", ""))
                .collect(Collectors.toSet());
    }
}
