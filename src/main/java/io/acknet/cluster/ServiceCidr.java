package io.acknet.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;

/// What is kept of an object of kind ServiceCIDR.
///
/// @param cidrs one, or one of each family
public record ServiceCidr(String name, List<String> cidrs) {

    static ServiceCidr of(GenericKubernetesResource object) {
        List<String> cidrs =
                object.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec
                                && spec.get("cidrs") instanceof List<?> written
                        ? written.stream().map(String::valueOf).toList()
                        : List.of();
        return new ServiceCidr(object.getMetadata().getName(), cidrs);
    }
}
