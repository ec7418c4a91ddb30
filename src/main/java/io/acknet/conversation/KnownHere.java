package io.acknet.conversation;

import io.acknet.check.Check;
import io.acknet.check.Plugin;
import io.acknet.conversation.Reply.Here;
import io.acknet.knowledge.Topic;
import java.util.Optional;

/// What is known of a topic on the cluster that a channel is bound to. It shows the cluster's insides,
/// so only those hear of it who may check.
public final class KnownHere {
    private final BoundClusters clusters;
    private final ClusterChecks checks;
    private final Verdicts verdicts;

    public KnownHere(BoundClusters clusters, ClusterChecks checks, Verdicts verdicts) {
        this.clusters = clusters;
        this.checks = checks;
        this.verdicts = verdicts;
    }

    /// What the topic's own check came to; else whether the cluster's plugin is the one that the topic
    /// is about.
    Optional<Here> of(Said said, Topic topic) {
        if (!checks.mayCheck(said)) {
            return Optional.empty();
        }
        return clusters.of(said.where())
                .flatMap(bound ->
                        checks.of(topic)
                                .flatMap(check ->
                                        judged(bound.uid(), check)
                                                .or(() -> otherPlugin(bound.uid(), check))));
    }

    private Optional<Here> judged(String uid, Check check) {
        return verdicts.of(uid, check.id())
                .map(last -> new Here.Judged(last.verdict(), last.headline(), last.readAt()));
    }

    private Optional<Here> otherPlugin(String uid, Check check) {
        Optional<Plugin> only = check.only();
        return verdicts.plugin(uid)
                .filter(seen -> only.isPresent() && only.get() != seen.plugin())
                .map(seen ->
                        new Here.OtherPlugin(seen.plugin(), only.orElseThrow(), seen.readAt()));
    }
}
