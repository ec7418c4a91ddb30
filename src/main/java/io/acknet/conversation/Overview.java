package io.acknet.conversation;

import io.acknet.change.Action;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// What concerns one person, wherever they are.
///
/// @param waiting for their approval, the newest first
/// @param clusters what they may do to each
/// @param recent topics that they were answered with, the newest first
/// @param gaps how many wait for a review; empty for those who may not review
/// @param mayBind whether they may change what holds in a channel
public record Overview(
        Lang lang,
        List<Reply.ChangeCard> waiting,
        List<Standing> clusters,
        List<Topic> recent,
        OptionalInt gaps,
        boolean mayBind) {
    public Overview {
        waiting = List.copyOf(waiting);
        clusters = List.copyOf(clusters);
        recent = List.copyOf(recent);
    }

    /// @param mayCheck whether they may read it
    /// @param may what they may do to its changes, by the roles
    public record Standing(String cluster, String environment, boolean mayCheck, Set<Action> may) {
        public Standing {
            may = Set.copyOf(may);
        }
    }
}
