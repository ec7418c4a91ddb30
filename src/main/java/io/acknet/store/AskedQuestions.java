package io.acknet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The questions that were asked, and what people said of the answers.
public final class AskedQuestions {
    private static final String SEPARATOR = "\n";

    private final Store store;

    AskedQuestions(Store store) {
        this.store = store;
    }

    public void add(Asked asked) {
        store.write(handle ->
                handle.createUpdate(
                                """
                                INSERT INTO asked
                                    (ask_id, question, outcome, shown, score, lang, place, gap,
                                     chosen, asked_at)
                                VALUES (:id, :question, :outcome, :shown, :score, :lang, :place,
                                        '', '', :at)
                                ON CONFLICT (ask_id) DO NOTHING
                                """)
                        .bind("id", asked.id())
                        .bind("question", asked.question())
                        .bind("outcome", asked.outcome())
                        .bind("shown", String.join(SEPARATOR, asked.shown()))
                        .bind("score", asked.score())
                        .bind("lang", asked.lang())
                        .bind("place", asked.place())
                        .bind("at", asked.at().toEpochMilli())
                        .execute());
    }

    public Optional<Asked> find(String id) {
        return store.read(handle ->
                handle.createQuery("SELECT * FROM asked WHERE ask_id = :id")
                        .bind("id", id)
                        .map((row, context) -> asked(row))
                        .findOne());
    }

    /// Somebody opened one of the suggestions.
    public void chosen(String id, String topic) {
        store.write(handle ->
                handle.createUpdate("UPDATE asked SET chosen = :topic WHERE ask_id = :id")
                        .bind("topic", topic)
                        .bind("id", id)
                        .execute());
    }

    /// What one person says of one answer.
    ///
    /// @param person stands for the person, in this answer only
    public record Opinion(String ask, String person, String opinion, String topic, Instant at) {}

    /// @return whether this is the first that the person says of the answer; only that counts
    public boolean first(Opinion opinion) {
        return store.write(handle -> insert(handle, opinion) == 1);
    }

    private static int insert(Handle handle, Opinion opinion) {
        return handle.createUpdate(
                        """
                        INSERT INTO opinions (ask_id, person, opinion, topic, given_at)
                        VALUES (:ask, :person, :opinion, :topic, :at)
                        ON CONFLICT (ask_id, person) DO NOTHING
                        """)
                .bind("ask", opinion.ask())
                .bind("person", opinion.person())
                .bind("opinion", opinion.opinion())
                .bind("topic", opinion.topic())
                .bind("at", opinion.at().toEpochMilli())
                .execute();
    }

    /// Questions of this outcome that are no gap yet and of whose suggestions none was opened, the
    /// oldest first.
    public List<Asked> leftOpen(String outcome, Instant before, int most) {
        return store.read(handle ->
                handle.createQuery(
                                """
                                SELECT * FROM asked
                                WHERE outcome = :outcome AND gap = '' AND chosen = ''
                                    AND asked_at < :before
                                ORDER BY asked_at LIMIT :most
                                """)
                        .bind("outcome", outcome)
                        .bind("before", before.toEpochMilli())
                        .bind("most", most)
                        .map((row, context) -> asked(row))
                        .list());
    }

    /// Forgets what was asked before, and what was said of it.
    public int forget(Instant before) {
        return store.write(handle -> {
            handle.createUpdate(
                            """
                            DELETE FROM opinions WHERE ask_id IN
                                (SELECT ask_id FROM asked WHERE asked_at < :before)
                            """)
                    .bind("before", before.toEpochMilli())
                    .execute();
            return handle.createUpdate("DELETE FROM asked WHERE asked_at < :before")
                    .bind("before", before.toEpochMilli())
                    .execute();
        });
    }

    private static Asked asked(ResultSet row) throws SQLException {
        String shown = row.getString("shown");
        return new Asked(
                row.getString("ask_id"),
                row.getString("question"),
                row.getString("outcome"),
                shown.isEmpty() ? List.of() : Arrays.asList(shown.split(SEPARATOR)),
                row.getDouble("score"),
                row.getString("lang"),
                row.getString("place"),
                Instant.ofEpochMilli(row.getLong("asked_at")));
    }
}
