package io.acknet.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Chains with a checkpoint after every tenth row but the last.
final class Chain {
    private Chain() {}

    static List<Entry> of(AuditKey key, int rows) {
        List<Entry> entries = new ArrayList<>();
        ChainHead head = ChainHead.none();
        for (int i = 1; i <= rows; i++) {
            AuditEvent event =
                    new AuditEvent("change.noted", "T1:U" + i, "c" + i, Map.of("n", "第 " + i));
            AuditRow row = AuditRow.after(head, 1_000L * i, event.body(), key);
            head = head.moveTo(row, key);
            entries.add(row);
            if (i % 10 == 0 && i < rows) {
                Checkpoint made = Checkpoint.of(head, 1_000L * i, key);
                head = head.moveTo(made, key);
                entries.add(made);
            }
        }
        entries.add(head);
        return entries;
    }
}
