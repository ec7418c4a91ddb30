package io.acknet.check;

import io.acknet.cluster.ClusterIdentity;
import io.acknet.lang.Text;
import java.time.Instant;
import java.util.List;

/// The outcome of one run of a check against one cluster.
///
/// @param check id of the check
/// @param headline the verdict in one sentence
/// @param findings what decides first
/// @param readAt when the reads began
public record Report(
        String check,
        ClusterIdentity cluster,
        Verdict verdict,
        Text headline,
        List<Finding> findings,
        Instant readAt) {
    public Report {
        findings = List.copyOf(findings);
    }
}
