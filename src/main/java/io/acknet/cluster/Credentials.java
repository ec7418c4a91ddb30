package io.acknet.cluster;

import io.acknet.lang.Text;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes the Kubernetes client's configuration of a target, and of nothing else: neither the
/// environment nor `~/.kube/config` has a say.
final class Credentials {
    /// The name that every Pod resolves; the certificate is made out to it.
    private static final String IN_CLUSTER_SERVER = "https://kubernetes.default.svc";

    private Credentials() {}

    static Config config(Target target, Limits limits) {
        ConfigBuilder builder =
                switch (target.access()) {
                    case Target.InFile file -> new Kubeconfig(file, target).vetted();
                    case Target.InCluster pod -> serviceAccount(pod.serviceAccount());
                };
        int millis = Math.toIntExact(limits.request().toMillis());
        return builder.withAutoConfigure(false)
                .withRequestRetryBackoffLimit(0)
                .withConnectionTimeout(millis)
                .withRequestTimeout(millis)
                .withTrustCerts(target.insecureTlsForLab())
                .withDisableHostnameVerification(target.insecureTlsForLab())
                .withUserAgent("acknet")
                .build();
    }

    private static ConfigBuilder serviceAccount(Path mount) {
        Path token = mount.resolve("token");
        Path ca = mount.resolve("ca.crt");
        if (!Files.isReadable(token) || !Files.isReadable(ca)) {
            throw new UnusableTarget(
                    new Text(
                            mount + "：没有可读的 token 和 ca.crt；acknet 没有运行在 Pod 里，请改用 kubeconfig",
                            mount
                                    + ": no readable token and ca.crt; acknet does not run in a Pod,"
                                    + " use a kubeconfig instead"));
        }
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(IN_CLUSTER_SERVER)
                .withCaCertFile(ca.toString())
                .withOauthTokenProvider(() -> current(token));
    }

    /// Tokens of service accounts are replaced about hourly, so each request reads the file again.
    static String current(Path token) {
        try {
            return Files.readString(token).strip();
        } catch (IOException e) {
            throw new UnusableTarget(
                    new Text(token + "：令牌文件读不出来", token + ": the token file cannot be read"));
        }
    }
}
