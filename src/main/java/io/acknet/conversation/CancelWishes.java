package io.acknet.conversation;

import java.util.Optional;

/// How the wish to cancel a run reaches the replica that runs it.
public interface CancelWishes {
    /// Where there is one process, what does not run in it does not run.
    CancelWishes NO_OTHERS =
            new CancelWishes() {
                @Override
                public boolean add(String run, String uid, String by) {
                    return false;
                }

                @Override
                public Optional<Wish> of(String run) {
                    return Optional.empty();
                }
            };

    /// @param uid of the cluster that this person may check
    record Wish(String uid, String by) {}

    /// @return false where there are no other replicas
    boolean add(String run, String uid, String by);

    Optional<Wish> of(String run);
}
