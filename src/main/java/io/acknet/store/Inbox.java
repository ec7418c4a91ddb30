package io.acknet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What came in, stored before it is acknowledged. It is also the memory of what was seen: a copy of
/// an input that is still here is recognised, so rows stay for as long as Slack may send one again.
public final class Inbox {
    private final Store store;

    Inbox(Store store) {
        this.store = store;
    }

    /// What became of a copy of an input.
    public enum Arrival {
        /// The first copy.
        NEW,
        /// A copy of one that has no final reply yet.
        OPEN,
        /// A copy of one that is answered.
        ANSWERED
    }

    /// Stores the input unless a copy of it is here already.
    public Arrival receive(Input input) {
        return store.write(
                handle -> insert(handle, input) == 1 ? Arrival.NEW : seen(handle, input));
    }

    private static int insert(Handle handle, Input input) {
        return handle.createUpdate(
                        """
                        INSERT INTO inbox
                            (input_key, kind, channel, person, body, received_at, state, attempts)
                        VALUES (:key, :kind, :channel, :person, :body, :at, 'RECEIVED', 0)
                        ON CONFLICT (input_key) DO NOTHING
                        """)
                .bind("key", input.key())
                .bind("kind", input.kind())
                .bind("channel", input.channel())
                .bind("person", input.person())
                .bind("body", input.body())
                .bind("at", input.receivedAt().toEpochMilli())
                .execute();
    }

    private static Arrival seen(Handle handle, Input input) {
        String state =
                handle.createQuery("SELECT state FROM inbox WHERE input_key = :key")
                        .bind("key", input.key())
                        .mapTo(String.class)
                        .one();
        return state.equals("DONE") ? Arrival.ANSWERED : Arrival.OPEN;
    }

    /// All inputs without a final reply, the oldest first.
    public List<Input> open() {
        return store.read(handle ->
                handle.createQuery(
                                """
                                SELECT * FROM inbox WHERE state = 'RECEIVED'
                                ORDER BY received_at, input_key
                                """)
                        .map((row, context) -> input(row))
                        .list());
    }

    /// Whether this input is here and has no final reply.
    public boolean isOpen(String key) {
        return store.read(handle ->
                handle.createQuery("SELECT state FROM inbox WHERE input_key = :key")
                        .bind("key", key)
                        .mapTo(String.class)
                        .findOne()
                        .map(state -> state.equals("RECEIVED"))
                        .orElse(false));
    }

    /// Counts a further attempt at an input, and says the how manieth it is: 1 is the first retry.
    public int retry(String key) {
        return store.write(handle -> {
            handle.createUpdate("UPDATE inbox SET attempts = attempts + 1 WHERE input_key = :key")
                    .bind("key", key)
                    .execute();
            return handle.createQuery("SELECT attempts FROM inbox WHERE input_key = :key")
                    .bind("key", key)
                    .mapTo(Integer.class)
                    .one();
        });
    }

    /// The input has its final reply, or will never have one.
    public void finish(String key) {
        store.write(handle -> {
            handle.createUpdate("UPDATE outbox SET state = 'SENT' WHERE input_key = :key")
                    .bind("key", key)
                    .execute();
            return handle.createUpdate("UPDATE inbox SET state = 'DONE' WHERE input_key = :key")
                    .bind("key", key)
                    .execute();
        });
    }

    /// Forgets answered inputs that came in before, with what was sent for them.
    public int forget(Instant before) {
        return store.write(handle ->
                handle.createUpdate(
                                """
                                DELETE FROM inbox
                                WHERE state = 'DONE' AND received_at < :before
                                """)
                        .bind("before", before.toEpochMilli())
                        .execute());
    }

    private static Input input(ResultSet row) throws SQLException {
        return new Input(
                row.getString("input_key"),
                row.getString("kind"),
                row.getString("channel"),
                row.getString("person"),
                row.getString("body"),
                Instant.ofEpochMilli(row.getLong("received_at")));
    }
}
