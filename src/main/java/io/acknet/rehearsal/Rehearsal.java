package io.acknet.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.rehearsal.cluster.Manifests;
import io.acknet.rehearsal.cluster.Scenario;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import io.acknet.rehearsal.workspace.Options;
import io.acknet.rehearsal.workspace.SlackStandIn;
import io.acknet.rehearsal.workspace.Workspace;
import java.time.InstantSource;
import java.util.List;

/// A workspace and a cluster to try the bot in, both on this machine and reachable from it alone.
///
/// The page's switch puts another network into the same cluster: it keeps its identity, so a channel
/// that is bound to it stays bound.
public final class Rehearsal implements AutoCloseable {
    /// The account that the bot works with; what it may do, the roles given at the start say.
    public static final String BOT_ACCOUNT = "system:serviceaccount:acknet:acknet";

    /// The account that the bot writes with, after somebody has approved a change.
    public static final String WRITE_ACCOUNT = "system:serviceaccount:acknet:acknet-write";

    /// A channel with the bot in it, and somebody there who may bind it.
    public static final String CHANNEL = "C0PRODONC";

    public static final String ON_CALL = "U0ZHOUMIN";
    public static final String ON_CALL_GROUP = "S0SRE";

    private static final String KUBE_SYSTEM_UID = "6f0c2b0e-5b1d-4f5e-9d53-0a1c4e7f2b90";

    private final SlackStandIn slack;
    private final SimulatedCluster cluster;

    private Rehearsal(SlackStandIn slack, SimulatedCluster cluster) {
        this.slack = slack;
        this.cluster = cluster;
    }

    /// @param port of the page; 0 takes any
    /// @param roles manifests, as YAML, of what the bot's account may do
    public static Rehearsal start(int port, String roles) {
        List<ObjectNode> rights = Manifests.parse(roles);
        Scenario first = Scenarios.flannel();
        SimulatedCluster cluster = SimulatedCluster.start(prepared(first, rights));
        SlackStandIn slack =
                SlackStandIn.start(Workspace.rehearsal(), Options.standard().onPort(port));
        Mishaps mishaps = new Mishaps(slack, cluster);
        mishaps.offer();
        new ClusterWindow(slack, InstantSource.system()).open(cluster);
        slack.onScenario(
                Scenarios.all().stream()
                        .map(it -> new SlackStandIn.Scenario(it.id(), it.title()))
                        .toList(),
                first.id(),
                id -> {
                    mishaps.mendCluster();
                    Scenarios.find(id).ifPresent(it -> cluster.load(prepared(it, rights)));
                });
        return new Rehearsal(slack, cluster);
    }

    public SlackStandIn slack() {
        return slack;
    }

    public SimulatedCluster cluster() {
        return cluster;
    }

    private static Scenario prepared(Scenario scenario, List<ObjectNode> rights) {
        Scenario same =
                new Scenario(
                        scenario.id(),
                        scenario.title(),
                        scenario.version(),
                        scenario.objects().stream().map(Rehearsal::identified).toList());
        return same.with(rights);
    }

    private static ObjectNode identified(ObjectNode object) {
        boolean identity =
                object.path("kind").asText().equals("Namespace")
                        && object.path("metadata").path("name").asText().equals("kube-system");
        if (!identity) {
            return object;
        }
        ObjectNode copy = object.deepCopy();
        copy.withObject("/metadata").put("uid", KUBE_SYSTEM_UID);
        return copy;
    }

    @Override
    public void close() {
        slack.close();
        cluster.close();
    }
}
