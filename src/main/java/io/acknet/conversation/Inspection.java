package io.acknet.conversation;

import io.acknet.check.Check;
import io.acknet.check.Report;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Optional;

/// The clusters of the configuration, and the checks that can be run on them.
public interface Inspection {

    List<Named> clusters();

    /// Asks the cluster who it is.
    ///
    /// @throws Unreachable when it cannot say
    ClusterIdentity identify(String cluster);

    Optional<Check> check(String id);

    /// Runs a check. A cluster that cannot be read gives a report whose verdict is UNKNOWN; one that
    /// turns out to be another gives none, and nothing more is read from it.
    ///
    /// @throws Unreachable when there is no usable access to the cluster at all
    /// @throws io.acknet.check.BadRequest when a parameter means nothing to the check
    Optional<Report> run(String check, Command.RunCheck run);

    default Optional<Named> named(String cluster) {
        return clusters().stream().filter(named -> named.name().equals(cluster)).findFirst();
    }

    /// A cluster of the configuration.
    record Named(String name, String environment) {}

    /// The cluster could not be asked; the reason holds no secret.
    final class Unreachable extends RuntimeException {
        private final transient Text reason;

        public Unreachable(String cluster, Text reason) {
            super("cluster " + cluster + ": " + reason.en());
            this.reason = reason;
        }

        public Text reason() {
            return reason;
        }
    }
}
