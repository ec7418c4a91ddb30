package io.acknet.match.bench;

import io.acknet.knowledge.Topic;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// SQLite's full-text search with its trigram tokenizer, the one that takes Chinese. The question is
/// asked as any of its own trigrams, ranked by FTS5's BM25.
final class Fts5Engine implements Engine {
    private static final int GRAM = 3;
    private static final String TABLE =
            "CREATE VIRTUAL TABLE faq USING fts5(id UNINDEXED, asked, answer, tokenize='trigram')";

    /// `bm25` is the better the more negative it is.
    private static final String NEAREST =
            "SELECT id, -bm25(faq, 0, 1.0, "
                    + BODY
                    + ") AS score FROM faq WHERE faq MATCH ? ORDER BY score DESC LIMIT "
                    + CANDIDATES;

    private final Connection connection;
    private final PreparedStatement nearest;

    Fts5Engine(List<Topic> topics, Path directory) {
        try {
            this.connection =
                    DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("f.db"));
            fill(topics);
            this.nearest = connection.prepareStatement(NEAREST);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public String name() {
        return "SQLite FTS5, trigram";
    }

    @Override
    public List<Found> ranked(String question) {
        Set<String> grams = grams(question);
        if (grams.isEmpty()) {
            return List.of();
        }
        try {
            nearest.setString(1, String.join(" OR ", grams));
            try (ResultSet rows = nearest.executeQuery()) {
                List<Found> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new Found(rows.getString(1), rows.getDouble(2)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            nearest.close();
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void fill(List<Topic> topics) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        connection.setAutoCommit(false);
        try (PreparedStatement row =
                connection.prepareStatement("INSERT INTO faq VALUES (?, ?, ?)")) {
            for (Topic topic : topics) {
                Entry entry = Entry.of(topic);
                row.setString(1, entry.id());
                row.setString(2, entry.asked());
                row.setString(3, entry.body());
                row.executeUpdate();
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO faq(faq) VALUES ('optimize')");
        }
    }

    private static Set<String> grams(String question) {
        int[] characters = question.codePoints().toArray();
        Set<String> grams = new LinkedHashSet<>();
        for (int i = 0; i + GRAM <= characters.length; i++) {
            String gram = new String(characters, i, GRAM);
            grams.add('"' + gram.replace("\"", "\"\"") + '"');
        }
        return grams;
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("SQLite: " + e.getMessage(), e);
    }
}
