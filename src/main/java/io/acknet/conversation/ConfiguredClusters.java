package io.acknet.conversation;

import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.check.Report;
import io.acknet.cluster.Cluster;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Limits;
import io.acknet.cluster.Read;
import io.acknet.cluster.Target;
import io.acknet.cluster.Traffic;
import io.acknet.cluster.UnusableTarget;
import io.acknet.lang.Text;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The clusters of the configuration. A connection is made when a cluster is first asked for, so one
/// with a broken kubeconfig keeps nobody from the others, and is mended without a restart.
public final class ConfiguredClusters implements Inspection, AutoCloseable {
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final Map<String, Cluster> connected = new ConcurrentHashMap<>();
    private final Checks checks;
    private final InstantSource clock;
    private final Heard heard;

    public ConfiguredClusters(List<Target> targets, Checks checks, InstantSource clock) {
        this(targets, checks, clock, new Heard(Traffic.UNHEARD, _ -> {}));
    }

    public ConfiguredClusters(
            List<Target> targets, Checks checks, InstantSource clock, Heard heard) {
        this.heard = heard;
        targets.forEach(target -> this.targets.put(target.name(), target));
        this.checks = checks;
        this.clock = clock;
    }

    /// Who counts what is done here.
    ///
    /// @param traffic hears of every request to the clusters
    /// @param reports hears what every check came to
    public record Heard(Traffic traffic, Consumer<Report> reports) {}

    @Override
    public List<Named> clusters() {
        return targets.values().stream()
                .map(target -> new Named(target.name(), target.environment()))
                .toList();
    }

    @Override
    public List<Check> checks() {
        return checks.all();
    }

    @Override
    public ClusterIdentity identify(String cluster) {
        return switch (connect(cluster).reader().identity()) {
            case Read.Found<ClusterIdentity>(ClusterIdentity identity, var _) -> identity;
            case Read.Absent<ClusterIdentity>(Text what) -> throw new Unreachable(cluster, what);
            case Read.Unreadable<ClusterIdentity>(var _, Text reason) ->
                    throw new Unreachable(cluster, reason);
        };
    }

    @Override
    public Optional<Snapshot> open(String cluster, String uid) {
        ClusterReader reader = connect(cluster).reader();
        boolean another =
                reader.identity() instanceof Read.Found<ClusterIdentity>(var now, var _)
                        && !now.uid().equals(uid);
        return another ? Optional.empty() : Optional.of(new OneReader(checks, reader, heard));
    }

    private record OneReader(Checks checks, ClusterReader reader, Heard heard) implements Snapshot {
        @Override
        public void announce(List<String> ids) {
            checks.announce(ids, reader);
        }

        @Override
        public Report run(String check, Map<String, String> params) {
            Report report = checks.run(check, reader, params);
            heard.reports().accept(report);
            return report;
        }

        @Override
        public void stop() {
            reader.stop();
        }
    }

    private Cluster connect(String cluster) {
        Target target = targets.get(cluster);
        if (target == null) {
            throw new Unreachable(
                    cluster, new Text("配置里没有这个集群", "the configuration has no such cluster"));
        }
        try {
            return connected.computeIfAbsent(
                    cluster, _ -> Cluster.connect(target, Limits.DEFAULT, clock, heard.traffic()));
        } catch (UnusableTarget e) {
            throw new Unreachable(cluster, e.text());
        }
    }

    @Override
    public void close() {
        connected.values().forEach(Cluster::close);
    }
}
