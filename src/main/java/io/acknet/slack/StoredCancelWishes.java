package io.acknet.slack;

import io.acknet.store.CancelWishes;
import java.time.InstantSource;
import java.util.Optional;

/// Wishes to cancel a run in the database, which all replicas share.
public final class StoredCancelWishes implements io.acknet.conversation.CancelWishes {
    private final CancelWishes rows;
    private final InstantSource clock;

    public StoredCancelWishes(CancelWishes rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public boolean add(String run, String uid, String by) {
        return rows.add(new CancelWishes.Wish(run, uid, by, clock.instant()));
    }

    @Override
    public Optional<Wish> of(String run) {
        return rows.of(run).map(row -> new Wish(row.uid(), row.by()));
    }
}
