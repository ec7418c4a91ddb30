package io.acknet.cli;

import io.acknet.audit.Verification;
import io.acknet.lang.Text;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A verification as it is printed.
///
/// @param facts of the JSON document, by name
record AuditVerdict(int exit, String name, Map<String, Object> facts, Text text) {

    static AuditVerdict of(Verification verification) {
        return switch (verification) {
            case Verification.Sound sound -> sound(sound);
            case Verification.Broken broken -> broken(broken);
            case Verification.Gap gap -> gap(gap);
            case Verification.Cut cut -> cut(cut);
        };
    }

    private static AuditVerdict sound(Verification.Sound sound) {
        return new AuditVerdict(
                Exit.DONE,
                "sound",
                Map.of(
                        "rows", sound.rows(),
                        "checkpoints", sound.checkpoints(),
                        "hash", sound.hash()),
                new Text(
                        "审计记录完好：%d 行，%d 个检查点，最后一行的哈希是 %s。"
                                .formatted(sound.rows(), sound.checkpoints(), sound.hash()),
                        "The audit is sound: rows: %d, checkpoints: %d, hash of the last row: %s."
                                .formatted(sound.rows(), sound.checkpoints(), sound.hash())));
    }

    private static AuditVerdict broken(Verification.Broken broken) {
        Text flaw = broken.flaw().text();
        return new AuditVerdict(
                Exit.NO,
                "broken",
                Map.of(
                        "seq", broken.seq(),
                        "flaw", broken.flaw().name().toLowerCase(Locale.ROOT)),
                new Text(
                        "审计记录被破坏，第 %d 行：%s。".formatted(broken.seq(), flaw.zh()),
                        "The audit is broken at row %d: %s.".formatted(broken.seq(), flaw.en())));
    }

    private static AuditVerdict gap(Verification.Gap gap) {
        return new AuditVerdict(
                Exit.GAP,
                "gap",
                Map.of("seq", gap.seq()),
                new Text(
                        "审计记录有缺口：缺少第 %d 行，它后面还有记录。".formatted(gap.seq()),
                        "The audit has a gap: row %d is missing, with rows after it."
                                .formatted(gap.seq())));
    }

    private static AuditVerdict cut(Verification.Cut cut) {
        return new AuditVerdict(
                Exit.CUT,
                "cut",
                Map.of("last", cut.last(), "known", cut.known()),
                cut.known() > cut.last() ? shorter(cut) : headless(cut.last()));
    }

    private static Text shorter(Verification.Cut cut) {
        return new Text(
                "审计记录的末尾被截断：现在只到第 %d 行，而曾经到过第 %d 行。".formatted(cut.last(), cut.known()),
                "The audit is cut: it ends at row %d, and once reached row %d."
                        .formatted(cut.last(), cut.known()));
    }

    private static Text headless(long last) {
        return new Text(
                "审计记录的末尾被截断：到第 %d 行为止，没有签名的链尾记录。".formatted(last),
                "The audit is cut: it ends at row %d without its signed head.".formatted(last));
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("verdict", name);
        document.putAll(new TreeMap<>(facts));
        return document;
    }
}
