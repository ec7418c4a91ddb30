package io.acknet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Which message of the bot answers which message of a person: for questions that are edited or deleted,
/// asked twice, or followed up in their thread, and for a person's own latest answers.
public final class Answers {
    private final Store store;

    Answers(Store store) {
        this.store = store;
    }

    /// In place of what answered the same question before.
    public void put(Answered answered) {
        store.write(handle -> put(handle, answered));
    }

    static int put(Handle handle, Answered answered) {
        return handle.createUpdate(
                        """
                        INSERT INTO answers
                            (channel, question, thread, answer, asker, said, topic,
                             answered_at)
                        VALUES (:channel, :question, :thread, :answer, :asker, :said,
                                :topic, :at)
                        ON CONFLICT (channel, question) DO UPDATE SET
                            thread = excluded.thread,
                            answer = excluded.answer,
                            said = excluded.said,
                            topic = excluded.topic,
                            answered_at = excluded.answered_at
                        """)
                .bind("channel", answered.channel())
                .bind("question", answered.question())
                .bind("thread", answered.thread())
                .bind("answer", answered.answer())
                .bind("asker", answered.asker())
                .bind("said", answered.said())
                .bind("topic", answered.topic())
                .bind("at", answered.at().toEpochMilli())
                .execute();
    }

    public Optional<Answered> of(String channel, String question) {
        return store.read(handle ->
                handle.createQuery(
                                """
                                SELECT * FROM answers
                                WHERE channel = :channel AND question = :question
                                """)
                        .bind("channel", channel)
                        .bind("question", question)
                        .map((row, context) -> answered(row))
                        .findOne());
    }

    /// The first answer in a thread; empty when the bot has none there.
    public Optional<Answered> inThread(String channel, String thread) {
        return store.read(handle ->
                handle.createQuery(
                                """
                                SELECT * FROM answers
                                WHERE channel = :channel AND thread = :thread
                                ORDER BY answered_at LIMIT 1
                                """)
                        .bind("channel", channel)
                        .bind("thread", thread)
                        .map((row, context) -> answered(row))
                        .findOne());
    }

    /// The first answer that all can see to the same words in this channel.
    ///
    /// @param since what was answered before does not count
    public Optional<Answered> toTheSame(String channel, String said, Instant since) {
        return store.read(handle ->
                handle.createQuery(
                                """
                                SELECT * FROM answers
                                WHERE channel = :channel AND said = :said AND answer <> ''
                                    AND answered_at >= :since
                                ORDER BY answered_at, question LIMIT 1
                                """)
                        .bind("channel", channel)
                        .bind("said", said)
                        .bind("since", since.toEpochMilli())
                        .map((row, context) -> answered(row))
                        .findOne());
    }

    /// A person's latest answers that led to a topic, the newest first.
    public List<Answered> latestOf(String asker, int most) {
        return store.read(handle ->
                handle.createQuery(
                                """
                                SELECT * FROM answers
                                WHERE asker = :asker AND topic <> ''
                                ORDER BY answered_at DESC, question LIMIT :most
                                """)
                        .bind("asker", asker)
                        .bind("most", most)
                        .map((row, context) -> answered(row))
                        .list());
    }

    /// @return whether there was one
    public boolean remove(String channel, String question) {
        return store.write(handle ->
                handle.createUpdate(
                                        """
                                        DELETE FROM answers
                                        WHERE channel = :channel AND question = :question
                                        """)
                                .bind("channel", channel)
                                .bind("question", question)
                                .execute()
                        > 0);
    }

    /// Forgets what was answered before.
    public int forget(Instant before) {
        return store.write(handle ->
                handle.createUpdate("DELETE FROM answers WHERE answered_at < :before")
                        .bind("before", before.toEpochMilli())
                        .execute());
    }

    private static Answered answered(ResultSet row) throws SQLException {
        return new Answered(
                row.getString("channel"),
                row.getString("question"),
                row.getString("thread"),
                row.getString("answer"),
                row.getString("asker"),
                row.getString("said"),
                row.getString("topic"),
                Instant.ofEpochMilli(row.getLong("answered_at")));
    }
}
