package io.acknet.change;

import static io.acknet.fix.MadeUpFix.found;

import io.acknet.check.Params;
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
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every kind of step, within one namespace: a key of the ConfigMap `own`, a Service `own`, the Pods of
/// the DaemonSet `own`, and the Deployment `own`.
record OwnFix(String namespace) implements MadeUpFix {
    static final String NAME = "own";
    static final String KEY = "key";
    static final String OLD = "{\"a\": 1}";
    static final String NEW = "{\"a\": 2}";

    @Override
    public String id() {
        return "own-fix";
    }

    @Override
    public Proposal propose(ClusterReader reader, Params params) {
        ConfigMap map = found(reader.get(Kinds.CONFIG_MAPS, namespace, NAME));
        HasMetadata set = found(reader.get(Site.kind("daemonsets.apps"), namespace, NAME));
        HasMetadata deployment = found(reader.get(Site.kind("deployments.apps"), namespace, NAME));
        return new Proposal.Planned(
                new Plan(
                        id(),
                        topic(),
                        Map.of(),
                        found(reader.identity()),
                        List.of(
                                new Step.SetKey(
                                        ref("configmaps", map),
                                        KEY,
                                        new Step.Edit.Splice(OLD.indexOf('1'), "1", "2"),
                                        Sha256.of(OLD),
                                        Sha256.of(NEW)),
                                new Step.Create(
                                        new ObjectRef("services", namespace, NAME, "", ""),
                                        service()),
                                new Step.RestartPods(
                                        new ObjectRef(
                                                "daemonsets.apps",
                                                namespace,
                                                NAME,
                                                set.getMetadata().getUid(),
                                                ""),
                                        pods(reader, set.getMetadata().getUid()),
                                        new Step.Pacing(
                                                1, Duration.ofMinutes(2), Duration.ofSeconds(3))),
                                new Step.RestartWorkload(
                                        new ObjectRef(
                                                "deployments.apps",
                                                namespace,
                                                NAME,
                                                deployment.getMetadata().getUid(),
                                                ""),
                                        deployment.getMetadata().getGeneration(),
                                        Duration.ofMinutes(2))),
                        List.of(),
                        new Ownership.Unmanaged(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private String service() {
        return """
        {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "own", "namespace": "%s"},
         "spec": {"clusterIP": "None", "selector": {"app": "own"},
          "ports": [{"name": "http", "port": 80}]}}
        """
                .formatted(namespace);
    }

    private List<PodRef> pods(ClusterReader reader, String owner) {
        return found(reader.list(Kinds.PODS, Scope.in(namespace))).stream()
                .filter(pod -> pod.controllerUid().filter(owner::equals).isPresent())
                .map(OwnFix::ref)
                .toList();
    }

    private static PodRef ref(PodSeen pod) {
        return new PodRef(pod.namespace(), pod.name(), pod.uid(), pod.node(), !pod.ready());
    }

    private static ObjectRef ref(String kind, HasMetadata object) {
        return new ObjectRef(
                kind,
                object.getMetadata().getNamespace(),
                object.getMetadata().getName(),
                object.getMetadata().getUid(),
                object.getMetadata().getResourceVersion());
    }
}
