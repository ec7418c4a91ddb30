package io.acknet.fix;

import io.acknet.check.Verdict;
import io.acknet.cluster.ClusterReader;
import io.acknet.lang.Text;

/// Looks whether a plan stands in the cluster, for a fix whose effect the topic's check cannot see.
@FunctionalInterface
public interface Proving {

    Seen look(ClusterReader reader, Plan plan);

    /// @param verdict OK where all is as planned, PROBLEM where it is not, UNKNOWN where it cannot be read
    record Seen(Verdict verdict, Text headline) {}
}
