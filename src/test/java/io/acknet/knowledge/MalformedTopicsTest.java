package io.acknet.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The program's own topics, each broken in a way that makes it none: all are refused, at a line, with
/// what to do. And broken at random: whatever comes of it, nothing is thrown. `-Dfuzz=10000` for that many.
class MalformedTopicsTest {
    private static final int SEED = 20261123;
    private static final int ROUNDS = Integer.getInteger("fuzz", 1_000);

    /// Makes of a sound file one that is not.
    private interface Breaking {
        String of(String text, Random random);
    }

    private static final Map<String, Breaking> BREAKINGS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("no front matter", (text, _) -> text.substring(4)),
                            Map.entry("front matter without end", MalformedTopicsTest::endless),
                            Map.entry(
                                    "unknown key",
                                    (text, random) ->
                                            inFront(text, "surprise" + random.nextInt() + ": 1")),
                            Map.entry(
                                    "key twice",
                                    (text, _) -> inFront(text, "sources: []\nsources: []")),
                            Map.entry("a target", (text, _) -> inFront(text, "cluster: prod")),
                            Map.entry("a patch", (text, _) -> inFront(text, "patch: '[]'")),
                            Map.entry(
                                    "list where a word belongs",
                                    (text, _) ->
                                            text.replaceFirst("(?m)^check: .*$", "check: [a]")),
                            Map.entry(
                                    "YAML that is none",
                                    (text, random) ->
                                            inFront(
                                                    text,
                                                    "related: [" + "[".repeat(random.nextInt(9)))),
                            Map.entry("aliases without end", (text, _) -> inFront(text, bomb())),
                            Map.entry(
                                    "a Java object",
                                    (text, _) ->
                                            inFront(
                                                    text,
                                                    "check: !!javax.script.ScriptEngineManager []")),
                            Map.entry("no edition", (text, _) -> text.replaceAll("(?ms)^# .*", "")),
                            Map.entry(
                                    "edition twice",
                                    (text, _) -> text + text.substring(text.indexOf("\n# ") + 1)),
                            Map.entry(
                                    "unknown section",
                                    (text, random) ->
                                            text
                                                    + "\n## surprise"
                                                    + random.nextInt(99)
                                                    + "\n- x\n"),
                            Map.entry(
                                    "no askings",
                                    (text, _) ->
                                            text.replaceAll("(?m)^## askings$", "## questions")),
                            Map.entry("nothing", (_, _) -> "")));

    @Test
    void everyOneIsRefusedAtALineWithWhatToDo() {
        Random random = new Random(SEED);
        List<Page> sound = sound();
        List<String> kinds = List.copyOf(BREAKINGS.keySet());
        for (int round = 0; round < ROUNDS; round++) {
            Page page = sound.get(random.nextInt(sound.size()));
            String kind = kinds.get(round % kinds.size());
            String broken = Objects.requireNonNull(BREAKINGS.get(kind)).of(page.text(), random);

            Parsed parsed = TopicFile.parse(new Page(page.file(), broken));

            assertThat(parsed)
                    .as("%s of %s, round %d", kind, page.file(), round)
                    .isInstanceOf(Parsed.Refused.class);
            told((Parsed.Refused) parsed, broken, kind);
        }
    }

    @Test
    void nothingAtRandomBringsItDown() {
        Random random = new Random(SEED);
        List<Page> sound = sound();
        for (int round = 0; round < ROUNDS; round++) {
            Page page = sound.get(random.nextInt(sound.size()));
            String broken = atRandom(page.text(), random);

            Parsed parsed = TopicFile.parse(new Page(page.file(), broken));

            switch (parsed) {
                case Parsed.Refused refused -> told(refused, broken, "round " + round);
                case Parsed.Taken(Topic topic) -> assertThat(topic.editions()).isNotEmpty();
                case Parsed.Draft(Topic topic) -> assertThat(topic.editions()).isNotEmpty();
            }
        }
    }

    private static void told(Parsed.Refused refused, String text, String about) {
        int lines = text.split("\n", -1).length;
        assertThat(refused.refusals()).as(about).isNotEmpty();
        for (Refusal refusal : refused.refusals()) {
            assertThat(refusal.line()).as("%s: %s", about, refusal).isBetween(1, lines + 1);
            assertThat(refusal.problem()).as(about).isNotBlank().doesNotContain("java.");
            assertThat(refusal.cure()).as(about).isNotBlank();
            assertThat(refusal.toString().lines()).as(about).hasSize(1);
        }
    }

    private static String inFront(String text, String line) {
        return text.replaceFirst("^---\n", "---\n" + line.replace("\\", "\\\\") + "\n");
    }

    private static String endless(String text, Random random) {
        return text.replaceFirst("(?s)^---\n(.*?)\n---\n", "---\n$1\n");
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char name = 'b'; name <= 'i'; name++) {
            char before = (char) (name - 1);
            bomb.append(name).append(": &").append(name).append(" [");
            bomb.append(("*" + before + ", ").repeat(8)).append('*').append(before).append("]\n");
        }
        return bomb.toString();
    }

    private static String atRandom(String text, Random random) {
        StringBuilder broken = new StringBuilder(text);
        int breaks = 1 + random.nextInt(5);
        for (int i = 0; i < breaks; i++) {
            int at = random.nextInt(broken.length());
            switch (random.nextInt(6)) {
                case 0 -> broken.deleteCharAt(at);
                case 1 -> broken.setCharAt(at, (char) random.nextInt(0x10000));
                case 2 -> broken.insert(at, "\n---\n");
                case 3 -> broken.insert(at, "# zh: ");
                case 4 -> broken.insert(at, "\u0000\t\uFEFF");
                default -> broken.setLength(Math.max(1, at));
            }
        }
        return broken.toString();
    }

    private static List<Page> sound() {
        List<Page> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("knowledge"))) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".md")) {
                    pages.add(new Page(file.getFileName().toString(), Files.readString(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }
}
