package io.acknet.fix;

import io.acknet.cluster.ClusterIdentity;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Everything that a change will do to a cluster, and nothing else. It never changes after it was
/// made: approval binds its fingerprint, and execution compares it.
///
/// @param fix id of the fix; for an undo, of the fix that is undone
/// @param topic id of the topic whose check justifies and proves it
/// @param params what people chose, by the words of `Params.Key`
/// @param steps in the order in which they are done
/// @param warnings what an approver must know
/// @param ownership whether somebody else writes the same objects
/// @param downgrade set where security is lowered: what the requester must confirm a second time
/// @param unproven what no check can prove afterwards, and who has to look instead
public record Plan(
        String fix,
        String topic,
        Map<String, String> params,
        ClusterIdentity cluster,
        List<Step> steps,
        List<Text> warnings,
        Ownership ownership,
        Optional<Text> downgrade,
        Optional<Text> unproven) {
    public Plan {
        params = java.util.Collections.unmodifiableMap(new TreeMap<>(params));
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }
}
