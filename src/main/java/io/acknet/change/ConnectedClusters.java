package io.acknet.change;

import io.acknet.cluster.Cluster;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.ClusterWriter;
import io.acknet.cluster.Limits;
import io.acknet.cluster.Mutation;
import io.acknet.cluster.Provenance;
import io.acknet.cluster.Target;
import io.acknet.cluster.Traffic;
import io.acknet.cluster.UnusableTarget;
import io.acknet.cluster.Written;
import io.acknet.lang.Text;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The clusters of the configuration. A connection is made when it is first needed.
public final class ConnectedClusters implements Clusters, AutoCloseable {
    private final Map<String, Way> ways;
    private final InstantSource clock;
    private final Traffic traffic;
    private final Map<String, Cluster> reading = new ConcurrentHashMap<>();
    private final Map<String, Cluster> asking = new ConcurrentHashMap<>();
    private final Map<String, ClusterWriter> writing = new ConcurrentHashMap<>();

    /// How to reach a cluster.
    ///
    /// @param write the same as `read` where one account does both
    /// @param impersonate whether writes are made in the name of the requester
    public record Way(Target read, Target write, boolean impersonate) {}

    public ConnectedClusters(List<Way> ways, InstantSource clock) {
        this(ways, clock, Traffic.UNHEARD);
    }

    /// @param traffic hears of every request to the clusters
    public ConnectedClusters(List<Way> ways, InstantSource clock, Traffic traffic) {
        this.traffic = traffic;
        this.ways = ways.stream().collect(Collectors.toMap(w -> w.read().name(), w -> w));
        this.clock = clock;
    }

    @Override
    public ClusterReader reader(String cluster) {
        return connected(reading, cluster, Way::read).reader();
    }

    @Override
    public ClusterReader writersReader(String cluster) {
        return connected(asking, cluster, Way::write).reader();
    }

    @Override
    public Written send(String cluster, Mutation mutation, Provenance on) {
        return writer(cluster).send(mutation, named(cluster, on));
    }

    @Override
    public Written dryRun(String cluster, Mutation mutation, Provenance on) {
        return writer(cluster).dryRun(mutation, named(cluster, on));
    }

    private Provenance named(String cluster, Provenance on) {
        return way(cluster).impersonate()
                ? on
                : new Provenance(on.auditId(), on.change(), Optional.empty());
    }

    private ClusterWriter writer(String cluster) {
        Target target = way(cluster).write();
        return writing.computeIfAbsent(
                cluster, _ -> ClusterWriter.connect(target, Limits.DEFAULT, traffic));
    }

    private Cluster connected(
            Map<String, Cluster> connections, String cluster, Function<Way, Target> which) {
        Target target = which.apply(way(cluster));
        return connections.computeIfAbsent(
                cluster, _ -> Cluster.connect(target, Limits.DEFAULT, clock, traffic));
    }

    private Way way(String cluster) {
        Way way = ways.get(cluster);
        if (way == null) {
            throw new UnusableTarget(
                    new Text("配置里没有集群 " + cluster, "the configuration has no cluster " + cluster));
        }
        return way;
    }

    @Override
    public void close() {
        reading.values().forEach(Cluster::close);
        asking.values().forEach(Cluster::close);
        writing.values().forEach(ClusterWriter::close);
    }
}
