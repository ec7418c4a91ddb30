package io.acknet.conversation;

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

    /// What a check reads, in words; empty when there is no such check.
    Optional<Text> reads(String check);

    /// Runs a check. A cluster that cannot be read gives a report whose verdict is UNKNOWN.
    ///
    /// @throws Unreachable when not even the cluster's identity can be read
    Report run(String check, String cluster);

    default Optional<Named> named(String cluster) {
        return clusters().stream().filter(named -> named.name().equals(cluster)).findFirst();
    }

    /// A cluster of the configuration.
    record Named(String name, String environment) {}

    /// The cluster could not be asked; the reason holds no secret.
    final class Unreachable extends RuntimeException {
        private final String reason;

        public Unreachable(String cluster, String reason) {
            super("cluster " + cluster + ": " + reason);
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }
}
