package io.acknet.cluster;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.EndpointsList;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceList;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeList;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceList;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetList;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentList;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetList;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceList;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyList;
import java.util.List;
import java.util.function.Function;

/// The kinds that acknet reads. Secrets are not among them.
public final class Kinds {
    private static final String MANAGED_FIELDS = "/metadata/managedFields";

    /// The whole object once more, as text.
    private static final String LAST_APPLIED =
            "/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration";

    private static final Fields NAMES = Fields.only("/metadata/namespace", "/metadata/name");

    public static final Kind<Namespace, Namespace> NAMESPACES =
            new Kind<>(
                    "",
                    "v1",
                    "namespaces",
                    false,
                    Namespace.class,
                    NamespaceList.class,
                    Function.identity());

    public static final Kind<ConfigMap, ConfigMap> CONFIG_MAPS =
            new Kind<>(
                    "",
                    "v1",
                    "configmaps",
                    true,
                    ConfigMap.class,
                    ConfigMapList.class,
                    Function.identity());

    public static final Kind<DaemonSet, DaemonSet> DAEMON_SETS =
            new Kind<>(
                    "apps",
                    "v1",
                    "daemonsets",
                    true,
                    DaemonSet.class,
                    DaemonSetList.class,
                    Function.identity());

    public static final Kind<Deployment, Deployment> DEPLOYMENTS =
            new Kind<>(
                    "apps",
                    "v1",
                    "deployments",
                    true,
                    Deployment.class,
                    DeploymentList.class,
                    Function.identity());

    public static final Kind<StatefulSet, StatefulSet> STATEFUL_SETS =
            new Kind<>(
                    "apps",
                    "v1",
                    "statefulsets",
                    true,
                    StatefulSet.class,
                    StatefulSetList.class,
                    Function.identity());

    /// Nodes without their lists of images, which are most of a node's bytes.
    public static final Kind<Node, Node> NODES =
            new Kind<Node, Node>("", "v1", "nodes", false, Node.class, NodeList.class, Kinds::slim)
                    .keeping((node, shared) -> shared.node(slim(node)))
                    .listing(
                            Fields.without(
                                    MANAGED_FIELDS,
                                    LAST_APPLIED,
                                    "/status/images",
                                    "/status/capacity",
                                    "/status/allocatable",
                                    "/status/daemonEndpoints",
                                    "/status/conditions/lastHeartbeatTime",
                                    "/status/nodeInfo/machineID",
                                    "/status/nodeInfo/systemUUID",
                                    "/status/nodeInfo/bootID",
                                    "/status/volumesInUse",
                                    "/status/volumesAttached"));

    public static final Kind<Pod, PodSeen> PODS =
            new Kind<Pod, PodSeen>(
                            "",
                            "v1",
                            "pods",
                            true,
                            Pod.class,
                            PodList.class,
                            pod -> PodSeen.of(pod, new Shared()))
                    .keeping(PodSeen::of)
                    .listing(PodSeen.FIELDS)
                    .narrowedBy(PodSeen::isIn);

    public static final Kind<Service, Service> SERVICES =
            new Kind<Service, Service>(
                            "",
                            "v1",
                            "services",
                            true,
                            Service.class,
                            ServiceList.class,
                            Kinds::unowned)
                    .keeping((service, shared) -> shared.service(unowned(service)))
                    .listing(
                            Fields.without(
                                    MANAGED_FIELDS,
                                    LAST_APPLIED,
                                    "/metadata/creationTimestamp",
                                    "/spec/clusterIPs",
                                    "/spec/ipFamilies",
                                    "/spec/sessionAffinity",
                                    "/spec/internalTrafficPolicy"));

    /// Served from Kubernetes 1.21 on.
    public static final Kind<EndpointSlice, Backends> ENDPOINT_SLICES =
            new Kind<EndpointSlice, Backends>(
                            "discovery.k8s.io",
                            "v1",
                            "endpointslices",
                            true,
                            EndpointSlice.class,
                            EndpointSliceList.class,
                            Backends::of)
                    .listing(Backends.OF_SLICE);

    public static final Kind<Endpoints, Backends> ENDPOINTS =
            new Kind<Endpoints, Backends>(
                            "",
                            "v1",
                            "endpoints",
                            true,
                            Endpoints.class,
                            EndpointsList.class,
                            Backends::of)
                    .listing(Backends.OF_ENDPOINTS);

    /// The group `events.k8s.io` serves the same stored objects in another shape: whatever a client writes
    /// through it is read here too, with `eventTime` and `series`. So one list is enough.
    public static final Kind<Event, EventSeen> EVENTS =
            new Kind<Event, EventSeen>(
                            "", "v1", "events", true, Event.class, EventList.class, EventSeen::of)
                    .listing(EventSeen.FIELDS);

    public static final Kind<PersistentVolume, PersistentVolume> PERSISTENT_VOLUMES =
            new Kind<PersistentVolume, PersistentVolume>(
                            "",
                            "v1",
                            "persistentvolumes",
                            false,
                            PersistentVolume.class,
                            PersistentVolumeList.class,
                            Kinds::unowned)
                    .listing(Fields.without(MANAGED_FIELDS, LAST_APPLIED));

    /// Terway's own record of each node; served where Terway is new enough.
    public static final Kind<GenericKubernetesResource, TerwayNode> TERWAY_NODES =
            new Kind<GenericKubernetesResource, TerwayNode>(
                            "network.alibabacloud.com",
                            "v1beta1",
                            "nodes",
                            false,
                            GenericKubernetesResource.class,
                            GenericKubernetesResourceList.class,
                            TerwayNode::of)
                    .listing(TerwayNode.FIELDS);

    /// Ranges of Services: served as v1 from Kubernetes 1.33 on.
    public static final Kind<GenericKubernetesResource, ServiceCidr> SERVICE_CIDRS =
            serviceCidrs("v1");

    /// In 1.31 and 1.32, where it was turned on.
    public static final Kind<GenericKubernetesResource, ServiceCidr> SERVICE_CIDRS_BETA =
            serviceCidrs("v1beta1");

    /// Served from Kubernetes 1.7 on. Of a policy only its namespace is kept.
    public static final Kind<NetworkPolicy, String> NETWORK_POLICIES =
            new Kind<NetworkPolicy, String>(
                            "networking.k8s.io",
                            "v1",
                            "networkpolicies",
                            true,
                            NetworkPolicy.class,
                            NetworkPolicyList.class,
                            Kinds::namespace)
                    .listing(NAMES);

    /// Policies of Calico and of Cilium, which a cluster may or may not serve. Of each its namespace is
    /// kept, empty for one that covers the cluster.
    public static final Kind<GenericKubernetesResource, String> CALICO_POLICIES =
            policies("crd.projectcalico.org", "v1", "networkpolicies", true);

    public static final Kind<GenericKubernetesResource, String> CALICO_GLOBAL_POLICIES =
            policies("crd.projectcalico.org", "v1", "globalnetworkpolicies", false);

    public static final Kind<GenericKubernetesResource, String> CILIUM_POLICIES =
            policies("cilium.io", "v2", "ciliumnetworkpolicies", true);

    public static final Kind<GenericKubernetesResource, String> CILIUM_CLUSTERWIDE_POLICIES =
            policies("cilium.io", "v2", "ciliumclusterwidenetworkpolicies", false);

    private Kinds() {}

    private static Kind<GenericKubernetesResource, ServiceCidr> serviceCidrs(String version) {
        return new Kind<>(
                "networking.k8s.io",
                version,
                "servicecidrs",
                false,
                GenericKubernetesResource.class,
                GenericKubernetesResourceList.class,
                ServiceCidr::of);
    }

    private static Kind<GenericKubernetesResource, String> policies(
            String group, String version, String plural, boolean namespaced) {
        return new Kind<GenericKubernetesResource, String>(
                        group,
                        version,
                        plural,
                        namespaced,
                        GenericKubernetesResource.class,
                        GenericKubernetesResourceList.class,
                        Kinds::namespace)
                .listing(NAMES);
    }

    private static String namespace(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        return namespace == null ? "" : namespace;
    }

    private static Node slim(Node node) {
        if (node.getStatus() != null) {
            node.getStatus().setImages(List.of());
        }
        return unowned(node);
    }

    private static <T extends HasMetadata> T unowned(T object) {
        object.getMetadata().setManagedFields(List.of());
        return object;
    }
}
