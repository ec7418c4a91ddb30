package io.acknet.change;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Mutation;
import io.acknet.cluster.Provenance;
import io.acknet.cluster.Written;

/// The clusters, by their names, as whoever executes reaches them.
public interface Clusters {

    /// A fresh snapshot: nothing of it was read before.
    ///
    /// @throws io.acknet.cluster.UnusableTarget when there is no way to the cluster
    ClusterReader reader(String cluster);

    /// The same with the credentials that write, to ask what those may do, and to read what they may.
    ClusterReader writersReader(String cluster);

    /// Sends it once.
    Written send(String cluster, Mutation mutation, Provenance on);

    /// What would come of it; nothing is stored.
    Written dryRun(String cluster, Mutation mutation, Provenance on);
}
