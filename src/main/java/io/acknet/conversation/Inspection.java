package io.acknet.conversation;

import io.acknet.check.Check;
import io.acknet.check.Report;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The clusters of the configuration, and the checks that can be run on them.
public interface Inspection {

    List<Named> clusters();

    /// Asks the cluster who it is.
    ///
    /// @throws Unreachable when it cannot say
    ClusterIdentity identify(String cluster);

    /// The catalogue, in the order in which all are run.
    List<Check> checks();

    default Optional<Check> check(String id) {
        return checks().stream().filter(check -> check.id().equals(id)).findFirst();
    }

    /// Opens a cluster for one run. A cluster that turns out to be another is not opened, and nothing
    /// more is read from it.
    ///
    /// @param uid UID of the cluster that was meant
    /// @throws Unreachable when there is no usable access to the cluster at all
    Optional<Snapshot> open(String cluster, String uid);

    default Optional<Named> named(String cluster) {
        return clusters().stream().filter(named -> named.name().equals(cluster)).findFirst();
    }

    /// One run's view of a cluster: what was read once is not read again.
    interface Snapshot {

        /// Says which checks are to run without parameters, so that they can share more of what is read.
        default void announce(List<String> checks) {}

        /// Runs a check. A cluster that cannot be read gives a report whose verdict is UNKNOWN.
        ///
        /// @throws io.acknet.check.BadRequest when a parameter means nothing to the check
        Report run(String check, Map<String, String> params);

        /// Reads nothing any more.
        void stop();
    }

    /// A cluster of the configuration.
    record Named(String name, String environment) {}

    /// The cluster could not be asked; the reason holds no secret.
    final class Unreachable extends RuntimeException {
        private final transient Text reason;

        private final boolean busy;

        public Unreachable(String cluster, Text reason) {
            this(cluster, reason, false);
        }

        private Unreachable(String cluster, Text reason, boolean busy) {
            super("cluster " + cluster + ": " + reason.en());
            this.reason = reason;
            this.busy = busy;
        }

        /// Nothing is wrong with the cluster; so much is being read from it already that no more is.
        static Unreachable busy(String cluster, Text reason) {
            return new Unreachable(cluster, reason, true);
        }

        /// Whether asking again soon may help.
        boolean busy() {
            return busy;
        }

        public Text reason() {
            return reason;
        }
    }
}
