package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kind;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.acknet.cluster.ServiceCidr;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/// The ranges of Services, as objects of kind ServiceCIDR tell them. Kubernetes serves these as v1 from
/// 1.33 on; in 1.31 and 1.32 as v1beta1, where it was turned on. Older clusters have none.
final class ServiceRanges {
    private ServiceRanges() {}

    /// @param unseen takes the finding that says why they could not be read
    static List<ServiceCidr> read(ClusterReader reader, List<Finding> unseen) {
        return Seen.notServed(reader, Kinds.SERVICE_CIDRS)
                ? read(reader, Kinds.SERVICE_CIDRS_BETA, unseen)
                : read(reader, Kinds.SERVICE_CIDRS, unseen);
    }

    private static <W extends HasMetadata> List<ServiceCidr> read(
            ClusterReader reader, Kind<W, ServiceCidr> kind, List<Finding> unseen) {
        Read<List<ServiceCidr>> read = reader.list(kind, Scope.EVERYWHERE);
        return read instanceof Read.Unreadable<?> && Seen.notServed(reader, kind)
                ? List.of()
                : Seen.of("ServiceCIDR", read, unseen).orElse(List.of());
    }
}
