package io.acknet.conversation;

import io.acknet.cluster.ClusterIdentity;
import io.acknet.conversation.Inspection.Named;
import io.acknet.conversation.Inspection.Unreachable;
import io.acknet.conversation.Reply.Binding;
import io.acknet.lang.Text;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Channels and the clusters they are bound to. A binding holds the UID of the cluster, so a
/// kubeconfig that leads to another cluster one day is noticed, and nothing is read from it.
public final class BoundClusters {
    private final Inspection inspection;
    private final Bindings bindings;
    private final InstantSource clock;

    public BoundClusters(Inspection inspection, Bindings bindings, InstantSource clock) {
        this.inspection = inspection;
        this.bindings = bindings;
        this.clock = clock;
    }

    /// The clusters that can be bound.
    List<Named> known() {
        return inspection.clusters();
    }

    Optional<Binding> of(Place place) {
        return bindings.of(place.channel());
    }

    Reply bind(Said said, String cluster) {
        Optional<Named> named = inspection.named(cluster);
        if (named.isEmpty()) {
            return new Reply.Refused(
                    said.lang(), Sentences.noSuchCluster(cluster), Sentences.clusters(names()));
        }
        try {
            ClusterIdentity identity = inspection.identify(cluster);
            bindings.bind(said.where().channel(), binding(said, named.get(), identity));
            return new Reply.Done(said.lang(), Sentences.bound(identity));
        } catch (Unreachable e) {
            return new Reply.Refused(
                    said.lang(), Sentences.cannotReach(e.reason()), Sentences.nothingBound());
        }
    }

    private Binding binding(Said said, Named named, ClusterIdentity identity) {
        return new Binding(
                named.name(),
                named.environment(),
                identity.uid(),
                said.who().id(),
                clock.instant());
    }

    Reply unbind(Said said) {
        return bindings.unbind(said.where().channel())
                ? new Reply.Done(said.lang(), Sentences.unbound())
                : new Reply.Refused(said.lang(), Sentences.notBound(), Sentences.howToBind());
    }

    /// What is bound here, and whether the cluster can be reached and is still the same.
    Reply.StatusShown status(Said said, boolean mayBind) {
        Optional<Binding> bound = of(said.where());
        Optional<ClusterIdentity> identity = Optional.empty();
        Optional<Text> trouble = Optional.empty();
        if (bound.isPresent()) {
            try {
                ClusterIdentity now = inspection.identify(bound.get().cluster());
                identity = Optional.of(now);
                trouble =
                        now.uid().equals(bound.get().uid())
                                ? Optional.empty()
                                : Optional.of(Sentences.otherCluster(now.name()));
            } catch (Unreachable e) {
                trouble = Optional.of(Sentences.cannotReach(e.reason()));
            }
        }
        return new Reply.StatusShown(
                said.lang(), bound, identity, trouble, names(), mayBind, List.of(), Manner.PLAIN);
    }

    private List<String> names() {
        return inspection.clusters().stream().map(Named::name).toList();
    }
}
