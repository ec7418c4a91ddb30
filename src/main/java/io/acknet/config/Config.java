package io.acknet.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What `acknet.yaml` says. Every value has a default but the clusters.
///
/// @param storage where the bot keeps what it must not forget
/// @param knowledge a directory of topics instead of those that ship with the program
/// @param learned where earlier versions kept what was learned from use; it is taken in from there
/// @param contact how to reach a person, shown when no topic matches
/// @param changes who may change which cluster
/// @param ops how the bot is run
public record Config(
        Slack slack,
        List<Cluster> clusters,
        Roles roles,
        Storage storage,
        Optional<Path> knowledge,
        Path learned,
        Optional<String> contact,
        Changes changes,
        Ops ops) {

    /// The name of the directory of what was learned, where the file does not say.
    static final String LEARNED = "learned";

    public Config {
        clusters = List.copyOf(clusters);
        Set<String> names = new HashSet<>();
        for (Cluster cluster : clusters) {
            if (!names.add(cluster.name())) {
                throw new ConfigException(
                        "clusters: the name \"%s\" stands twice; give each cluster its own"
                                .formatted(cluster.name()));
            }
        }
    }

    /// For a workspace and clusters of one's own: nothing limits how much is asked of the bot.
    public Config(
            Slack slack,
            List<Cluster> clusters,
            Roles roles,
            Storage storage,
            Optional<Path> knowledge,
            Path learned,
            Optional<String> contact,
            Changes changes) {
        this(
                slack,
                clusters,
                roles,
                storage,
                knowledge,
                learned,
                contact,
                changes,
                Ops.standard().with(Ops.Limits.none()));
    }

    /// What stands in force where there is no file.
    public static Config empty() {
        return new Config(
                Slack.socket(),
                List.of(),
                Roles.nobody(),
                Storage.file(Path.of(Storage.DEFAULT_FILE)),
                Optional.empty(),
                Path.of(LEARNED),
                Optional.empty(),
                Changes.none(),
                Ops.standard());
    }

    /// How Slack reaches the bot.
    ///
    /// @param port of the HTTP mode, on all interfaces
    /// @param botTokenFile a file that holds the token, read where the environment has none
    public record Slack(
            Mode mode,
            int port,
            Optional<Path> botTokenFile,
            Optional<Path> appTokenFile,
            Optional<Path> signingSecretFile) {

        public static final int DEFAULT_PORT = 3000;

        public static Slack socket() {
            return new Slack(
                    Mode.SOCKET,
                    DEFAULT_PORT,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    public enum Mode {
        SOCKET,
        HTTP
    }

    /// A cluster by the name that people use for it.
    ///
    /// @param environment such as `production`; shown wherever the cluster is
    /// @param kubeconfig path of the file; absent exactly when `inCluster`
    /// @param context the kubeconfig's current context where absent
    /// @param inCluster use the Pod's own service account
    /// @param insecureTlsForLab accept a certificate that cannot be verified
    /// @param execAllowed credential plugins that the kubeconfig may name
    /// @param write how changes are written; absent where the account that reads does that too
    public record Cluster(
            String name,
            String environment,
            Optional<Path> kubeconfig,
            Optional<String> context,
            boolean inCluster,
            boolean insecureTlsForLab,
            List<ExecAllowed> execAllowed,
            Optional<Write> write) {
        public Cluster {
            execAllowed = List.copyOf(execAllowed);
            if (!name.matches("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?")) {
                throw new ConfigException(
                        "clusters: \"%s\" is no name; use lower-case letters, digits, . and -"
                                .formatted(name));
            }
            if (inCluster == kubeconfig.isPresent()) {
                throw new ConfigException(
                        "clusters: \"%s\" needs either kubeconfig or inCluster: true"
                                .formatted(name));
            }
        }
    }

    /// How changes are written.
    ///
    /// @param kubeconfig the one that reads where absent
    /// @param impersonate whether writes are made in the name of the requester, `acknet:<team>:<user>`
    public record Write(Optional<Path> kubeconfig, Optional<String> context, boolean impersonate) {}

    /// A credential plugin that may run: by absolute path and the SHA-256 of the file.
    public record ExecAllowed(String path, String sha256) {}

    /// Who may do what, each a list of Slack user ids (`U…`) and user group ids (`S…`).
    /// An empty list means nobody.
    ///
    /// @param bind who may bind a channel to a cluster
    /// @param review who may change what the bot knows
    public record Roles(List<String> bind, List<String> review) {
        public Roles {
            bind = List.copyOf(bind);
            review = List.copyOf(review);
        }

        public static Roles nobody() {
            return new Roles(List.of(), List.of());
        }
    }
}
