package io.acknet.fix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.check.SelfCalls;
import io.acknet.check.Verdict;
import io.acknet.cluster.Backends;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.acknet.fix.Step.ObjectRef;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether the headless Service of a plan is there, is the one that was planned, and leads to Pods. That
/// its callers still use the old name is nothing that a cluster shows.
final class HeadlessProving implements Proving {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Permission> reads() {
        return List.of(
                Permission.list(Kinds.SERVICES),
                Permission.list(Kinds.ENDPOINT_SLICES),
                Permission.list(Kinds.ENDPOINTS));
    }

    @Override
    public Seen look(ClusterReader reader, Plan plan) {
        return plan.steps().stream()
                .filter(Step.Create.class::isInstance)
                .map(step -> look(reader, (Step.Create) step))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the plan creates no Service"));
    }

    private static Seen look(ClusterReader reader, Step.Create made) {
        ObjectRef ref = made.object();
        String name = ref.namespace() + "/Service/" + ref.name();
        return switch (reader.list(Kinds.SERVICES, Scope.in(ref.namespace()))) {
            case Read.Unreadable<List<Service>>(var _, Text why) -> new Seen(Verdict.UNKNOWN, why);
            case Read.Absent<List<Service>>(Text what) -> new Seen(Verdict.UNKNOWN, what);
            case Read.Found<List<Service>>(List<Service> all, var _) ->
                    all.stream()
                            .filter(one -> one.getMetadata().getName().equals(ref.name()))
                            .findFirst()
                            .map(found -> look(reader, found, planned(made)))
                            .orElseGet(() -> problem(name + " 不存在。", name + " does not exist."));
        };
    }

    private static Seen look(ClusterReader reader, Service found, Service planned) {
        String name = SelfCalls.ref(found);
        if (!SelfCalls.isHeadless(found)) {
            return problem(name + " 不是 Headless Service。", name + " is not headless.");
        }
        if (!planned.getSpec().getSelector().equals(found.getSpec().getSelector())) {
            return problem(
                    name + " 的 selector 与计划不同。", name + " has another selector than planned.");
        }
        if (!ports(planned).equals(ports(found))) {
            return problem(name + " 的端口与计划不同。", name + " has other ports than planned.");
        }
        Scope scope = Scope.in(found.getMetadata().getNamespace());
        return switch (SelfCalls.backends(reader, scope)) {
            case Read.Unreadable<List<Backends>>(var _, Text why) -> new Seen(Verdict.UNKNOWN, why);
            case Read.Absent<List<Backends>>(Text what) -> new Seen(Verdict.UNKNOWN, what);
            case Read.Found<List<Backends>>(List<Backends> all, var _) ->
                    leads(name, addresses(all, found.getMetadata().getName()));
        };
    }

    private static Seen leads(String name, long addresses) {
        return addresses == 0
                ? problem(
                        name + " 已建好，但还没有就绪的后端，解析不到地址。",
                        name + " is there, but no Pod behind it is ready: it leads nowhere yet.")
                : new Seen(
                        Verdict.OK,
                        new Text(
                                name + " 已建好，selector 和端口正确，可以解析到 " + addresses + " 个就绪的地址。",
                                name
                                        + " is there, with the right selector and ports. Ready addresses"
                                        + " that it leads to: "
                                        + addresses
                                        + "."));
    }

    private static long addresses(List<Backends> all, String service) {
        return all.stream()
                .filter(slice -> slice.service().equals(service))
                .flatMap(slice -> slice.ready().stream())
                .map(Backends.Backend::address)
                .distinct()
                .count();
    }

    /// As `8080/TCP`; of a headless Service nothing but that counts.
    private static Set<String> ports(Service service) {
        return service.getSpec().getPorts().stream()
                .map(HeadlessProving::port)
                .collect(Collectors.toSet());
    }

    private static String port(ServicePort port) {
        return port.getPort() + "/" + Objects.requireNonNullElse(port.getProtocol(), "TCP");
    }

    private static Service planned(Step.Create made) {
        try {
            return JSON.readValue(made.json(), Service.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the plan creates is no Service", e);
        }
    }

    private static Seen problem(String zh, String en) {
        return new Seen(Verdict.PROBLEM, new Text(zh, en));
    }
}
