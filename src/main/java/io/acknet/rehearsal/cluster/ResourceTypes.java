package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the API serves: what is built in at the cluster's Kubernetes version, and what the
/// CustomResourceDefinitions in its store add.
final class ResourceTypes {

    /// Columns: group/version, plural, kind, scope, short names, subresources, first and last minor
    /// version of Kubernetes 1.x that serve it (by the deprecation guide of Kubernetes), storage.
    private static final String BUILT_IN =
            """
            v1 namespaces Namespace cluster ns status,finalize 0 99
            v1 nodes Node cluster no status 0 99
            v1 pods Pod ns po status,eviction,log,binding 0 99
            v1 services Service ns svc status 0 99
            v1 endpoints Endpoints ns ep - 0 99
            v1 configmaps ConfigMap ns cm - 0 99
            v1 secrets Secret ns - - 0 99
            v1 serviceaccounts ServiceAccount ns sa token 0 99
            v1 events Event ns ev - 0 99
            v1 persistentvolumes PersistentVolume cluster pv status 0 99
            v1 persistentvolumeclaims PersistentVolumeClaim ns pvc status 0 99
            v1 resourcequotas ResourceQuota ns quota status 0 99
            apps/v1 daemonsets DaemonSet ns ds status 9 99
            apps/v1 deployments Deployment ns deploy status,scale 9 99
            apps/v1 replicasets ReplicaSet ns rs status,scale 9 99
            apps/v1 statefulsets StatefulSet ns sts status,scale 9 99
            apps/v1 controllerrevisions ControllerRevision ns - - 9 99
            batch/v1 jobs Job ns - status 0 99
            batch/v1 cronjobs CronJob ns cj status 21 99
            policy/v1 poddisruptionbudgets PodDisruptionBudget ns pdb status 21 99
            policy/v1beta1 poddisruptionbudgets PodDisruptionBudget ns pdb status 5 24
            networking.k8s.io/v1 networkpolicies NetworkPolicy ns netpol - 7 99
            networking.k8s.io/v1 ingresses Ingress ns ing status 19 99
            networking.k8s.io/v1 servicecidrs ServiceCIDR cluster - status 33 99
            discovery.k8s.io/v1 endpointslices EndpointSlice ns - - 21 99
            discovery.k8s.io/v1beta1 endpointslices EndpointSlice ns - - 17 24
            events.k8s.io/v1 events Event ns ev - 19 99
            coordination.k8s.io/v1 leases Lease ns - - 14 99
            rbac.authorization.k8s.io/v1 roles Role ns - - 8 99
            rbac.authorization.k8s.io/v1 rolebindings RoleBinding ns - - 8 99
            rbac.authorization.k8s.io/v1 clusterroles ClusterRole cluster - - 8 99
            rbac.authorization.k8s.io/v1 clusterrolebindings ClusterRoleBinding cluster - - 8 99
            apiextensions.k8s.io/v1 customresourcedefinitions CustomResourceDefinition cluster crd,crds status 16 99
            authorization.k8s.io/v1 selfsubjectaccessreviews SelfSubjectAccessReview cluster - - 6 99
            authorization.k8s.io/v1 selfsubjectrulesreviews SelfSubjectRulesReview cluster - - 6 99
            authorization.k8s.io/v1 subjectaccessreviews SubjectAccessReview cluster - - 6 99
            authentication.k8s.io/v1 selfsubjectreviews SelfSubjectReview cluster - - 28 99
            """;

    private final List<ResourceType> builtIn;
    private final Store store;

    /// @param minor the cluster's minor version of Kubernetes 1.x
    ResourceTypes(int minor, Store store) {
        this.builtIn =
                BUILT_IN.lines()
                        .map(line -> line.split(" ", -1))
                        .filter(row -> within(minor, row))
                        .map(ResourceTypes::type)
                        .toList();
        this.store = store;
    }

    /// All types, built in first.
    List<ResourceType> all() {
        List<ResourceType> all = new ArrayList<>(builtIn);
        store.all("customresourcedefinitions.apiextensions.k8s.io").stream()
                .flatMap(ResourceTypes::defined)
                .forEach(all::add);
        return all;
    }

    Optional<ResourceType> find(String groupVersion, String plural) {
        return all().stream()
                .filter(type -> type.groupVersion().equals(groupVersion))
                .filter(type -> type.plural().equals(plural))
                .findFirst();
    }

    Optional<ResourceType> ofKind(String groupVersion, String kind) {
        return all().stream()
                .filter(type -> type.groupVersion().equals(groupVersion))
                .filter(type -> type.kind().equals(kind))
                .findFirst();
    }

    /// The served type of a kind, be it of another version of the same group than the manifest's.
    Optional<ResourceType> nearest(String groupVersion, String kind) {
        String group = groupVersion.contains("/") ? groupVersion.split("/", -1)[0] : "";
        return ofKind(groupVersion, kind)
                .or(() ->
                        all().stream()
                                .filter(type -> type.group().equals(group))
                                .filter(type -> type.kind().equals(kind))
                                .findFirst());
    }

    /// The type that a store's key belongs to, as its first served version.
    Optional<ResourceType> ofStorage(String storage) {
        return all().stream().filter(type -> type.storage().equals(storage)).findFirst();
    }

    private static boolean within(int minor, String[] row) {
        return Integer.parseInt(row[6]) <= minor && minor <= Integer.parseInt(row[7]);
    }

    private static ResourceType type(String[] row) {
        int slash = row[0].indexOf('/');
        String group = slash < 0 ? "" : row[0].substring(0, slash);
        // events.k8s.io serves the core group's events under another shape
        String home = group.isEmpty() || row[1].equals("events") ? "" : "." + group;
        return new ResourceType(
                group,
                row[0].substring(slash + 1),
                row[1],
                row[2],
                row[3].equals("ns"),
                names(row[4]),
                names(row[5]),
                row[1] + home);
    }

    private static List<String> names(String column) {
        return column.equals("-") ? List.of() : Arrays.asList(column.split(",", -1));
    }

    private static Stream<ResourceType> defined(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        return Tree.items(spec, "versions").stream()
                .filter(version -> version.path("served").asBoolean())
                .map(version -> defined(spec, version));
    }

    private static ResourceType defined(JsonNode spec, JsonNode version) {
        String group = Tree.text(spec, "group");
        String plural = Tree.text(spec, "names", "plural");
        return new ResourceType(
                group,
                Tree.text(version, "name"),
                plural,
                Tree.text(spec, "names", "kind"),
                Tree.text(spec, "scope").equals("Namespaced"),
                Tree.texts(spec, "names", "shortNames"),
                version.path("subresources").has("status") ? List.of("status") : List.of(),
                plural + "." + group);
    }
}
