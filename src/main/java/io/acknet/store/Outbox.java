package io.acknet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What goes out for each input, so that an attempt after a crash goes on where the last one ended:
/// it edits the message that is there, and says again what was decided instead of deciding anew.
public final class Outbox {
    private final Store store;
    private final InstantSource clock = InstantSource.system();

    Outbox(Store store) {
        this.store = store;
    }

    public Optional<Outgoing> find(String input, String slot) {
        return store.read(handle ->
                handle.createQuery(
                                """
                                SELECT * FROM outbox
                                WHERE input_key = :input AND slot = :slot
                                """)
                        .bind("input", input)
                        .bind("slot", slot)
                        .map((row, context) -> outgoing(row))
                        .findOne());
    }

    /// A placeholder stands at the destination.
    public void posted(String input, String slot, String destination) {
        Outgoing row = new Outgoing(input, slot, destination, "", Outgoing.State.POSTED);
        store.write(handle -> put(handle, row));
    }

    /// The final reply is decided, with the buttons that it shows.
    public void ready(Outgoing reply, List<Offer> offers) {
        store.write(handle -> {
            offers.forEach(offer -> Offers.insert(handle, offer));
            return put(handle, reply);
        });
    }

    private int put(Handle handle, Outgoing row) {
        return handle.createUpdate(
                        """
                        INSERT INTO outbox (input_key, slot, destination, body, state, changed_at)
                        VALUES (:input, :slot, :destination, :body, :state, :at)
                        ON CONFLICT (input_key, slot) DO UPDATE SET
                            destination = excluded.destination, body = excluded.body,
                            state = excluded.state, changed_at = excluded.changed_at
                        """)
                .bind("input", row.input())
                .bind("slot", row.slot())
                .bind("destination", row.destination())
                .bind("body", row.body())
                .bind("state", row.state().name())
                .bind("at", clock.millis())
                .execute();
    }

    private static Outgoing outgoing(ResultSet row) throws SQLException {
        return new Outgoing(
                row.getString("input_key"),
                row.getString("slot"),
                row.getString("destination"),
                row.getString("body"),
                Outgoing.State.valueOf(row.getString("state")));
    }
}
