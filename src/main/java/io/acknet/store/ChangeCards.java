package io.acknet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where each change is shown. There is one card for a change, whichever replica posts it.
public final class ChangeCards {
    /// A post takes seconds; whoever has begun one and not ended it by then has died.
    private static final Duration POSTING = Duration.ofMinutes(1);

    private final Store store;

    ChangeCards(Store store) {
        this.store = store;
    }

    public Optional<ChangeCard> of(String changeId) {
        return store.read(handle ->
                handle.createQuery("SELECT * FROM change_cards WHERE change_id = :id")
                        .bind("id", changeId)
                        .map((row, context) ->
                                new ChangeCard(
                                        row.getString("change_id"),
                                        row.getString("channel"),
                                        row.getString("ts"),
                                        row.getLong("version"),
                                        row.getString("noted")))
                        .findOne());
    }

    /// @return whether the caller is the one to post it: nobody has, and nobody is about to
    public boolean begin(String changeId, String channel, Instant now) {
        return store.write(handle ->
                handle.createUpdate(
                                        """
                                        INSERT INTO change_cards
                                            (change_id, channel, ts, version, noted, begun_at)
                                        VALUES (:id, :channel, '', 0, '', :now)
                                        ON CONFLICT (change_id) DO UPDATE SET
                                            begun_at = excluded.begun_at
                                        WHERE change_cards.ts = ''
                                            AND change_cards.begun_at < :dead
                                        """)
                                .bind("id", changeId)
                                .bind("channel", channel)
                                .bind("now", now.toEpochMilli())
                                .bind("dead", now.minus(POSTING).toEpochMilli())
                                .execute()
                        == 1);
    }

    /// Gives up posting, so that it can be tried again.
    public void abandon(String changeId) {
        store.write(handle ->
                handle.createUpdate("DELETE FROM change_cards WHERE change_id = :id AND ts = ''")
                        .bind("id", changeId)
                        .execute());
    }

    /// It stands there and shows this much.
    ///
    /// @return whether nobody has said so before, of this version or a later one
    public boolean shows(ChangeCard card) {
        return store.write(handle ->
                handle.createUpdate(
                                        """
                                        UPDATE change_cards
                                        SET channel = :channel, ts = :ts, version = :version,
                                            noted = :noted
                                        WHERE change_id = :id AND version < :version
                                        """)
                                .bind("channel", card.channel())
                                .bind("ts", card.ts())
                                .bind("version", card.version())
                                .bind("noted", card.noted())
                                .bind("id", card.changeId())
                                .execute()
                        == 1);
    }

    /// An earlier state was drawn over a later one; how much is not known.
    public void showsLess(String changeId) {
        store.write(handle ->
                handle.createUpdate(
                                "UPDATE change_cards SET version = version - 1"
                                        + " WHERE change_id = :id AND version > 1")
                        .bind("id", changeId)
                        .execute());
    }

    /// Ids of changes of which the card shows less than there is, the oldest first.
    public List<String> behind(int most) {
        return store.read(handle ->
                handle.createQuery(
                                """
                                SELECT changes.change_id FROM changes
                                LEFT JOIN change_cards
                                    ON change_cards.change_id = changes.change_id
                                WHERE change_cards.version IS NULL
                                    OR change_cards.version < changes.version
                                ORDER BY changes.changed_at
                                LIMIT :most
                                """)
                        .bind("most", most)
                        .mapTo(String.class)
                        .list());
    }
}
