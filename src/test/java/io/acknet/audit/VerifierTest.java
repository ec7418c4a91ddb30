package io.acknet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifierTest {
    private static final int ROWS = 30;
    private static final int TAMPERINGS = 1_000;
    private static final AuditKey KEY = AuditKey.random();
    private static final List<String> LINES = export(Chain.of(KEY, ROWS));

    @Test
    void followsASoundChainToItsHead() {
        assertThat(verify(LINES)).isInstanceOf(Verification.Sound.class);
    }

    @Test
    void tellsAGapFromACutAndBothFromAChange() {
        assertThat(verify(without(line -> line.contains("\"seq\":7}"))))
                .isEqualTo(new Verification.Gap(7));
        assertThat(verify(without(line -> line.contains("\"seq\":30}") && line.contains("row"))))
                .isEqualTo(new Verification.Cut(29, 30));
        assertThat(verify(LINES.subList(0, 9))).isEqualTo(new Verification.Cut(9, 9));
        assertThat(verify(without(line -> line.startsWith("{\"checkpoint"))))
                .isEqualTo(new Verification.Broken(20, Flaw.CHECKPOINT));
        assertThat(verify(List.of())).isEqualTo(new Verification.Cut(0, 0));
    }

    @Test
    void saysSoWhenTheKeyIsAnotherOne() {
        assertThat(verify(LINES, AuditKey.random(), List.of()))
                .isEqualTo(new Verification.Broken(1, Flaw.SIGNATURE));
    }

    @Test
    void findsAnOlderChainByWhatTheLogRemembers() {
        List<String> older = export(Chain.of(KEY, 5));
        List<Checkpoint> log =
                Chain.of(KEY, ROWS).stream()
                        .filter(Checkpoint.class::isInstance)
                        .map(Checkpoint.class::cast)
                        .toList();

        assertThat(verify(older, KEY, List.of())).isInstanceOf(Verification.Sound.class);
        assertThat(verify(older, KEY, log)).isEqualTo(new Verification.Cut(5, 20));
        assertThat(verify(LINES, KEY, log)).isInstanceOf(Verification.Sound.class);
    }

    @Test
    void readsACheckpointFromTheLogAsItWasWritten() {
        ChainHead head = (ChainHead) Chain.of(KEY, 3).getLast();
        Checkpoint made = Checkpoint.of(head, 9, KEY);
        String line =
                "2026-11-01T12:00:00.000Z audit checkpoint seq=%d hash=%s at=%d prev=%d mac=%s"
                        .formatted(made.seq(), made.hash(), made.at(), made.prev(), made.mac());

        assertThat(LoggedCheckpoint.read(line)).contains(made);
        assertThat(LoggedCheckpoint.read("listens on 3000")).isEmpty();
    }

    /// The format, computed here by hand: others must be able to verify an export without this code.
    @Test
    void hashesAndSignsAsTheFormatSays() throws Exception {
        AuditRow first = (AuditRow) Chain.of(KEY, 1).getFirst();
        String text = "1\n" + first.at() + "\n" + "0".repeat(64) + "\n" + first.body();
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        assertThat(first.hash()).isEqualTo(HexFormat.of().formatHex(hash));

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY.base64()), "HmacSHA256"));
        byte[] signed = mac.doFinal(("row\n" + first.hash()).getBytes(StandardCharsets.UTF_8));
        assertThat(first.mac()).isEqualTo(HexFormat.of().formatHex(signed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsEveryTamperingWithAnExport(long seed) {
        List<String> tampered = tamper(new ArrayList<>(LINES), new Random(seed));

        assertThat(tampered).as("seed %d changed nothing", seed).isNotEqualTo(LINES);
        assertThat(verify(tampered)).as("seed %d", seed).isNotInstanceOf(Verification.Sound.class);
    }

    static LongStream seeds() {
        return LongStream.range(0, TAMPERINGS);
    }

    private static List<String> tamper(List<String> copy, Random random) {
        int at = random.nextInt(copy.size());
        switch (random.nextInt(8)) {
            case 0, 1 -> copy.set(at, edited(copy.get(at), random));
            case 2 -> swap(copy, at, (at + 1 + random.nextInt(copy.size() - 1)) % copy.size());
            case 3 -> copy.remove(at);
            case 4 -> copy.subList(at, copy.size()).clear();
            case 5 -> copy.add(at, copy.get(random.nextInt(copy.size())));
            case 6 -> {
                return export(Chain.of(AuditKey.random(), ROWS));
            }
            default -> copy.subList(random.nextInt(copy.size() - 1), copy.size() - 1).clear();
        }
        return copy;
    }

    private static void swap(List<String> copy, int one, int other) {
        copy.set(one, copy.set(other, copy.get(one)));
    }

    private static String edited(String line, Random random) {
        int at = random.nextInt(line.length());
        char after = (char) ('!' + random.nextInt('~' - '!'));
        return line.substring(0, at)
                + (after == line.charAt(at) ? '~' : after)
                + line.substring(at + 1);
    }

    private static List<String> export(List<Entry> chain) {
        return chain.stream().map(ExportLine::write).toList();
    }

    private static List<String> without(Predicate<String> which) {
        return LINES.stream().filter(which.negate()).toList();
    }

    private static Verification verify(List<String> exported) {
        return verify(exported, KEY, List.of());
    }

    private static Verification verify(List<String> exported, AuditKey key, List<Checkpoint> log) {
        Verifier verifier = new Verifier(key, log);
        for (String line : exported) {
            ExportLine.read(line).ifPresentOrElse(verifier::accept, verifier::unreadable);
        }
        return verifier.end();
    }
}
