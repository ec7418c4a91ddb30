package io.acknet.conversation;

import io.acknet.check.Plugin;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.lang.Text;
import java.time.Instant;
import java.util.Optional;

/// What the last checks of each cluster came to. They are told for a day.
public interface Verdicts {

    /// In place of what the check came to before on the same cluster.
    void remember(Report report);

    /// None of a cluster's is true any more.
    ///
    /// @param uid of the cluster
    void forget(String uid);

    /// @param uid of the cluster
    Optional<Last> of(String uid, String check);

    /// The cluster's network plugin, as the last check saw it that saw one.
    Optional<Seen> plugin(String uid);

    record Last(Verdict verdict, Text headline, Instant readAt) {}

    record Seen(Plugin plugin, Instant readAt) {}
}
