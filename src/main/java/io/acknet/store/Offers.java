package io.acknet.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What the buttons of messages stand for.
public final class Offers {
    private final Store store;

    Offers(Store store) {
        this.store = store;
    }

    /// Of a button that is part of no stored reply.
    public void add(Offer offer) {
        store.write(handle -> {
            insert(handle, offer);
            return true;
        });
    }

    static void insert(Handle handle, Offer offer) {
        handle.createUpdate(
                        """
                        INSERT INTO offers (offer_id, channel, body, created_at)
                        VALUES (:id, :channel, :body, :at)
                        ON CONFLICT (offer_id) DO NOTHING
                        """)
                .bind("id", offer.id())
                .bind("channel", offer.channel())
                .bind("body", offer.body())
                .bind("at", offer.createdAt().toEpochMilli())
                .execute();
    }

    public Optional<Offer> find(String id) {
        return store.read(handle ->
                handle.createQuery("SELECT * FROM offers WHERE offer_id = :id")
                        .bind("id", id)
                        .map((row, context) ->
                                new Offer(
                                        row.getString("offer_id"),
                                        row.getString("channel"),
                                        row.getString("body"),
                                        Instant.ofEpochMilli(row.getLong("created_at"))))
                        .findOne());
    }

    /// Uses an offer up.
    ///
    /// @return whether it was there
    public boolean take(String id) {
        return store.write(handle ->
                handle.createUpdate("DELETE FROM offers WHERE offer_id = :id")
                                .bind("id", id)
                                .execute()
                        == 1);
    }

    /// Forgets the offers that were made before; their buttons say so when they are clicked.
    public int forget(Instant before) {
        return store.write(handle ->
                handle.createUpdate("DELETE FROM offers WHERE created_at < :before")
                        .bind("before", before.toEpochMilli())
                        .execute());
    }
}
