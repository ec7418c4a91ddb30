package io.acknet.store;

import io.acknet.audit.AuditKey;
import io.acknet.audit.AuditRow;
import io.acknet.audit.ChainHead;
import io.acknet.audit.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Handle;

/// Ways to change an audit without its key.
final class Tamper {
    private static final AuditKey OTHER = AuditKey.random();

    private Tamper() {}

    static void editARow(Handle handle, Random random) {
        edit(handle, random, "audit", List.of("body", "prev", "hash", "mac"));
    }

    static void changeACheckpoint(Handle handle, Random random) {
        if (random.nextBoolean()) {
            edit(handle, random, "audit_checkpoints", List.of("hash", "mac"));
        } else {
            add(handle, random, "audit_checkpoints", List.of("seq", "at", "prev"));
        }
    }

    static void changeTheHead(Handle handle, Random random) {
        if (random.nextBoolean()) {
            edit(handle, random, "audit_head", List.of("hash", "mac"));
        } else {
            add(handle, random, "audit_head", List.of("seq", "checkpoint", "checkpoint_at"));
        }
    }

    static void changeATime(Handle handle, Random random) {
        add(handle, random, "audit", List.of("at"));
    }

    static void swapBodies(Handle handle, Random random) {
        List<AuditRow> rows = rows(handle);
        AuditRow one = rows.get(random.nextInt(rows.size() / 2));
        AuditRow other = rows.get(rows.size() / 2 + random.nextInt(rows.size() / 2));
        handle.execute("UPDATE audit SET body = ? WHERE seq = ?", other.body(), one.seq());
        handle.execute("UPDATE audit SET body = ? WHERE seq = ?", one.body(), other.seq());
    }

    static void swapRows(Handle handle, Random random) {
        List<AuditRow> rows = rows(handle);
        long one = 1L + random.nextInt(rows.size() - 1);
        long other = one + 1;
        handle.execute("UPDATE audit SET seq = -1 WHERE seq = ?", one);
        handle.execute("UPDATE audit SET seq = ? WHERE seq = ?", one, other);
        handle.execute("UPDATE audit SET seq = ? WHERE seq = -1", other);
    }

    static void deleteInTheMiddle(Handle handle, Random random) {
        long at = 1L + random.nextInt(rows(handle).size() - 1);
        handle.execute("DELETE FROM audit WHERE seq = ?", at);
    }

    static void cut(Handle handle, Random random) {
        long from = 1L + random.nextInt(rows(handle).size());
        handle.execute("DELETE FROM audit WHERE seq >= ?", from);
    }

    static void cutAndMoveTheHead(Handle handle, Random random) {
        List<AuditRow> rows = rows(handle);
        AuditRow last = rows.get(random.nextInt(rows.size() - 1));
        handle.execute("DELETE FROM audit WHERE seq > ?", last.seq());
        handle.execute("DELETE FROM audit_checkpoints WHERE seq > ?", last.seq());
        long checkpoint =
                AuditTable.checkpoints(handle).stream().mapToLong(Checkpoint::seq).max().orElse(0);
        handle.execute("UPDATE audit_head SET checkpoint = ?", checkpoint);
        handle.execute("UPDATE audit_head SET seq = ?, hash = ?", last.seq(), last.hash());
        if (random.nextBoolean()) {
            handle.execute("UPDATE audit_head SET mac = ?", last.mac());
        }
    }

    static void append(Handle handle, Random random) {
        ChainHead head = AuditTable.head(handle);
        AuditRow forged = AuditRow.after(head, random.nextInt(), "{}", OTHER);
        AuditTable.insert(handle, forged);
        if (random.nextBoolean()) {
            AuditTable.update(handle, head.moveTo(forged, OTHER));
        }
    }

    static void insert(Handle handle, Random random) {
        List<AuditRow> rows = rows(handle);
        AuditRow copied = rows.get(random.nextInt(rows.size()));
        long at = 1L + random.nextInt(rows.size());
        handle.execute("UPDATE audit SET seq = -seq - 1 WHERE seq >= ?", at);
        handle.execute("UPDATE audit SET seq = -seq WHERE seq < 0");
        handle.execute("UPDATE audit_head SET seq = seq + 1");
        AuditTable.insert(
                handle,
                new AuditRow(
                        at,
                        copied.at(),
                        copied.body(),
                        copied.prev(),
                        copied.hash(),
                        copied.mac()));
    }

    /// Edits one body and makes everything after it anew, signed with another key or with what was there.
    static void hashAgain(Handle handle, Random random) {
        List<AuditRow> rows = rows(handle);
        int at = random.nextInt(rows.size());
        boolean keepsSignatures = random.nextBoolean();
        String before = at == 0 ? ChainHead.NO_HASH : rows.get(at - 1).hash();
        ChainHead head = new ChainHead(at, before, 0, 0, "");
        for (AuditRow old : rows.subList(at, rows.size())) {
            String body = old.seq() == at + 1 ? old.body().replace("T", "X") + " " : old.body();
            AuditRow row = AuditRow.after(head, old.at(), body, OTHER);
            head = head.moveTo(row, OTHER);
            handle.createUpdate(
                            """
                            UPDATE audit SET body = :body, prev = :prev, hash = :hash, mac = :mac
                            WHERE seq = :seq
                            """)
                    .bindMap(
                            Map.of(
                                    "body", body,
                                    "prev", row.prev(),
                                    "hash", row.hash(),
                                    "mac", keepsSignatures ? old.mac() : row.mac(),
                                    "seq", row.seq()))
                    .execute();
            handle.execute(
                    "UPDATE audit_checkpoints SET hash = ? WHERE seq = ?", row.hash(), row.seq());
        }
        handle.execute("UPDATE audit_head SET hash = ?", head.hash());
    }

    static void deleteACheckpoint(Handle handle, Random random) {
        List<Checkpoint> made = AuditTable.checkpoints(handle);
        long seq = made.get(random.nextInt(made.size())).seq();
        handle.execute("DELETE FROM audit_checkpoints WHERE seq = ?", seq);
    }

    static void deleteTheHead(Handle handle, Random random) {
        handle.execute("DELETE FROM audit_head WHERE id = ?", 1);
    }

    private static void edit(Handle handle, Random random, String table, List<String> columns) {
        String column = columns.get(random.nextInt(columns.size()));
        long seq = anySeq(handle, random, table);
        String text = value(handle, table, column, seq);
        int at = random.nextInt(text.length());
        char after = text.charAt(at) == '0' ? '1' : '0';
        handle.execute(
                "UPDATE " + table + " SET " + column + " = ? WHERE seq = ?",
                text.substring(0, at) + after + text.substring(at + 1),
                seq);
    }

    private static void add(Handle handle, Random random, String table, List<String> columns) {
        String column = columns.get(random.nextInt(columns.size()));
        int more = 1 + random.nextInt(5);
        handle.execute(
                "UPDATE " + table + " SET " + column + " = " + column + " + ? WHERE seq = ?",
                random.nextBoolean() ? more : -more,
                anySeq(handle, random, table));
    }

    private static long anySeq(Handle handle, Random random, String table) {
        List<Long> all =
                handle.createQuery("SELECT seq FROM " + table + " ORDER BY seq")
                        .mapTo(Long.class)
                        .list();
        return all.get(random.nextInt(all.size()));
    }

    private static String value(Handle handle, String table, String column, long seq) {
        return handle.createQuery("SELECT " + column + " FROM " + table + " WHERE seq = ?")
                .bind(0, seq)
                .mapTo(String.class)
                .one();
    }

    private static List<AuditRow> rows(Handle handle) {
        List<AuditRow> rows = new ArrayList<>();
        try (var found = AuditTable.rows(handle, 100)) {
            found.forEachRemaining(rows::add);
        }
        return rows;
    }
}
