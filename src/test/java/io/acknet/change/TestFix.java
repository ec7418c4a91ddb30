package io.acknet.change;

import static io.acknet.fix.MadeUpFix.found;

import io.acknet.check.Params;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Scope;
import io.acknet.fix.MadeUpFix;
import io.acknet.fix.Ownership;
import io.acknet.fix.Plan;
import io.acknet.fix.Proposal;
import io.acknet.fix.Step;
import io.acknet.fix.Step.ObjectRef;
import io.acknet.fix.Step.PodRef;
import io.acknet.lang.Sha256;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Adds a key to Flannel's ConfigMap and restarts Flannel.
record TestFix(int atOnce, Duration soak) implements MadeUpFix {
    static final String MAP = "kube-flannel-cfg";
    static final String KEY = "acknet";
    static final String VALUE = "on";

    TestFix(int atOnce) {
        this(atOnce, Duration.ofSeconds(30));
    }

    @Override
    public String id() {
        return "test-fix";
    }

    @Override
    public Proposal propose(ClusterReader reader, Params params) {
        ConfigMap map = found(reader.get(Kinds.CONFIG_MAPS, "kube-system", MAP));
        DaemonSet set =
                found(reader.list(Kinds.DAEMON_SETS, Scope.in("kube-system"))).stream()
                        .filter(it -> it.getMetadata().getName().equals("kube-flannel-ds"))
                        .findFirst()
                        .orElseThrow();
        ClusterIdentity identity = found(reader.identity());
        if (map.getData().containsKey(KEY)) {
            return new Proposal.NothingToDo(Text.same("there"));
        }
        String uid = set.getMetadata().getUid();
        List<PodRef> pods =
                found(reader.list(Kinds.PODS, Scope.in("kube-system"))).stream()
                        .filter(pod -> pod.controllerUid().filter(uid::equals).isPresent())
                        .sorted(Comparator.comparing(PodSeen::ready).thenComparing(PodSeen::node))
                        .map(pod ->
                                new PodRef(
                                        pod.namespace(),
                                        pod.name(),
                                        pod.uid(),
                                        pod.node(),
                                        !pod.ready()))
                        .toList();
        return new Proposal.Planned(
                new Plan(
                        id(),
                        topic(),
                        Map.of(),
                        identity,
                        List.of(
                                new Step.SetKey(
                                        new ObjectRef(
                                                "configmaps",
                                                "kube-system",
                                                MAP,
                                                map.getMetadata().getUid(),
                                                map.getMetadata().getResourceVersion()),
                                        KEY,
                                        new Step.Edit.Put(Optional.empty(), Optional.of(VALUE)),
                                        Sha256.of(""),
                                        Sha256.of(VALUE)),
                                new Step.RestartPods(
                                        new ObjectRef(
                                                "daemonsets.apps",
                                                "kube-system",
                                                "kube-flannel-ds",
                                                uid,
                                                ""),
                                        pods,
                                        new Step.Pacing(atOnce, Duration.ofSeconds(60), soak))),
                        List.of(),
                        new Ownership.Unmanaged(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
