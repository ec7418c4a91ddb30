package io.acknet.cluster;

import io.acknet.lang.Text;
import io.acknet.redact.Redactor;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.InstantSource;

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
        return new Cluster(target, client(target, limits), limits, clock);
    }

    /// A snapshot for one run: what was read once is not read again.
    public ClusterReader reader() {
        TransportFaults faults =
                new TransportFaults(client.getConfiguration().getMasterUrl(), Redactor.standard());
        return new ClusterReader(
                target,
                new Pages(new Wire(client, faults), limits, clock),
                client.getKubernetesSerialization());
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

    private static KubernetesClient client(Target target, Limits limits) {
        try {
            Config config = Credentials.config(target, limits);
            return new KubernetesClientBuilder()
                    .withConfig(config)
                    .withHttpClientBuilderConsumer(
                            http -> http.addOrReplaceInterceptor(OnlyReads.NAME, new OnlyReads()))
                    .build();
        } catch (KubernetesClientException | IllegalArgumentException e) {
            throw new UnusableTarget(unusable(target));
        }
    }

    private static Text unusable(Target target) {
        String what =
                switch (target.access()) {
                    case Target.InFile file -> file.kubeconfig().toString();
                    case Target.InCluster pod -> pod.serviceAccount().toString();
                };
        return new Text(
                what
                        + "：证书或私钥无法解析，请检查 certificate-authority-data、client-certificate-data 和"
                        + " client-key-data 是否是完整的 Base64 编码 PEM",
                what
                        + ": a certificate or key cannot be parsed; check that"
                        + " certificate-authority-data, client-certificate-data and client-key-data"
                        + " are whole PEM files in Base64");
    }
}
