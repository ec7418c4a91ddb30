package io.acknet.check;

import io.acknet.cluster.Backends;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.fabric8.kubernetes.api.model.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The Services whose Pods may call themselves through them, the likeliest first.
///
/// 1. A Service counts if it has a cluster IP and a selector: a headless one hands out Pod addresses,
///    and nothing is translated on the way.
/// 2. Its backends are the ready Pods of its EndpointSlices or, where these are not served, Endpoints.
/// 3. Pods on the host's network do not hang on Flannel's bridge and are left out.
/// 4. The fewer backends, the likelier a Pod meets itself: always with one.
public final class SelfCalls {

    /// @param pods ready backends, each of which may meet itself
    /// @param headless names of headless Services with the same selector, which avoid the problem
    record Exposed(Service service, List<PodSeen> pods, List<String> headless) {
        String reference() {
            return ref(service);
        }
    }

    sealed interface Seen {
        /// @param services all Services of the scope, `exposed` those of them that are at risk
        record Got(List<Service> services, List<PodSeen> pods, List<Exposed> exposed)
                implements Seen {}

        record Cannot(Finding why) implements Seen {}
    }

    private SelfCalls() {}

    static List<Permission> reads() {
        return List.of(
                Permission.list(Kinds.SERVICES),
                Permission.list(Kinds.ENDPOINT_SLICES),
                Permission.list(Kinds.ENDPOINTS),
                Permission.list(Kinds.PODS));
    }

    static Seen in(ClusterReader reader, Scope scope) {
        List<Service> services = new ArrayList<>();
        List<Backends> backends = new ArrayList<>();
        List<PodSeen> pods = new ArrayList<>();
        Optional<Finding> failed =
                fill(services, reader.list(Kinds.SERVICES, scope), "Service")
                        .or(() -> fill(backends, backends(reader, scope), "EndpointSlice"))
                        .or(() -> fill(pods, reader.list(Kinds.PODS, scope), "Pod"));
        return failed.isPresent()
                ? new Seen.Cannot(failed.get())
                : new Seen.Got(services, pods, exposed(services, backends, pods));
    }

    /// Whether calls to it are translated to a Pod's address at all.
    public static boolean translates(Service service) {
        return !isHeadless(service)
                && !"ExternalName".equals(service.getSpec().getType())
                && !selector(service).isEmpty();
    }

    public static boolean isHeadless(Service service) {
        return "None".equals(service.getSpec().getClusterIP());
    }

    public static boolean selects(Service service, PodSeen pod) {
        return !selector(service).isEmpty()
                && service.getMetadata().getNamespace().equals(pod.namespace())
                && pod.labels().entrySet().containsAll(selector(service).entrySet());
    }

    public static String ref(Service service) {
        return service.getMetadata().getNamespace() + "/Service/" + service.getMetadata().getName();
    }

    private static Map<String, String> selector(Service service) {
        var selector = service.getSpec().getSelector();
        return selector == null ? Map.of() : selector;
    }

    /// An empty list of slices may mean that the API server knows none yet.
    public static Read<List<Backends>> backends(ClusterReader reader, Scope scope) {
        Read<List<Backends>> slices = reader.list(Kinds.ENDPOINT_SLICES, scope);
        boolean empty =
                slices instanceof Read.Found<List<Backends>>(List<Backends> found, var _)
                        && found.isEmpty();
        if (!empty) {
            return slices;
        }
        return switch (reader.serves(Kinds.ENDPOINT_SLICES)) {
            case Read.Found<Boolean>(Boolean served, var _) ->
                    served ? slices : reader.list(Kinds.ENDPOINTS, scope);
            case Read.Absent<Boolean>(var what) -> new Read.Absent<>(what);
            case Read.Unreadable<Boolean>(var why, var reason) ->
                    new Read.Unreadable<>(why, reason);
        };
    }

    private static <T> Optional<Finding> fill(List<T> into, Read<List<T>> read, String subject) {
        return switch (read) {
            case Read.Found<List<T>>(List<T> found, var _) -> {
                into.addAll(found);
                yield Optional.empty();
            }
            case Read.Absent<List<T>> absent -> Optional.of(CannotTell.absent(subject, absent));
            case Read.Unreadable<List<T>> unreadable ->
                    Optional.of(CannotTell.unreadable(subject, unreadable));
        };
    }

    private static List<Exposed> exposed(
            List<Service> services, List<Backends> backends, List<PodSeen> pods) {
        Map<String, PodSeen> byName = new HashMap<>();
        pods.forEach(pod -> byName.put(pod.namespace() + "/" + pod.name(), pod));
        Map<String, Map<String, PodSeen>> ready = new HashMap<>();
        for (Backends part : backends) {
            Map<String, PodSeen> ofService =
                    ready.computeIfAbsent(
                            part.namespace() + "/" + part.service(), _ -> new TreeMap<>());
            part.ready().stream()
                    .flatMap(backend -> backend.pod().stream())
                    .map(pod -> byName.get(part.namespace() + "/" + pod))
                    .filter(pod -> pod != null && !pod.hostNetwork())
                    .forEach(pod -> ofService.put(pod.name(), pod));
        }
        Map<String, List<String>> headless = headless(services);
        return services.stream()
                .filter(SelfCalls::translates)
                .map(service ->
                        new Exposed(
                                service,
                                List.copyOf(ready.getOrDefault(key(service), Map.of()).values()),
                                headless.getOrDefault(selectorKey(service), List.of())))
                .filter(one -> !one.pods().isEmpty())
                .sorted(
                        Comparator.comparingInt((Exposed one) -> one.pods().size())
                                .thenComparing(Exposed::reference))
                .toList();
    }

    private static Map<String, List<String>> headless(List<Service> services) {
        Map<String, List<String>> bySelector = new HashMap<>();
        services.stream()
                .filter(SelfCalls::isHeadless)
                .filter(service -> !selector(service).isEmpty())
                .forEach(service ->
                        bySelector
                                .computeIfAbsent(selectorKey(service), _ -> new ArrayList<>())
                                .add(service.getMetadata().getName()));
        return bySelector;
    }

    private static String key(Service service) {
        return service.getMetadata().getNamespace() + "/" + service.getMetadata().getName();
    }

    private static String selectorKey(Service service) {
        return service.getMetadata().getNamespace() + "/" + new TreeMap<>(selector(service));
    }
}
