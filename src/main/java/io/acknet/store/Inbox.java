package io.acknet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What came in, stored before it is acknowledged. It is also the memory of what was seen: a copy of
/// an input that is still here is recognised, so rows stay for as long as Slack may send one again.
///
/// One process at a time answers an input:
///
/// 1. Whoever receives it first holds it. The lease is renewed while the process lives.
/// 2. What nobody holds any more is claimed by whoever looks first.
/// 3. Each claim has a higher fence; what is written for an input names it, and is not written when
///    another has claimed the input since.
public final class Inbox {
    /// Renewed every few seconds; short, so that another process soon goes on after a crash.
    public static final Duration LEASE = Duration.ofSeconds(15);

    /// Parameters of one statement; SQLite takes 32,766, PostgreSQL 65,535.
    private static final int AT_ONCE = 1_000;

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

    /// @param hold present for whoever is to answer it
    public record Arrived(Arrival arrival, Optional<Hold> hold) {}

    /// Stores the input unless a copy of it is here already. Who stores it holds it; a copy of one that
    /// nobody holds any more is held from now on.
    public Arrived receive(Input input) {
        return store.write(handle ->
                insert(handle, input) == 1
                        ? new Arrived(Arrival.NEW, Optional.of(hold(input.key(), 1)))
                        : seen(handle, input));
    }

    private Hold hold(String key, long fence) {
        return new Hold(key, store.owner(), fence);
    }

    private int insert(Handle handle, Input input) {
        return handle.createUpdate(
                        """
                        INSERT INTO inbox
                            (input_key, kind, channel, person, body, received_at, state, attempts,
                             owner, lease_until, fence)
                        VALUES (:key, :kind, :channel, :person, :body, :at, 'RECEIVED', 0,
                             :owner, :until, 1)
                        ON CONFLICT (input_key) DO NOTHING
                        """)
                .bind("key", input.key())
                .bind("kind", input.kind())
                .bind("channel", input.channel())
                .bind("person", input.person())
                .bind("body", input.body())
                .bind("at", input.receivedAt().toEpochMilli())
                .bind("owner", store.owner())
                .bind("until", input.receivedAt().plus(LEASE).toEpochMilli())
                .execute();
    }

    private Arrived seen(Handle handle, Input input) {
        String state =
                handle.createQuery("SELECT state FROM inbox WHERE input_key = :key")
                        .bind("key", input.key())
                        .mapTo(String.class)
                        .one();
        return state.equals("DONE")
                ? new Arrived(Arrival.ANSWERED, Optional.empty())
                : new Arrived(
                        Arrival.OPEN,
                        claimed(handle, "AND input_key = :key", input.key(), input.receivedAt(), 1)
                                .stream()
                                .map(Held::hold)
                                .findFirst());
    }

    /// Claims what nobody holds, the oldest first, so many at most.
    public List<Held> claim(Instant now, int most) {
        return store.write(handle -> claimed(handle, "", "", now, most));
    }

    private List<Held> claimed(Handle handle, String which, String key, Instant now, int most) {
        String free = "lease_until <= :now" + (store.alone() ? " OR owner NOT IN (:me, '')" : "");
        List<String> keys =
                handle.createQuery(
                                """
                                SELECT input_key FROM inbox
                                WHERE state = 'RECEIVED' AND (%s) %s
                                ORDER BY received_at, input_key LIMIT :most %s
                                """
                                        .formatted(free, which, store.engine().lockingFree()))
                        .bindMap(
                                java.util.Map.of(
                                        "now",
                                        now.toEpochMilli(),
                                        "me",
                                        store.owner(),
                                        "key",
                                        key,
                                        "most",
                                        most))
                        .mapTo(String.class)
                        .list();
        return keys.stream().map(one -> claimed(handle, one, now)).toList();
    }

    private Held claimed(Handle handle, String key, Instant now) {
        handle.createUpdate(
                        """
                        UPDATE inbox SET owner = :me, lease_until = :until,
                            fence = fence + 1, attempts = attempts + 1
                        WHERE input_key = :key
                        """)
                .bind("me", store.owner())
                .bind("until", now.plus(LEASE).toEpochMilli())
                .bind("key", key)
                .execute();
        return handle.createQuery("SELECT * FROM inbox WHERE input_key = :key")
                .bind("key", key)
                .map((row, context) ->
                        new Held(
                                input(row),
                                hold(key, row.getLong("fence")),
                                row.getInt("attempts")))
                .one();
    }

    /// Renews what this process works on. What it holds and works on no more, because something broke,
    /// comes free.
    ///
    /// @return how many are still held
    public int keep(List<Hold> holds, Instant now) {
        int kept = 0;
        for (int i = 0; i < holds.size(); i += AT_ONCE) {
            List<Hold> some = holds.subList(i, Math.min(holds.size(), i + AT_ONCE));
            kept += store.write(handle -> renewed(handle, some, now));
        }
        return kept;
    }

    private int renewed(Handle handle, List<Hold> holds, Instant now) {
        return handle.createUpdate(
                        """
                        UPDATE inbox SET lease_until = :until
                        WHERE state = 'RECEIVED' AND owner = :me AND lease_until > :now
                            AND input_key IN (<keys>)
                        """)
                .bindList("keys", holds.stream().map(Hold::input).toList())
                .bind("until", now.plus(LEASE).toEpochMilli())
                .bind("me", store.owner())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /// Lets go of an input that is to be tried again, by whoever comes first from then on.
    public void release(Hold hold, Instant from) {
        store.write(handle ->
                handle.createUpdate(
                                """
                                UPDATE inbox SET owner = '', lease_until = :from
                                WHERE input_key = :key AND owner = :owner AND fence = :fence
                                """)
                        .bind("from", from.toEpochMilli())
                        .bind("key", hold.input())
                        .bind("owner", hold.owner())
                        .bind("fence", hold.fence())
                        .execute());
    }

    /// Whether a copy of this input is here.
    public boolean knows(String key) {
        return store.read(handle ->
                handle.createQuery("SELECT 1 FROM inbox WHERE input_key = :key")
                        .bind("key", key)
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
    }

    /// The input has its final reply, or will never have one.
    ///
    /// @return whether the hold was good; if not, nothing was written
    public boolean finish(Hold hold) {
        return store.write(handle -> {
            boolean good =
                    handle.createUpdate(
                                            """
                                            UPDATE inbox SET state = 'DONE'
                                            WHERE input_key = :key AND owner = :owner
                                                AND fence = :fence AND state = 'RECEIVED'
                                            """)
                                    .bind("key", hold.input())
                                    .bind("owner", hold.owner())
                                    .bind("fence", hold.fence())
                                    .execute()
                            == 1;
            if (good) {
                handle.createUpdate("UPDATE outbox SET state = 'SENT' WHERE input_key = :key")
                        .bind("key", hold.input())
                        .execute();
            }
            return good;
        });
    }

    /// Whether the hold is good; if so, nobody can claim the input before this transaction ends.
    static boolean isGood(Store store, Handle handle, Hold hold) {
        return handle.createQuery(
                        """
                        SELECT fence FROM inbox
                        WHERE input_key = :key AND owner = :owner AND fence = :fence
                            AND state = 'RECEIVED'
                        """
                                + store.engine().locking())
                .bind("key", hold.input())
                .bind("owner", hold.owner())
                .bind("fence", hold.fence())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
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
