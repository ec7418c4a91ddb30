package io.acknet.cluster;

import io.acknet.redact.Redactor;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.List;

/// A connection to a target that can only read. It is kept open between runs; each run takes its own
/// reader.
public final class Cluster implements AutoCloseable {
    private final Target target;
    private final KubernetesClient client;
    private final Limits limits;
    private final InstantSource clock;

    private Cluster(Target target, KubernetesClient client, Limits limits, InstantSource clock) {
        this.target = target;
        this.client = client;
        this.limits = limits;
        this.clock = clock;
    }

    /// Makes the connection ready. Nothing is sent before the first read.
    ///
    /// @throws UnusableTarget when the kubeconfig is refused
    public static Cluster connect(Target target, Limits limits, InstantSource clock) {
        return new Cluster(
                target, Clients.of(target, limits, List.of(new OnlyReads())), limits, clock);
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
                new Pages(new Wire(client, faults, limits.bytes()), limits, clock),
                new Bodies(client.getKubernetesSerialization()),
                progress);
    }

    public Target target() {
        return target;
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
