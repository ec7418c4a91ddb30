package io.acknet.rehearsal.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What acknet relies on of the Kubernetes API, through the client that it uses. It runs over the
/// simulated cluster and, with `-Dkubeconfig=FILE`, over a real API server, with the same expectations.
/// There it needs an administrator, and makes and removes a namespace of its own.
class KubernetesContractTest {
    private static final String NAMESPACE =
            "acknet-contract-" + UUID.randomUUID().toString().substring(0, 8);

    private static Optional<SimulatedCluster> simulated = Optional.empty();
    private static Config config = Config.empty();
    private static KubernetesClient client =
            new KubernetesClientBuilder().withConfig(config).build();

    @BeforeAll
    static void begin() throws Exception {
        String file = System.getProperty("kubeconfig");
        if (file == null) {
            simulated = Optional.of(SimulatedCluster.start(Scenarios.flannel()));
        }
        String kubeconfig =
                file == null
                        ? simulated.orElseThrow().kubeconfig(SimulatedCluster.ADMIN)
                        : Files.readString(Path.of(file));
        config = withoutRetries(Config.fromKubeconfig(kubeconfig));
        client = new KubernetesClientBuilder().withConfig(config).build();
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(NAMESPACE)
                                .endMetadata()
                                .build())
                .create();
    }

    @AfterAll
    static void end() {
        client.namespaces().withName(NAMESPACE).delete();
        client.close();
        simulated.ifPresent(SimulatedCluster::close);
    }

    @Test
    void knowsAClusterByTheUidOfItsSystemNamespace() {
        String uid = client.namespaces().withName("kube-system").get().getMetadata().getUid();
        assertThat(uid).matches("[0-9a-f-]{36}");
        assertThat(client.namespaces().withName("kube-system").get().getMetadata().getUid())
                .isEqualTo(uid);
    }

    @Test
    void discoversWhatItServes() {
        assertThat(client.hasApiGroup("apps", true)).isTrue();
        assertThat(client.hasApiGroup("no.such.group", true)).isFalse();
        assertThat(client.getKubernetesVersion().getMajor()).isEqualTo("1");
        assertThat(client.getApiResources("v1").getResources())
                .extracting(it -> it.getName())
                .contains("configmaps", "nodes", "pods", "pods/eviction");
    }

    @Test
    void readsWhatIsNotThereAsNothing() {
        assertThat(client.configMaps().inNamespace(NAMESPACE).withName("none").get()).isNull();
    }

    @Test
    void listsInPages() {
        for (int i = 0; i < 5; i++) {
            create(configMap("page-" + i, Map.of("n", "" + i), Map.of("test", "pages")));
        }
        ConfigMapList first = page("");
        assertThat(names(first)).containsExactly("page-0", "page-1");
        ConfigMapList second = page(first.getMetadata().getContinue());
        assertThat(names(second)).containsExactly("page-2", "page-3");
        assertThat(second.getMetadata().getResourceVersion())
                .isEqualTo(first.getMetadata().getResourceVersion());
        ConfigMapList third = page(second.getMetadata().getContinue());
        assertThat(names(third)).containsExactly("page-4");
        assertThat(third.getMetadata().getContinue()).isNullOrEmpty();
    }

    @Test
    void keepsAListAsItWasWhenItBegan() {
        for (int i = 0; i < 4; i++) {
            create(configMap("page-still-" + i, Map.of(), Map.of("test", "still")));
        }
        ConfigMapList first = page("still", "");
        client.configMaps().inNamespace(NAMESPACE).withName("page-still-2").delete();
        ConfigMapList second = page("still", first.getMetadata().getContinue());
        assertThat(names(second)).containsExactly("page-still-2", "page-still-3");
    }

    @Test
    void refusesATokenThatIsNone() {
        assertThat(failure(() -> page("not a token")).getCode()).isEqualTo(400);
    }

    @Test
    void selectsByLabelAndField() {
        create(configMap("red", Map.of(), Map.of("colour", "red")));
        create(configMap("blue", Map.of(), Map.of("colour", "blue")));
        var here = client.configMaps().inNamespace(NAMESPACE);
        assertThat(names(here.withLabel("colour", "red").list())).containsExactly("red");
        assertThat(names(here.withLabelIn("colour", "red", "blue").list()))
                .containsExactly("blue", "red");
        assertThat(names(here.withLabel("colour").withoutLabel("colour", "red").list()))
                .containsExactly("blue");
        assertThat(names(here.withField("metadata.name", "blue").list())).containsExactly("blue");
        assertThat(failure(() -> here.withField("data.n", "1").list()).getCode()).isEqualTo(400);
    }

    @Test
    void refusesWhatIsThereAlready() {
        create(configMap("twice", Map.of()));
        KubernetesClientException failure = failure(() -> create(configMap("twice", Map.of())));
        assertThat(failure.getCode()).isEqualTo(409);
        assertThat(failure.getStatus().getReason()).isEqualTo("AlreadyExists");
        assertThat(failure.getStatus().getMessage())
                .isEqualTo("configmaps \"twice\" already exists");
    }

    @Test
    void namesWhatAskedForAGeneratedName() {
        ConfigMap made =
                create(
                        new ConfigMapBuilder()
                                .withNewMetadata()
                                .withGenerateName("made-")
                                .withNamespace(NAMESPACE)
                                .endMetadata()
                                .build());
        assertThat(made.getMetadata().getName()).matches("made-[a-z0-9]{5}");
    }

    @Test
    void refusesAnUpdateOfAnOlderVersion() {
        ConfigMap old = create(configMap("updated", Map.of("a", "1")));
        ConfigMap next = update(with(old, "a", "2"));
        assertThat(next.getMetadata().getResourceVersion())
                .isNotEqualTo(old.getMetadata().getResourceVersion());
        KubernetesClientException failure = failure(() -> update(with(old, "a", "3")));
        assertThat(failure.getCode()).isEqualTo(409);
        assertThat(failure.getStatus().getReason()).isEqualTo("Conflict");
        assertThat(failure.getStatus().getMessage())
                .isEqualTo(
                        "Operation cannot be fulfilled on configmaps \"updated\": the object has"
                                + " been modified; please apply your changes to the latest version and"
                                + " try again");
    }

    @Test
    void leavesTheVersionWhenNothingChanges() {
        ConfigMap before = create(configMap("unchanged", Map.of("a", "1")));
        ConfigMap after =
                json("unchanged", "[{\"op\":\"replace\",\"path\":\"/data/a\",\"value\":\"1\"}]");
        assertThat(after.getMetadata().getResourceVersion())
                .isEqualTo(before.getMetadata().getResourceVersion());
    }

    @Test
    void patchesWhenTheTestsHold() {
        ConfigMap made = create(configMap("tested", Map.of("conf", "old")));
        ConfigMap patched = json("tested", patch(made.getMetadata().getResourceVersion(), "old"));
        assertThat(patched.getData()).containsEntry("conf", "new");
    }

    @Test
    void patchesNothingWhenATestFails() {
        ConfigMap made = create(configMap("untested", Map.of("conf", "other")));
        String revision = made.getMetadata().getResourceVersion();
        KubernetesClientException value = failure(() -> json("untested", patch(revision, "old")));
        assertThat(value.getCode()).isEqualTo(422);
        assertThat(value.getStatus().getReason()).isEqualTo("Invalid");
        assertThat(value.getStatus().getMessage())
                .isEqualTo("the server rejected our request due to an error in our request");
        assertThat(failure(() -> json("untested", patch("1", "other"))).getCode()).isEqualTo(422);
        assertThat(get("untested").getData()).containsEntry("conf", "other");
    }

    @Test
    void patchesByMerge() {
        create(configMap("merged", Map.of("keep", "1", "drop", "2")));
        ConfigMap merged =
                client.configMaps()
                        .inNamespace(NAMESPACE)
                        .withName("merged")
                        .patch(
                                PatchContext.of(PatchType.JSON_MERGE),
                                "{\"data\":{\"drop\":null,\"add\":\"3\"}}");
        assertThat(merged.getData()).containsOnly(Map.entry("keep", "1"), Map.entry("add", "3"));
    }

    @Test
    void storesNothingInADryRun() {
        ConfigMap made = create(configMap("dry", Map.of("a", "1")));
        PatchContext dry =
                new PatchContext.Builder()
                        .withPatchType(PatchType.JSON)
                        .withDryRun(List.of("All"))
                        .withFieldManager("acknet")
                        .build();
        ConfigMap shown =
                client.configMaps()
                        .inNamespace(NAMESPACE)
                        .withName("dry")
                        .patch(dry, "[{\"op\":\"add\",\"path\":\"/data/b\",\"value\":\"2\"}]");
        assertThat(shown.getData()).containsEntry("b", "2");
        assertThat(get("dry").getData()).isEqualTo(Map.of("a", "1"));
        assertThat(get("dry").getMetadata().getResourceVersion())
                .isEqualTo(made.getMetadata().getResourceVersion());
    }

    @Test
    void remembersWhoWroteWhat() {
        create(configMap("managed", Map.of("cni-conf.json", "{}", "net-conf.json", "{}")));
        PatchContext named =
                new PatchContext.Builder()
                        .withPatchType(PatchType.JSON)
                        .withFieldManager("acknet")
                        .build();
        client.configMaps()
                .inNamespace(NAMESPACE)
                .withName("managed")
                .patch(
                        named,
                        "[{\"op\":\"replace\",\"path\":\"/data/cni-conf.json\",\"value\":\"{ }\"}]");
        List<ManagedFieldsEntry> entries = get("managed").getMetadata().getManagedFields();
        ManagedFieldsEntry ours =
                entries.stream()
                        .filter(it -> it.getManager().equals("acknet"))
                        .findFirst()
                        .orElseThrow();
        assertThat(ours.getOperation()).isEqualTo("Update");
        assertThat(ours.getTime()).isNotBlank();
        assertThat(ours.getFieldsV1().getAdditionalProperties().get("f:data"))
                .isEqualTo(Map.of("f:cni-conf.json", Map.of()));
        assertThat(entries).hasSize(2);
    }

    @Test
    void takesTextOnlyIntoAConfigMap() {
        KubernetesClientException failure =
                failure(() ->
                        client.raw(
                                "/api/v1/namespaces/" + NAMESPACE + "/configmaps",
                                "POST",
                                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":"
                                        + "{\"name\":\"typed\"},\"data\":{\"a\":true}}"));
        assertThat(failure.getCode()).isEqualTo(400);
        assertThat(failure.getMessage())
                .contains("ConfigMap in version \"v1\" cannot be handled as a ConfigMap: ");
        create(configMap("text", Map.of("a", "1")));
        KubernetesClientException patched =
                failure(() ->
                        json("text", "[{\"op\":\"add\",\"path\":\"/data/b\",\"value\":true}]"));
        assertThat(patched.getCode()).isEqualTo(422);
    }

    @Test
    void keepsAnImmutableConfigMap() {
        create(
                new ConfigMapBuilder(configMap("fixed", Map.of("a", "1")))
                        .withImmutable(true)
                        .build());
        KubernetesClientException failure =
                failure(() ->
                        json(
                                "fixed",
                                "[{\"op\":\"replace\",\"path\":\"/data/a\",\"value\":\"2\"}]"));
        assertThat(failure.getCode()).isEqualTo(422);
        assertThat(failure.getStatus().getMessage())
                .contains("data: Forbidden: field is immutable when `immutable` is set");
    }

    @Test
    void refusesNamesThatAreNone() {
        KubernetesClientException failure = failure(() -> create(configMap("No_Name", Map.of())));
        assertThat(failure.getCode()).isEqualTo(422);
        assertThat(failure.getStatus().getMessage())
                .startsWith(
                        "ConfigMap \"No_Name\" is invalid: metadata.name: Invalid value:"
                                + " \"No_Name\": a lowercase RFC 1123 subdomain must consist of");
    }

    @Test
    void makesNothingInANamespaceThatIsNotThere() {
        ConfigMap lost =
                new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("lost")
                        .withNamespace("acknet-no-such-namespace")
                        .endMetadata()
                        .build();
        KubernetesClientException failure = failure(() -> create(lost));
        assertThat(failure.getCode()).isEqualTo(404);
        assertThat(failure.getStatus().getMessage())
                .isEqualTo("namespaces \"acknet-no-such-namespace\" not found");
    }

    @Test
    void deletesOnlyWhatThePreconditionsName() {
        ConfigMap made = create(configMap("pinned", Map.of()));
        String path = "/api/v1/namespaces/" + NAMESPACE + "/configmaps/pinned";
        KubernetesClientException failure =
                failure(() ->
                        client.raw(
                                path,
                                "DELETE",
                                "{\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\","
                                        + "\"preconditions\":{\"uid\":\"another\"}}"));
        assertThat(failure.getCode()).isEqualTo(409);
        assertThat(failure.getMessage())
                .contains(
                        "the UID in the precondition (another) does not match the UID in record ("
                                + made.getMetadata().getUid());
        client.configMaps()
                .inNamespace(NAMESPACE)
                .withName("pinned")
                .lockResourceVersion(made.getMetadata().getResourceVersion())
                .delete();
        assertThat(client.configMaps().inNamespace(NAMESPACE).withName("pinned").get()).isNull();
    }

    @Test
    void givesAServiceAnAddressThatStays() {
        var service =
                client.resource(
                                new ServiceBuilder()
                                        .withNewMetadata()
                                        .withName("addressed")
                                        .withNamespace(NAMESPACE)
                                        .endMetadata()
                                        .withNewSpec()
                                        .withSelector(Map.of("app", "nobody"))
                                        .addNewPort()
                                        .withPort(80)
                                        .endPort()
                                        .endSpec()
                                        .build())
                        .create();
        assertThat(service.getSpec().getClusterIP()).isNotBlank().isNotEqualTo("None");
        assertThat(service.getSpec().getPorts().getFirst().getTargetPort().getIntVal())
                .isEqualTo(80);
        KubernetesClientException failure =
                failure(() ->
                        client.services()
                                .inNamespace(NAMESPACE)
                                .withName("addressed")
                                .patch(
                                        PatchContext.of(PatchType.JSON),
                                        "[{\"op\":\"replace\",\"path\":\"/spec/clusterIP\","
                                                + "\"value\":\"None\"}]"));
        assertThat(failure.getCode()).isEqualTo(422);
    }

    @Test
    void evictsOnlyThePodThatIsNamed() {
        Pod pod = runningPod("evicted", "evicted");
        KubernetesClientException failure = failure(() -> evict(pod, "another"));
        assertThat(failure.getCode()).isEqualTo(409);
        evict(pod, pod.getMetadata().getUid());
        client.pods()
                .inNamespace(NAMESPACE)
                .withName("evicted")
                .waitUntilCondition(it -> it == null, 30, TimeUnit.SECONDS);
    }

    @Test
    void evictsNothingThatABudgetProtects() {
        client.raw(
                "/apis/policy/"
                        + evictions()
                        + "/namespaces/"
                        + NAMESPACE
                        + "/poddisruptionbudgets",
                "POST",
                "{\"apiVersion\":\"policy/"
                        + evictions()
                        + "\",\"kind\":\"PodDisruptionBudget\",\"metadata\":{\"name\":\"all\"},"
                        + "\"spec\":{\"minAvailable\":\"100%\","
                        + "\"selector\":{\"matchLabels\":{\"app\":\"guarded\"}}}}");
        Pod pod = runningPod("guarded", "guarded");
        KubernetesClientException failure = failure(() -> evict(pod, pod.getMetadata().getUid()));
        assertThat(failure.getCode()).isEqualTo(429);
        assertThat(failure.getMessage())
                .contains("Cannot evict pod as it would violate the pod's disruption budget.");
        assertThat(client.pods().inNamespace(NAMESPACE).withName("guarded").get()).isNotNull();
    }

    @Test
    void saysWhatIsAllowed() {
        assertThat(may("patch", "configmaps")).isTrue();
    }

    @Test
    void grantsWhatARoleNamesAndNoMore() {
        create(configMap("named", Map.of("a", "1")));
        create(configMap("other", Map.of()));
        client.resource(
                        new ServiceAccountBuilder()
                                .withNewMetadata()
                                .withName("reader")
                                .withNamespace(NAMESPACE)
                                .endMetadata()
                                .build())
                .create();
        client.resource(role()).create();
        client.resource(
                        new RoleBindingBuilder()
                                .withNewMetadata()
                                .withName("reader")
                                .withNamespace(NAMESPACE)
                                .endMetadata()
                                .withNewRoleRef("rbac.authorization.k8s.io", "Role", "reader")
                                .addNewSubject("", "ServiceAccount", "reader", NAMESPACE)
                                .build())
                .create();
        try (KubernetesClient reader = as("reader")) {
            var maps = reader.configMaps().inNamespace(NAMESPACE);
            assertThat(maps.withName("named").get().getData()).containsEntry("a", "1");
            String user = "system:serviceaccount:" + NAMESPACE + ":reader";
            assertThat(failure(() -> maps.withName("other").get()).getStatus().getMessage())
                    .isEqualTo(
                            "configmaps \"other\" is forbidden: User \""
                                    + user
                                    + "\" cannot get resource \"configmaps\" in API group \"\" in"
                                    + " the namespace \""
                                    + NAMESPACE
                                    + "\"");
            assertThat(failure(() -> reader.nodes().list()).getStatus().getMessage())
                    .isEqualTo(
                            "nodes is forbidden: User \""
                                    + user
                                    + "\" cannot list resource \"nodes\" in API group \"\" at the"
                                    + " cluster scope");
            assertThat(failure(() -> maps.list()).getCode()).isEqualTo(403);
        }
    }

    @Test
    void appliesARoleAgainAndAgain() {
        Role role =
                new RoleBuilder(role()).editMetadata().withName("applied").endMetadata().build();
        client.resource(role).serverSideApply();
        client.resource(role).serverSideApply();
        var rules =
                client.rbac().roles().inNamespace(NAMESPACE).withName("applied").get().getRules();
        assertThat(rules).hasSize(1);
        assertThat(rules.getFirst().getResourceNames()).containsExactly("named");
    }

    @Test
    void refusesAnUnknownToken() {
        assertThat(failure(() -> bearer("no-such-token").nodes().list()).getCode()).isEqualTo(401);
    }

    @Test
    void tellsChangesToAWatch() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (Watch _ =
                client.configMaps()
                        .inNamespace(NAMESPACE)
                        .withLabel("test", "watch")
                        .watch(new Recorder(seen))) {
            create(configMap("watched", Map.of("a", "1"), Map.of("test", "watch")));
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("ADDED watched");
            json("watched", "[{\"op\":\"replace\",\"path\":\"/data/a\",\"value\":\"2\"}]");
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("MODIFIED watched");
            client.configMaps().inNamespace(NAMESPACE).withName("watched").delete();
            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("DELETED watched");
        }
    }

    @Test
    void answersPathsThatAreNotServed() {
        KubernetesClientException failure =
                failure(() -> client.raw("/api/v1/nosuchthings", "GET", null));
        assertThat(failure.getCode()).isEqualTo(404);
        assertThatThrownBy(() ->
                        client.configMaps()
                                .inNamespace(NAMESPACE)
                                .withName("nowhere")
                                .patch(
                                        PatchContext.of(PatchType.JSON),
                                        "[{\"op\":\"remove\",\"path\":\"/data\"}]"))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("configmaps \"nowhere\" not found");
    }

    private record Recorder(BlockingQueue<String> seen) implements Watcher<ConfigMap> {
        @Override
        public void eventReceived(Action action, ConfigMap map) {
            seen.add(action + " " + map.getMetadata().getName());
        }

        @Override
        public void onClose(WatcherException cause) {
            seen.add("closed: " + cause.getMessage());
        }
    }

    private static Role role() {
        return new RoleBuilder()
                .withNewMetadata()
                .withName("reader")
                .withNamespace(NAMESPACE)
                .endMetadata()
                .addNewRule()
                .withApiGroups("")
                .withResources("configmaps")
                .withResourceNames("named")
                .withVerbs("get")
                .endRule()
                .build();
    }

    private static KubernetesClient as(String account) {
        String token =
                client.serviceAccounts()
                        .inNamespace(NAMESPACE)
                        .withName(account)
                        .tokenRequest()
                        .getStatus()
                        .getToken();
        return bearer(token);
    }

    private static KubernetesClient bearer(String token) {
        Config with =
                new ConfigBuilder(config)
                        .withOauthToken(token)
                        .withClientCertData(null)
                        .withClientCertFile(null)
                        .withClientKeyData(null)
                        .withClientKeyFile(null)
                        .build();
        return new KubernetesClientBuilder().withConfig(with).build();
    }

    private static Config withoutRetries(Config config) {
        return new ConfigBuilder(config).withRequestRetryBackoffLimit(0).build();
    }

    private static boolean may(String verb, String resource) {
        return client.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(
                        new SelfSubjectAccessReviewBuilder()
                                .withNewSpec()
                                .withNewResourceAttributes()
                                .withVerb(verb)
                                .withResource(resource)
                                .withNamespace(NAMESPACE)
                                .endResourceAttributes()
                                .endSpec()
                                .build())
                .getStatus()
                .getAllowed();
    }

    /// A Pod that no node takes, so that no kubelet meddles, and whose status says that it runs.
    private static Pod runningPod(String name, String app) {
        client.resource(
                        new PodBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .withNamespace(NAMESPACE)
                                .addToLabels("app", app)
                                .endMetadata()
                                .withNewSpec()
                                .withServiceAccountName("default")
                                .withAutomountServiceAccountToken(false)
                                .addToNodeSelector("acknet.io/no-such-node", "true")
                                .addNewContainer()
                                .withName("main")
                                .withImage("registry.invalid/none:1")
                                .endContainer()
                                .endSpec()
                                .build())
                .create();
        return client.pods()
                .inNamespace(NAMESPACE)
                .withName(name)
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"status\":{\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\","
                                + "\"status\":\"True\"}]}}");
    }

    private static void evict(Pod pod, String uid) {
        String name = pod.getMetadata().getName();
        String path = "/api/v1/namespaces/" + NAMESPACE + "/pods/" + name + "/eviction";
        client.raw(
                path,
                "POST",
                "{\"apiVersion\":\"policy/"
                        + evictions()
                        + "\",\"kind\":\"Eviction\",\"metadata\":{\"name\":\""
                        + name
                        + "\"},\"deleteOptions\":{\"gracePeriodSeconds\":0,\"preconditions\":"
                        + "{\"uid\":\""
                        + uid
                        + "\"}}}");
    }

    /// `policy/v1` from Kubernetes 1.22 on.
    private static String evictions() {
        return client.getApiResources("v1").getResources().stream()
                .filter(it -> it.getName().equals("pods/eviction"))
                .map(APIResource::getVersion)
                .findFirst()
                .orElseThrow();
    }

    private static String patch(String revision, String old) {
        return "[{\"op\":\"test\",\"path\":\"/metadata/resourceVersion\",\"value\":\""
                + revision
                + "\"},{\"op\":\"test\",\"path\":\"/data/conf\",\"value\":\""
                + old
                + "\"},{\"op\":\"replace\",\"path\":\"/data/conf\",\"value\":\"new\"}]";
    }

    private static ConfigMap json(String name, String patch) {
        return client.configMaps()
                .inNamespace(NAMESPACE)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON), patch);
    }

    private static ConfigMap get(String name) {
        return client.configMaps().inNamespace(NAMESPACE).withName(name).get();
    }

    private static ConfigMap create(ConfigMap map) {
        return client.resource(map).create();
    }

    private static ConfigMap update(ConfigMap map) {
        return client.resource(map).update();
    }

    private static ConfigMap with(ConfigMap map, String key, String value) {
        return new ConfigMapBuilder(map).addToData(key, value).build();
    }

    private static ConfigMap configMap(String name, Map<String, String> data) {
        return configMap(name, data, Map.of());
    }

    private static ConfigMap configMap(
            String name, Map<String, String> data, Map<String, String> labels) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .withLabels(labels)
                .endMetadata()
                .withData(data)
                .build();
    }

    private static ConfigMapList page(String token) {
        return page("pages", token);
    }

    private static ConfigMapList page(String test, String token) {
        return client.configMaps()
                .inNamespace(NAMESPACE)
                .withLabel("test", test)
                .list(new ListOptionsBuilder().withLimit(2L).withContinue(token).build());
    }

    private static List<String> names(ConfigMapList list) {
        return list.getItems().stream().map(it -> it.getMetadata().getName()).toList();
    }

    private static KubernetesClientException failure(Runnable call) {
        return catchThrowableOfType(KubernetesClientException.class, call::run);
    }
}
