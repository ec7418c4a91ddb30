package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kind;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;

/// Reads whose failure becomes a finding, for checks that go on without them.
final class Seen {
    private Seen() {}

    /// @param unseen takes the finding that says why the list could not be read
    static <W extends HasMetadata, S> Optional<List<S>> list(
            ClusterReader reader, Kind<W, S> kind, Scope scope, List<Finding> unseen) {
        String subject = (scope.namespace().isEmpty() ? "" : scope.namespace() + "/") + name(kind);
        return of(subject, reader.list(kind, scope), unseen);
    }

    /// `Pod`, or the name in URLs for what has no class of its own.
    private static String name(Kind<?, ?> kind) {
        return kind.type() == GenericKubernetesResource.class
                ? kind.qualified()
                : kind.type().getSimpleName();
    }

    /// Whether discovery says that there is no such kind. An API server asks for the right first, so it
    /// forbids also what it does not serve.
    static boolean notServed(ClusterReader reader, Kind<?, ?> kind) {
        return reader.serves(kind) instanceof Read.Found<Boolean>(Boolean served, var _) && !served;
    }

    /// @param unseen takes the finding that says why it could not be read
    static <T> Optional<T> of(String subject, Read<T> read, List<Finding> unseen) {
        return switch (read) {
            case Read.Found<T>(T value, var _) -> Optional.of(value);
            case Read.Absent<T> absent -> {
                unseen.add(CannotTell.absent(subject, absent));
                yield Optional.empty();
            }
            case Read.Unreadable<T> unreadable -> {
                unseen.add(CannotTell.unreadable(subject, unreadable));
                yield Optional.empty();
            }
        };
    }
}
