package io.acknet.fix;

import io.acknet.check.BadRequest;
import io.acknet.check.CannotTell;
import io.acknet.check.Params;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kind;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Permission;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A Deployment, StatefulSet or DaemonSet that somebody named, to be restarted.
///
/// @param progress how its Pods stand
record Workload(Kind<?, ?> kind, HasMetadata object, Progress progress) {
    /// What a Deployment itself allows by default until it counts as stuck
    /// (`progressDeadlineSeconds`).
    private static final Duration LEAST = Duration.ofMinutes(10);

    private static final Duration PER_POD = Duration.ofMinutes(1);

    /// What came of looking for it.
    sealed interface Sought {
        record Found(Workload workload) implements Sought {}

        record Not(Proposal why) implements Sought {}
    }

    static List<Permission> reads() {
        return List.of(
                Permission.list(Kinds.DEPLOYMENTS),
                Permission.list(Kinds.STATEFUL_SETS),
                Permission.list(Kinds.DAEMON_SETS));
    }

    /// @throws BadRequest when its kind has no Pods of its own to restart
    static Sought read(ClusterReader reader, Params.Workload named) {
        return switch (singular(named.kind())) {
            case "deployment", "deploy" -> among(reader, Kinds.DEPLOYMENTS, named, Progress::of);
            case "statefulset", "sts" -> among(reader, Kinds.STATEFUL_SETS, named, Progress::of);
            case "daemonset", "ds" -> among(reader, Kinds.DAEMON_SETS, named, Progress::of);
            default ->
                    throw new BadRequest(
                            new Text(
                                    "工作负载的类型只能是 deployment、statefulset 或 daemonset，收到了："
                                            + named.kind(),
                                    "the kind of a workload is deployment, statefulset or daemonset,"
                                            + " got: "
                                            + named.kind()));
        };
    }

    String reference() {
        var meta = object.getMetadata();
        return meta.getNamespace() + "/" + object.getKind() + "/" + meta.getName();
    }

    Step restart() {
        Duration needed = PER_POD.multipliedBy(progress.desired());
        return new Step.RestartWorkload(
                Pins.identity(kind, object),
                Progress.generation(object),
                needed.compareTo(LEAST) > 0 ? needed : LEAST);
    }

    boolean owns(PodSeen pod) {
        return pod.namespace().equals(object.getMetadata().getNamespace())
                && !progress.selector().isEmpty()
                && pod.labels().entrySet().containsAll(progress.selector().entrySet());
    }

    /// Why it cannot be restarted, or need not be.
    Optional<Proposal> obstacle() {
        return progress.obstacle(reference());
    }

    List<Text> warnings() {
        List<Text> warnings = new ArrayList<>(progress.warnings(reference()));
        Owners.source(object.getMetadata())
                .ifPresent(source ->
                        warnings.add(
                                new Text(
                                        reference()
                                                + " 由 "
                                                + source.zh()
                                                + " 维护；重启用的注解可能被去掉，那样会再滚动一次。",
                                        reference()
                                                + " is kept by "
                                                + source.en()
                                                + "; if that removes the annotation of the"
                                                + " restart, it rolls out once more.")));
        return warnings;
    }

    private static <W extends HasMetadata> Sought among(
            ClusterReader reader,
            Kind<W, W> kind,
            Params.Workload named,
            java.util.function.Function<W, Progress> progress) {
        String subject = named.namespace() + "/" + kind.type().getSimpleName() + "/" + named.name();
        return switch (reader.list(kind, Scope.in(named.namespace()))) {
            case Read.Found<List<W>>(List<W> all, var _) ->
                    all.stream()
                            .filter(one -> one.getMetadata().getName().equals(named.name()))
                            .findFirst()
                            .<Sought>map(one ->
                                    new Sought.Found(new Workload(kind, one, progress.apply(one))))
                            .orElseGet(() -> new Sought.Not(missing(subject)));
            case Read.Absent<List<W>> absent ->
                    new Sought.Not(Answers.of(CannotTell.absent(subject, absent)));
            case Read.Unreadable<List<W>> unreadable ->
                    new Sought.Not(Answers.of(CannotTell.unreadable(subject, unreadable)));
        };
    }

    private static Proposal missing(String subject) {
        return Answers.unsuitable(
                subject + " 不存在，请检查命名空间和名称。",
                subject + " does not exist; check namespace and name.");
    }

    private static String singular(String kind) {
        String lower = kind.toLowerCase(Locale.ROOT);
        return lower.endsWith("s") && !List.of("sts", "ds").contains(lower)
                ? lower.substring(0, lower.length() - 1)
                : lower;
    }
}
