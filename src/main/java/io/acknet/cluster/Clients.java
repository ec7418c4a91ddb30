package io.acknet.cluster;

import io.acknet.lang.Text;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.List;

/// Builds the Kubernetes client of a target.
final class Clients {
    private Clients() {}

    /// @throws UnusableTarget when the kubeconfig is refused
    static KubernetesClient of(Target target, Limits limits, List<Interceptor> guards) {
        try {
            Config config = Credentials.config(target, limits);
            return new KubernetesClientBuilder()
                    .withConfig(config)
                    .withHttpClientBuilderConsumer(http ->
                            guards.forEach(guard ->
                                    http.addOrReplaceInterceptor(
                                            guard.getClass().getName(), guard)))
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
