package io.acknet.check;

import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kind;
import io.acknet.cluster.Read;
import io.acknet.cluster.Scope;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;

/// Reads whose failure becomes a finding, for checks that go on without them.
final class Seen {
    private Seen() {}

    /// @param unseen takes the finding that says why the list could not be read
    static <W extends HasMetadata, S> Optional<List<S>> list(
            ClusterReader reader, Kind<W, S> kind, Scope scope, List<Finding> unseen) {
        String subject =
                (scope.namespace().isEmpty() ? "" : scope.namespace() + "/")
                        + kind.type().getSimpleName();
        return of(subject, reader.list(kind, scope), unseen);
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
