package io.acknet.load;

import io.acknet.Bot;
import io.acknet.audit.AuditKey;
import io.acknet.config.Changes;
import io.acknet.config.Config;
import io.acknet.config.Secret;
import io.acknet.config.SlackAccess;
import io.acknet.config.Storage;
import io.acknet.knowledge.Library;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import io.acknet.rehearsal.workspace.SlackStandIn;
import io.acknet.store.Location;
import io.acknet.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Several bots on one PostgreSQL, in one workspace, with one cluster.
final class Replicas implements AutoCloseable {
    static final String CLUSTER = "prod";

    /// An engineer who reads English, and one more; neither of them asks questions.
    static final String REQUESTER = Town.personId(1901);

    static final String APPROVER = Town.personId(1903);

    private final SlackStandIn slack;
    private final Config config;
    private final List<Bot> bots = new ArrayList<>();

    Replicas(SlackStandIn slack, SimulatedCluster cluster, Path place) throws IOException {
        this.slack = slack;
        Path kubeconfig =
                Files.writeString(
                        place.resolve("kubeconfig"), cluster.kubeconfig(SimulatedCluster.ADMIN));
        Path key = Files.writeString(place.resolve("audit.key"), AuditKey.random().base64());
        Location.Server server = (Location.Server) TestDatabase.POSTGRESQL.fresh(place);
        this.config =
                new Config(
                        Config.Slack.socket(),
                        List.of(cluster(kubeconfig)),
                        new Config.Roles(List.of(REQUESTER), List.of()),
                        new Storage(server.url(), Optional.empty(), Optional.of(key)),
                        Optional.empty(),
                        place.resolve("learned"),
                        Optional.empty(),
                        new Changes(
                                Map.of(CLUSTER, rules()),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty()));
    }

    private static Config.Cluster cluster(Path kubeconfig) {
        return new Config.Cluster(
                CLUSTER,
                "rehearsal",
                Optional.of(kubeconfig),
                Optional.empty(),
                false,
                false,
                List.of(),
                Optional.of(new Config.Write(Optional.of(kubeconfig), Optional.empty(), false)));
    }

    private static Changes.Rules rules() {
        Optional<List<String>> both = Optional.of(List.of(REQUESTER, APPROVER));
        return new Changes.Rules(
                both,
                both,
                both,
                both,
                Optional.of(1),
                Optional.of(true),
                Optional.of(List.of("cni-version")),
                Optional.of(List.of()),
                Optional.of(10),
                List.of());
    }

    Replicas start(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            bots.add(bot());
        }
        return this;
    }

    /// One after the other, as a rolling update does it.
    void restartEach() throws IOException {
        for (int i = 0; i < bots.size(); i++) {
            bots.get(i).close();
            bots.set(i, bot());
        }
    }

    private Bot bot() throws IOException {
        return Bot.start(
                config,
                new SlackAccess(
                        slack.apiUrl(),
                        new Secret(slack.botToken()),
                        Optional.of(new Secret(slack.appToken())),
                        Optional.empty()),
                Library.bundled());
    }

    @Override
    public void close() {
        bots.forEach(Bot::close);
    }
}
