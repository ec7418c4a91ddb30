package io.acknet.store;

import io.acknet.lang.Sha256;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// What was learned from use, as files, which all replicas share.
public final class LearnedFiles {
    private final Store store;

    LearnedFiles(Store store) {
        this.store = store;
    }

    /// @param version of all files together; 0 where there never was one
    /// @param files texts by name, in the order of the names
    public record Kept(long version, Map<String, String> files) {
        public Kept {
            files = new TreeMap<>(files);
        }
    }

    public long version() {
        return store.read(LearnedFiles::version);
    }

    private static long version(Handle handle) {
        return handle.createQuery("SELECT version FROM learned_version").mapTo(Long.class).one();
    }

    public Kept read() {
        return store.read(LearnedFiles::read);
    }

    /// Of a database that a bot may have open.
    ///
    /// @throws StoreException when the database is not there, or no bot of this version has opened it
    public static Kept read(Location where) {
        try (Handle handle = AuditReader.open(where)) {
            return read(handle);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StoreException(
                    "cannot read what was learned in " + where + ": " + Reason.of(e), e);
        }
    }

    /// One statement, which sees one version.
    private static Kept read(Handle handle) {
        List<Row> rows =
                handle.createQuery(
                                """
                                SELECT v.version, f.name, f.body
                                FROM learned_version v LEFT JOIN learned_files f ON 1 = 1
                                """)
                        .map((row, context) ->
                                new Row(
                                        row.getLong("version"),
                                        String.valueOf(row.getString("name")),
                                        String.valueOf(row.getString("body")),
                                        row.getString("name") != null))
                        .list();
        Map<String, String> files = new TreeMap<>();
        rows.stream().filter(Row::file).forEach(row -> files.put(row.name(), row.body()));
        return new Kept(rows.getFirst().version(), files);
    }

    /// @param file whether there is one; a version without files has one row without
    private record Row(long version, String name, String body, boolean file) {}

    /// Puts all files in place of those of a version.
    ///
    /// @param taken texts of files that are among them in another form
    /// @return whether that version was still the latest; if not, nothing has changed
    public boolean replace(long version, Map<String, String> files, List<String> taken) {
        return store.write(handle -> {
            boolean latest =
                    handle.createUpdate(
                                            """
                                            UPDATE learned_version SET version = version + 1
                                            WHERE version = :version
                                            """)
                                    .bind("version", version)
                                    .execute()
                            == 1;
            if (latest) {
                handle.execute("DELETE FROM learned_files");
                files.forEach((name, body) -> put(handle, name, body));
                taken.forEach(text -> saw(handle, text));
            }
            return latest;
        });
    }

    private static void put(Handle handle, String name, String body) {
        handle.execute("INSERT INTO learned_files (name, body) VALUES (?, ?)", name, body);
        saw(handle, body);
    }

    private static void saw(Handle handle, String text) {
        handle.execute(
                "INSERT INTO learned_seen (hash) VALUES (?) ON CONFLICT (hash) DO NOTHING",
                Sha256.of(text));
    }

    /// Whether a file with this text was ever among them.
    public boolean seen(String text) {
        return store.read(handle ->
                handle.createQuery("SELECT count(*) FROM learned_seen WHERE hash = :hash")
                                .bind("hash", Sha256.of(text))
                                .mapTo(Integer.class)
                                .one()
                        == 1);
    }
}
