package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Permission;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks at a cluster for one topic. It reads only, and it says so when it cannot tell.
///
/// To add one: a class, a line in `Checks.all`, fixtures, and the rights it needs in `deploy` (a test
/// writes them).
public interface Check {

    /// The id of its topic.
    String id();

    Text title();

    /// What will be read, in one sentence, for whoever confirms the run.
    Text reading();

    /// The rights that it needs, all of them reads.
    List<Permission> reads();

    /// The parameters that it takes.
    Set<Params.Key> takes();

    /// The plugin without which the topic does not arise; empty where it may arise on any.
    default Optional<Plugin> only() {
        return Optional.empty();
    }

    /// Looks at parameters that are each of the right form.
    ///
    /// @throws BadRequest when they do not go together
    default void accept(Params params) {}

    /// At least one finding. Evidence may hold anything that was read: `Checks` redacts it.
    List<Finding> run(ClusterReader reader, Params params);
}
