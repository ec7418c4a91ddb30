package io.acknet.fix;

import io.acknet.check.Params;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Permission;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A change that cures a topic's problem, as a pure plan over what was read.
///
/// To add one: a class, a line in `Fixes.standard`, fixtures, and the rights it needs in `deploy` (a
/// test writes them). Approval, pacing, diff, proof, undo, audit and card come with the plan.
public interface Fix {

    /// Such as `enable-hairpin`; also the word that people type.
    String id();

    /// The id of the topic whose check justifies it before, and proves it after.
    String topic();

    Text title();

    /// What it does to the cluster, in one sentence.
    Text effect();

    /// The parameters that it takes.
    Set<Params.Key> takes();

    /// Those of them without which there is no plan: what only a person can know.
    Set<Params.Key> needs();

    /// The rights that planning needs, all of them reads.
    List<Permission> reads();

    /// The rights that executing needs, as narrow as they can be stated before a plan is known.
    List<Permission> writes();

    /// Looks, and decides. Everything that a plan depends on is read through this reader, so planning
    /// again just before execution and comparing fingerprints shows whether anything has changed.
    Proposal propose(ClusterReader reader, Params params);

    /// What proves it in place of the topic's check, where the problem stays until people have done
    /// something outside the cluster.
    default Optional<Proving> proving() {
        return Optional.empty();
    }
}
