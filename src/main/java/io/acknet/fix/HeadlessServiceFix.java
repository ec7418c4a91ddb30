package io.acknet.fix;

import io.acknet.check.FlannelGate;
import io.acknet.check.Params;
import io.acknet.check.PluginDetection;
import io.acknet.check.SelfCalls;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Fix `headless-service`: puts a headless Service beside one, whose name leads to Pods' addresses, so
/// that nothing is translated on the way. The Service itself is not touched, since its cluster IP
/// cannot be changed.
final class HeadlessServiceFix implements Fix {
    static final String SUFFIX = "-headless";

    /// A Service's name is a DNS label (RFC 1035).
    private static final int LONGEST = 63;

    private static final Text UNPROVEN =
            new Text(
                    "还要由人来做：让调用方改用新名称。是否改好，从 Kubernetes API 看不到；改好之前，问题不会消失。",
                    "Left for people to do: have the callers use the new name. Whether they do cannot be"
                            + " seen through the Kubernetes API; until then the problem stays.");

    @Override
    public String id() {
        return "headless-service";
    }

    @Override
    public String topic() {
        return "hairpin";
    }

    @Override
    public Text title() {
        return new Text("新建一个 Headless Service（推荐）", "Add a headless Service (recommended)");
    }

    @Override
    public Text effect() {
        return new Text(
                "在指定的 Service 旁边新建一个同样 selector 的 Headless Service，原来的不动。",
                "Creates a headless Service with the same selector beside the one that was named, which"
                        + " stays as it is.");
    }

    @Override
    public Set<Params.Key> takes() {
        return Set.of(Params.Key.SERVICE);
    }

    @Override
    public Set<Params.Key> needs() {
        return takes();
    }

    @Override
    public List<Permission> reads() {
        List<Permission> reads = new ArrayList<>(PluginDetection.reads());
        reads.add(Permission.list(Kinds.SERVICES));
        reads.add(Permission.list(Kinds.PODS));
        reads.addAll(HeadlessProving.reads());
        return reads;
    }

    @Override
    public Optional<Proving> proving() {
        return Optional.of(new HeadlessProving());
    }

    @Override
    public List<Permission> writes() {
        return List.of(
                Rights.to("get", Kinds.SERVICES, Optional.empty(), Optional.empty()),
                Rights.to("create", Kinds.SERVICES, Optional.empty(), Optional.empty()),
                Rights.to("delete", Kinds.SERVICES, Optional.empty(), Optional.empty()));
    }

    @Override
    public Proposal propose(ClusterReader reader, Params params) {
        return FlannelGate.closed(PluginDetection.detect(reader))
                .map(Answers::of)
                .orElseGet(() ->
                        services(
                                reader,
                                params.service().orElseThrow(),
                                Draft.of(this, reader, params)));
    }

    private static Proposal services(ClusterReader reader, Params.Ref named, Draft draft) {
        return Reading.then(
                "Service",
                reader.list(Kinds.SERVICES, Scope.in(named.namespace())),
                services -> among(reader, services, named, draft));
    }

    private static Proposal among(
            ClusterReader reader, List<Service> services, Params.Ref named, Draft draft) {
        Optional<Service> found = byName(services, named.name());
        if (found.isEmpty()) {
            String subject = named.namespace() + "/Service/" + named.name();
            return Answers.unsuitable(
                    subject + " 不存在，请检查命名空间和名称。",
                    subject + " does not exist; check namespace and name.");
        }
        Service service = found.get();
        return unfit(service)
                .or(() -> sibling(services, service))
                .or(() -> clash(services, service))
                .orElseGet(() -> pods(reader, service, draft));
    }

    private static Proposal pods(ClusterReader reader, Service service, Draft draft) {
        String namespace = service.getMetadata().getNamespace();
        return Reading.then(
                "Pod",
                reader.list(Kinds.PODS, Scope.in(namespace)),
                pods -> planned(service, selected(service, pods), draft));
    }

    private static List<PodSeen> selected(Service service, List<PodSeen> pods) {
        return pods.stream()
                .filter(pod -> SelfCalls.selects(service, pod) && !pod.ended())
                .toList();
    }

    private static Proposal planned(Service service, List<PodSeen> pods, Draft draft) {
        if (!pods.isEmpty() && pods.stream().allMatch(PodSeen::hostNetwork)) {
            return Answers.unsuitable(
                    SelfCalls.ref(service) + " 的 Pod 都使用节点网络（hostNetwork），没有这个问题。",
                    "All Pods of "
                            + SelfCalls.ref(service)
                            + " are on the host's network and do not have this problem.");
        }
        HeadlessCopy copy = new HeadlessCopy(service, pods);
        String namespace = service.getMetadata().getNamespace();
        return draft.step(
                        new Step.Create(
                                Pins.absent(Kinds.SERVICES, namespace, copy.name()), copy.json()))
                .warn(newName(copy))
                .warn(copy.warnings())
                .warn(kept(service))
                .unproven(UNPROVEN)
                .planned();
    }

    /// Services that cannot have the problem, or of which there can be no headless copy.
    private static Optional<Proposal> unfit(Service service) {
        String ref = SelfCalls.ref(service);
        if (SelfCalls.isHeadless(service)) {
            return Optional.of(
                    Answers.nothingToDo(
                            ref + " 本身就是 Headless Service。", ref + " is headless itself."));
        }
        String type = Objects.requireNonNullElse(service.getSpec().getType(), "ClusterIP");
        if (!type.equals("ClusterIP")) {
            return Optional.of(
                    Answers.unsuitable(
                            new Text(
                                    ref + " 的类型是 " + type + "，这个修复只处理 ClusterIP。",
                                    ref
                                            + " is of type "
                                            + type
                                            + "; this fix deals with ClusterIP only."),
                            new Text(
                                    "如果集群内的调用也走它，请手动新建一个同样 selector 的 Headless Service 给它们用。",
                                    "If callers inside the cluster use it too, create a headless Service"
                                            + " with the same selector for them by hand.")));
        }
        if (!SelfCalls.translates(service)) {
            return Optional.of(
                    Answers.unsuitable(
                            ref + " 没有 selector，后端是手动维护的，不会转发回 Pod 自己。",
                            ref
                                    + " has no selector; its backends are kept by hand, and calls are"
                                    + " not sent back to the caller."));
        }
        return name(service).length() > LONGEST
                ? Optional.of(
                        Answers.unsuitable(
                                "新名称 " + name(service) + " 超过 " + LONGEST + " 个字符。",
                                "The new name "
                                        + name(service)
                                        + " would be longer than "
                                        + LONGEST
                                        + " characters."))
                : Optional.empty();
    }

    private static Optional<Proposal> sibling(List<Service> services, Service service) {
        Map<String, String> selector = service.getSpec().getSelector();
        return services.stream()
                .filter(SelfCalls::isHeadless)
                .filter(one -> selector.equals(one.getSpec().getSelector()))
                .map(SelfCalls::ref)
                .sorted()
                .findFirst()
                .map(ref ->
                        Answers.nothingToDo(
                                "已经有同样 selector 的 Headless Service：" + ref + "，让调用方用它即可。",
                                "There is a headless Service with the same selector: "
                                        + ref
                                        + ". Have the callers use it."));
    }

    private static Optional<Proposal> clash(List<Service> services, Service service) {
        return byName(services, name(service))
                .map(other ->
                        Answers.unsuitable(
                                new Text(
                                        SelfCalls.ref(other) + " 已经存在，但 selector 或类型不同。",
                                        SelfCalls.ref(other)
                                                + " exists already, with another selector or"
                                                + " type."),
                                new Text(
                                        "弄清它的用途；需要的话手动用别的名称建一个 Headless Service。",
                                        "Find out what it is for; if need be, create a headless Service"
                                                + " of another name by hand.")));
    }

    private static Text newName(HeadlessCopy copy) {
        return new Text(
                "调用方要改用新名称 " + copy.name() + "，并且要重新解析 DNS；长连接和 DNS 缓存会继续用旧地址。",
                "Callers have to use the new name "
                        + copy.name()
                        + " and to resolve it again; open connections and DNS caches keep the old"
                        + " address.");
    }

    private static List<Text> kept(Service service) {
        return Owners.source(service.getMetadata()).stream()
                .map(source ->
                        new Text(
                                "原来的 Service 由 " + source.zh() + " 维护；新的这个最好也写进它的来源。",
                                "The Service itself is kept by "
                                        + source.en()
                                        + "; the new one had better be written to the same source."))
                .toList();
    }

    private static String name(Service service) {
        return service.getMetadata().getName() + SUFFIX;
    }

    private static Optional<Service> byName(List<Service> services, String name) {
        return services.stream()
                .filter(one -> one.getMetadata().getName().equals(name))
                .findFirst();
    }
}
