package io.acknet.cluster;

import io.acknet.lang.Text;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Vets a kubeconfig before the Kubernetes client gets anything of it: the client would run any
/// command that stands under `exec`, and would skip TLS where the file says so.
final class Kubeconfig {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Path file;
    private final Target target;
    private final KubeconfigText text;
    private final String context;

    Kubeconfig(Target.InFile access, Target target) {
        this.file = access.kubeconfig();
        this.target = target;
        this.text = KubeconfigText.read(file);
        this.context =
                access.context()
                        .or(() -> text.root().text("current-context").filter(c -> !c.isBlank()))
                        .orElseThrow(this::noContext);
    }

    /// The client's configuration for the context.
    ///
    /// @throws UnusableTarget names the file and the field, and says what to do
    ConfigBuilder vetted() {
        KubeconfigText.Part names = text.named("contexts", context, "context");
        KubeconfigText.Part cluster = text.named("clusters", names.required("cluster"), "cluster");
        KubeconfigText.Part user = text.named("users", names.required("user"), "user");
        refuseUnsupported(cluster, List.of("tls-server-name"));
        refuseUnsupported(user, List.of("auth-provider", "as", "as-uid", "as-groups"));
        String server = server(cluster);
        verifyTls(cluster);
        if (user.part("exec").isPresent()) {
            new ExecPlugin(file, target.execAllowed()).vet(user.part("exec").get());
            return new ConfigBuilder(Config.fromKubeconfig(KubeconfigText.only(cluster, user)));
        }
        ConfigBuilder builder = new ConfigBuilder(Config.empty()).withMasterUrl(server);
        ca(cluster, builder);
        identity(user, builder);
        cluster.text("proxy-url")
                .ifPresent(proxy -> builder.withHttpProxy(proxy).withHttpsProxy(proxy));
        return builder;
    }

    private String server(KubeconfigText.Part cluster) {
        String server = cluster.required("server");
        URI uri = uri(cluster, server);
        String host = uri.getHost() == null ? "" : uri.getHost();
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean loopback = LOOPBACK.contains(host);
        if (host.isEmpty() || uri.getUserInfo() != null) {
            throw refused(
                    cluster.path("server"),
                    "不是 https://主机:端口 形式的地址",
                    "is not an address of the form https://host:port");
        }
        if (!https && !loopback && !target.insecureTlsForLab()) {
            throw refused(
                    cluster.path("server"),
                    "不是 https；凭证不会走明文连接，请改成 https 地址",
                    "is not https; credentials are not sent in the clear, use an https address");
        }
        return server;
    }

    private URI uri(KubeconfigText.Part cluster, String server) {
        try {
            return URI.create(server);
        } catch (IllegalArgumentException e) {
            throw refused(cluster.path("server"), "不是合法的 URL", "is not a valid URL");
        }
    }

    private void verifyTls(KubeconfigText.Part cluster) {
        boolean skip =
                cluster.text("insecure-skip-tls-verify")
                        .filter(value -> !value.equals("false"))
                        .isPresent();
        if (skip && !target.insecureTlsForLab()) {
            throw refused(
                    cluster.path("insecure-skip-tls-verify"),
                    "关闭了证书校验；请删掉它并填写 certificate-authority-data，只有实验环境可以用 insecureTlsForLab",
                    "turns certificate checks off; remove it and give certificate-authority-data;"
                            + " only a laboratory may use insecureTlsForLab");
        }
    }

    private void ca(KubeconfigText.Part cluster, ConfigBuilder builder) {
        cluster.text("certificate-authority-data").ifPresent(builder::withCaCertData);
        file(cluster, "certificate-authority", builder::withCaCertFile);
    }

    private void identity(KubeconfigText.Part user, ConfigBuilder builder) {
        user.text("client-certificate-data").ifPresent(builder::withClientCertData);
        user.text("client-key-data").ifPresent(builder::withClientKeyData);
        file(user, "client-certificate", builder::withClientCertFile);
        file(user, "client-key", builder::withClientKeyFile);
        user.text("username").ifPresent(builder::withUsername);
        user.text("password").ifPresent(builder::withPassword);
        user.text("token").ifPresent(token -> builder.withOauthTokenProvider(() -> token));
        file(
                user,
                "tokenFile",
                path -> builder.withOauthTokenProvider(() -> Credentials.current(Path.of(path))));
    }

    /// A path in a kubeconfig is relative to the kubeconfig.
    private void file(KubeconfigText.Part part, String field, Consumer<String> use) {
        Optional<Path> path =
                part.text(field).map(name -> file.toAbsolutePath().resolveSibling(name));
        path.ifPresent(found -> {
            if (!Files.isReadable(found)) {
                throw refused(
                        part.path(field),
                        "指向的文件 " + found + " 读不出来",
                        "names the file " + found + ", which cannot be read");
            }
            use.accept(found.toString());
        });
    }

    private void refuseUnsupported(KubeconfigText.Part part, List<String> fields) {
        fields.stream()
                .filter(part::has)
                .findFirst()
                .ifPresent(field -> {
                    throw refused(
                            part.path(field),
                            "acknet 不支持；请改用证书或 token 的 kubeconfig",
                            "is not supported; use a kubeconfig with a certificate or a"
                                    + " token");
                });
    }

    private UnusableTarget noContext() {
        return refused(
                "current-context",
                "没有填写；请填写，或用 --context 指定。文件里有：" + text.names("contexts"),
                "is not set; set it, or name a context. The file has: " + text.names("contexts"));
    }

    private UnusableTarget refused(String field, String zh, String en) {
        return new UnusableTarget(
                new Text(file + "：" + field + " " + zh, file + ": " + field + " " + en));
    }
}
