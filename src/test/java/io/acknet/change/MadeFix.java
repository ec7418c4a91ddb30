package io.acknet.change;

import static io.acknet.fix.MadeUpFix.found;

import io.acknet.check.Params;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Read;
import io.acknet.fix.MadeUpFix;
import io.acknet.fix.Ownership;
import io.acknet.fix.Plan;
import io.acknet.fix.Proposal;
import io.acknet.fix.Step;
import io.acknet.fix.Step.ObjectRef;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Creates a Service and restarts a Deployment.
record MadeFix() implements MadeUpFix {
    static final String NAMESPACE = "web";
    static final String NAME = "made";
    static final String DEPLOYMENT = "orders";
    private static final String SERVICE =
            """
            {"apiVersion": "v1", "kind": "Service",
             "metadata": {"name": "made", "namespace": "web"},
             "spec": {"selector": {"app": "orders"}, "ports": [{"name": "http", "port": 80}]}}
            """;

    @Override
    public String id() {
        return "made-fix";
    }

    @Override
    public Proposal propose(ClusterReader reader, Params params) {
        ClusterIdentity identity = found(reader.identity());
        HasMetadata deployment =
                found(reader.get(Site.kind("deployments.apps"), NAMESPACE, DEPLOYMENT));
        if (reader.get(Site.kind("services"), NAMESPACE, NAME) instanceof Read.Found<?>) {
            return new Proposal.NothingToDo(Text.same("there"));
        }
        return new Proposal.Planned(
                new Plan(
                        id(),
                        topic(),
                        Map.of(),
                        identity,
                        List.of(
                                new Step.Create(
                                        new ObjectRef("services", NAMESPACE, NAME, "", ""),
                                        SERVICE),
                                new Step.RestartWorkload(
                                        new ObjectRef(
                                                "deployments.apps",
                                                NAMESPACE,
                                                DEPLOYMENT,
                                                deployment.getMetadata().getUid(),
                                                ""),
                                        deployment.getMetadata().getGeneration(),
                                        Duration.ofMinutes(2))),
                        List.of(),
                        new Ownership.Unmanaged(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
