package io.acknet.cluster;

import io.fabric8.kubernetes.api.model.EndpointAddress;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Backends of a Service, from an EndpointSlice or, on old clusters, from Endpoints. A Service may
/// have several slices, in which the same backend may stand twice.
///
/// @param service name of the Service; empty where nothing says whose they are
/// @param ready those that get traffic
public record Backends(String namespace, String service, List<Backend> ready) {

    /// The label that names a slice's Service.
    private static final String SERVICE_NAME = "kubernetes.io/service-name";

    static final Fields OF_SLICE =
            Fields.only(
                    "/metadata/namespace",
                    "/metadata/name",
                    "/metadata/labels/kubernetes.io~1service-name",
                    "/endpoints/addresses",
                    "/endpoints/conditions/ready",
                    "/endpoints/targetRef/kind",
                    "/endpoints/targetRef/name");

    static final Fields OF_ENDPOINTS =
            Fields.only(
                    "/metadata/namespace",
                    "/metadata/name",
                    "/subsets/addresses/ip",
                    "/subsets/addresses/targetRef/kind",
                    "/subsets/addresses/targetRef/name");

    /// @param pod name of the Pod, in the Service's namespace, if it is one
    public record Backend(String address, Optional<String> pod) {}

    static Backends of(EndpointSlice slice) {
        Map<String, String> labels = slice.getMetadata().getLabels();
        String service = labels == null ? "" : labels.getOrDefault(SERVICE_NAME, "");
        return new Backends(
                slice.getMetadata().getNamespace(),
                service,
                slice.getEndpoints().stream()
                        .filter(Backends::ready)
                        .filter(endpoint -> !endpoint.getAddresses().isEmpty())
                        .map(endpoint ->
                                new Backend(
                                        endpoint.getAddresses().getFirst(),
                                        pod(endpoint.getTargetRef())))
                        .toList());
    }

    static Backends of(Endpoints endpoints) {
        return new Backends(
                endpoints.getMetadata().getNamespace(),
                endpoints.getMetadata().getName(),
                endpoints.getSubsets().stream()
                        .flatMap(subset -> subset.getAddresses().stream())
                        .map(Backends::backend)
                        .toList());
    }

    private static Backend backend(EndpointAddress address) {
        return new Backend(address.getIp(), pod(address.getTargetRef()));
    }

    /// The API says that an unset condition is to be read as ready.
    private static boolean ready(Endpoint endpoint) {
        return endpoint.getConditions() == null
                || !Boolean.FALSE.equals(endpoint.getConditions().getReady());
    }

    private static Optional<String> pod(@Nullable ObjectReference target) {
        return Optional.ofNullable(target)
                .filter(reference -> "Pod".equals(reference.getKind()))
                .map(ObjectReference::getName);
    }
}
