package io.acknet.cluster;

import io.acknet.redact.Redactor;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// A connection to a target that can only read. It is kept open between runs; each run takes its own
/// reader.
public final class Cluster implements AutoCloseable {
    private final Target target;
    private final KubernetesClient client;
    private final Limits limits;
    private final InstantSource clock;
    private final Traffic traffic;

    private Cluster(Target target, KubernetesClient client, Around around) {
        this.target = target;
        this.client = client;
        this.limits = around.limits();
        this.clock = around.clock();
        this.traffic = around.traffic();
    }

    private record Around(Limits limits, InstantSource clock, Traffic traffic) {}

    /// Makes the connection ready. Nothing is sent before the first read.
    ///
    /// @throws UnusableTarget when the kubeconfig is refused
    public static Cluster connect(Target target, Limits limits, InstantSource clock) {
        return connect(target, limits, clock, Traffic.UNHEARD);
    }

    /// The same, for somebody who counts the requests.
    ///
    /// @throws UnusableTarget when the kubeconfig is refused
    public static Cluster connect(
            Target target, Limits limits, InstantSource clock, Traffic traffic) {
        return new Cluster(
                target,
                Clients.of(target, limits, List.of(new OnlyReads())),
                new Around(limits, clock, traffic));
    }

    /// A snapshot for one run: what was read once is not read again.
    public ClusterReader reader() {
        return reader(Progress.UNHEARD);
    }

    /// The same, for somebody who wants to hear how far it is.
    public ClusterReader reader(Progress progress) {
        TransportFaults faults =
                new TransportFaults(client.getConfiguration().getMasterUrl(), Redactor.standard());
        return new ClusterReader(
                target,
                new Pages(new Wire(client, faults, limits.bytes(), this::ended), limits, clock),
                new Bodies(client.getKubernetesSerialization()),
                progress);
    }

    private void ended(String outcome, Duration took) {
        traffic.ended(target.name(), outcome, took);
    }

    public Target target() {
        return target;
    }

    /// Whether requests go without TLS, as they may on one machine alone.
    public boolean plain() {
        return client.getConfiguration().getMasterUrl().startsWith("http:");
    }

    @Override
    public void close() {
        client.close();
    }

    /// For the test that tries to write with it.
    KubernetesClient client() {
        return client;
    }
}
