package io.acknet.change;

import io.acknet.change.Effect.Pinned;
import io.acknet.change.Effect.Target;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Mutation;
import io.acknet.cluster.PodSeen;
import io.acknet.cluster.Read;
import io.acknet.lang.Text;
import java.util.Optional;

/// Evicts exactly this Pod: another one of its name is left alone.
record EvictAct(Site site, String key, String call, Target target) implements Act {

    static Target target(String namespace, String name, String uid, String node) {
        return new Target(Kinds.PODS.qualified(), namespace, name, uid, node);
    }

    @Override
    public boolean anybodys() {
        return true;
    }

    @Override
    public Sight look(Optional<Effect> last) {
        return switch (site.pod(target.namespace(), target.name())) {
            case Read.Unreadable<PodSeen>(var _, Text reason) -> new Sight.Unreadable(reason);
            case Read.Absent<PodSeen> _ -> gone();
            case Read.Found<PodSeen>(PodSeen pod, var _) ->
                    pod.uid().equals(target.uid()) && !pod.deleting()
                            ? new Sight.Before(
                                    new Mutation.Evict(
                                            target.namespace(), target.name(), target.uid()),
                                    "")
                            : gone();
        };
    }

    private Sight gone() {
        return new Sight.Landed(new Pinned(target.uid(), "", ""));
    }
}
