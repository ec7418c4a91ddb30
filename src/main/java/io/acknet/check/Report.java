package io.acknet.check;

import io.acknet.cluster.ClusterIdentity;
import io.acknet.lang.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The outcome of one run of a check against one cluster.
///
/// @param check id of the check
/// @param headline the verdict in one sentence
/// @param findings what decides first
/// @param readAt when the reads began
/// @param plugin the cluster's network plugin, where the findings tell
public record Report(
        String check,
        ClusterIdentity cluster,
        Verdict verdict,
        Text headline,
        List<Finding> findings,
        Instant readAt,
        Optional<Plugin> plugin) {
    public Report {
        findings = List.copyOf(findings);
    }
}
