package io.acknet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Questions that the knowledge has no good answer to. Bounded: where there are too many, those that
/// were asked least go, and of those the ones that were asked longest ago.
public final class Gaps {
    private static final String SEPARATOR = "\n";

    private final Store store;

    Gaps(Store store) {
        this.store = store;
    }

    /// Counts one question as a gap, once.
    ///
    /// @param gap what it becomes where there is none of this id; else what is news of it
    /// @return whether it counted: not when the question was counted before
    public boolean count(String ask, Gap gap, int most) {
        return store.write(handle -> {
            int news =
                    handle.createUpdate(
                                    "UPDATE asked SET gap = :gap WHERE ask_id = :ask AND gap = ''")
                            .bind("gap", gap.id())
                            .bind("ask", ask)
                            .execute();
            if (news == 0) {
                return false;
            }
            upsert(handle, gap);
            trim(handle, gap.id(), most);
            return true;
        });
    }

    /// What somebody dismissed stays dismissed; what was closed and comes again is open again.
    private static void upsert(Handle handle, Gap gap) {
        handle.createUpdate(
                        """
                        INSERT INTO gaps
                            (gap_id, question, terms, why, nearest, score, confirmed, lang, place,
                             times, first_seen, last_seen, state)
                        VALUES (:id, :question, :terms, :why, :nearest, :score, :confirmed, :lang,
                                :place, 1, :at, :at, 'OPEN')
                        ON CONFLICT (gap_id) DO UPDATE SET
                            why = excluded.why,
                            nearest = excluded.nearest,
                            score = excluded.score,
                            confirmed = CASE WHEN excluded.confirmed = '' THEN gaps.confirmed
                                ELSE excluded.confirmed END,
                            times = gaps.times + 1,
                            last_seen = excluded.last_seen,
                            state = CASE WHEN gaps.state = 'DISMISSED' THEN 'DISMISSED'
                                ELSE 'OPEN' END
                        """)
                .bind("id", gap.id())
                .bind("question", gap.question())
                .bind("terms", String.join(SEPARATOR, gap.terms()))
                .bind("why", gap.why())
                .bind("nearest", gap.nearest())
                .bind("score", gap.score())
                .bind("confirmed", gap.confirmed())
                .bind("lang", gap.lang())
                .bind("place", gap.place())
                .bind("at", gap.lastSeen().toEpochMilli())
                .execute();
    }

    private static void trim(Handle handle, String kept, int most) {
        handle.createUpdate(
                        """
                        DELETE FROM gaps WHERE gap_id IN
                            (SELECT gap_id FROM gaps WHERE gap_id <> :kept
                             ORDER BY times DESC, last_seen DESC LIMIT 1000000 OFFSET :most)
                        """)
                .bind("kept", kept)
                .bind("most", most - 1)
                .execute();
    }

    /// Somebody said which topic is the right one for the question that was counted as a gap.
    public void confirm(String ask, String topic) {
        store.write(handle ->
                handle.createUpdate(
                                """
                                UPDATE gaps SET confirmed = :topic, why = 'confirmed'
                                WHERE gap_id = (SELECT gap FROM asked WHERE ask_id = :ask)
                                """)
                        .bind("topic", topic)
                        .bind("ask", ask)
                        .execute());
    }

    public Optional<Gap> find(String id) {
        return store.read(handle ->
                handle.createQuery("SELECT * FROM gaps WHERE gap_id = :id")
                        .bind("id", id)
                        .map((row, context) -> gap(row))
                        .findOne());
    }

    /// All of them, whatever has become of them, the most frequent first.
    public List<Gap> all() {
        return store.read(Gaps::all);
    }

    static List<Gap> all(Handle handle) {
        return handle.createQuery("SELECT * FROM gaps ORDER BY times DESC, last_seen DESC, gap_id")
                .map((row, context) -> gap(row))
                .list();
    }

    /// @return whether there is such a gap
    public boolean become(String id, Gap.State state) {
        return store.write(handle ->
                handle.createUpdate("UPDATE gaps SET state = :state WHERE gap_id = :id")
                                .bind("state", state.name())
                                .bind("id", id)
                                .execute()
                        == 1);
    }

    /// Forgets gaps that nobody has asked since.
    public int forget(Instant before) {
        return store.write(handle ->
                handle.createUpdate("DELETE FROM gaps WHERE last_seen < :before")
                        .bind("before", before.toEpochMilli())
                        .execute());
    }

    private static Gap gap(ResultSet row) throws SQLException {
        return new Gap(
                row.getString("gap_id"),
                row.getString("question"),
                terms(row.getString("terms")),
                row.getString("why"),
                row.getString("nearest"),
                row.getDouble("score"),
                row.getString("confirmed"),
                row.getString("lang"),
                row.getString("place"),
                row.getInt("times"),
                Instant.ofEpochMilli(row.getLong("first_seen")),
                Instant.ofEpochMilli(row.getLong("last_seen")),
                Gap.State.valueOf(row.getString("state")));
    }

    private static Set<String> terms(String text) {
        return text.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(text.split(SEPARATOR)));
    }
}
