package io.acknet.conversation;

/// The ways to look at the cluster that a channel is bound to.
///
/// @param one a topic's check
/// @param all every check at once
/// @param known what earlier checks came to
public record Inspections(ClusterChecks one, FullCheck all, KnownHere known) {

    /// @param verdicts where what a check came to is remembered
    public static Inspections of(
            Faq faq, BoundClusters clusters, ClusterChecks checks, Verdicts verdicts) {
        return new Inspections(
                checks,
                new FullCheck(faq, clusters, checks),
                new KnownHere(clusters, checks, verdicts));
    }
}
