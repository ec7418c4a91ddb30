package io.acknet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
    ///
    /// @return whether the hold was good; if not, nothing was written
    public boolean posted(Hold hold, String slot, String destination) {
        Outgoing row = new Outgoing(hold.input(), slot, destination, "", Outgoing.State.POSTED);
        return held(hold, handle -> put(handle, row));
    }

    /// The final reply is decided: one message or several, with the buttons that they show.
    ///
    /// @return whether the hold was good; if not, nothing was written
    public boolean ready(Hold hold, List<Outgoing> replies, List<Offer> offers) {
        return ready(hold, replies, offers, Optional.empty());
    }

    /// The same for a reply to a message of somebody's.
    ///
    /// @param question that is answered: whoever takes it back from now on is heard
    /// @return whether the hold was good; if not, nothing was written
    public boolean ready(
            Hold hold, List<Outgoing> replies, List<Offer> offers, Optional<Answered> question) {
        return held(
                hold,
                handle -> {
                    offers.forEach(offer -> Offers.insert(handle, offer));
                    replies.forEach(reply -> put(handle, reply));
                    question.ifPresent(answered -> Answers.put(handle, answered));
                });
    }

    /// One message has arrived.
    ///
    /// @return whether the hold was good; if not, nothing was written
    public boolean sent(Hold hold, String slot) {
        return held(
                hold,
                handle ->
                        handle.createUpdate(
                                        """
                                        UPDATE outbox SET state = 'SENT', changed_at = :at
                                        WHERE input_key = :input AND slot = :slot
                                        """)
                                .bind("at", clock.millis())
                                .bind("input", hold.input())
                                .bind("slot", slot)
                                .execute());
    }

    private boolean held(Hold hold, Consumer<Handle> work) {
        return store.write(handle -> {
            boolean good = Inbox.isGood(store, handle, hold);
            if (good) {
                work.accept(handle);
            }
            return good;
        });
    }

    /// What is decided for an input and has not arrived for certain, by slot.
    public List<Outgoing> ready(String input) {
        return store.read(handle ->
                handle.createQuery(
                                """
                                SELECT * FROM outbox
                                WHERE input_key = :input AND state = 'READY'
                                ORDER BY slot
                                """)
                        .bind("input", input)
                        .map((row, context) -> outgoing(row))
                        .list());
    }

    private void put(Handle handle, Outgoing row) {
        handle.createUpdate(
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
