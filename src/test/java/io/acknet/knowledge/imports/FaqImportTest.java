package io.acknet.knowledge.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Library;
import io.acknet.knowledge.Lint;
import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import io.acknet.knowledge.Topic.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One directory per trap: `in.*.md` is what an author wrote, `out/` what must come of it, `out/report.txt`
/// what is said about it. `-Dgolden.write` writes them anew.
class FaqImportTest {
    private static final Path CASES = Path.of("src/test/resources/import");
    private static final Pattern CODE = Pattern.compile("(?s)(`{3,}).*?\\1|(`+)[^`].*?\\2");
    private static final Pattern RESIDUE =
            Pattern.compile(
                    "\\{#|\\{\\{[<%]|\\{%|~~|]\\(~~|\\\\[_>#()*]|\\.section|help-document:|\\u200B|\\u00A0");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> cases = Files.list(CASES)) {
            return cases.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesOutAsItWasReadByEye(Path directory) throws IOException {
        Outcome outcome = run(directory);
        Map<String, String> actual = new TreeMap<>();
        outcome.topics().forEach(topic -> actual.put(topic.id() + ".md", TopicText.of(topic)));
        actual.put("report.txt", report(outcome));
        Path out = directory.resolve("out");
        if (System.getProperty("golden.write") != null) {
            write(out, actual);
        }
        assertThat(actual).as("%s (mend with -Dgolden.write)", directory).isEqualTo(read(out));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyTopicLoadsAndNoneIsAskedForLikeAnother(Path directory, @TempDir Path out)
            throws IOException {
        Outcome outcome = run(directory);
        new TopicFolder(out).write(outcome.topics());
        Library library = Library.load(out);
        assertThat(library.refusals()).isEmpty();
        assertThat(new Lint(Set.of(), Set.of()).of(library)).isEmpty();
        assertThat(library.topics()).containsExactlyInAnyOrderElementsOf(outcome.topics());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noMarkupIsLeftOverOutsideCode(Path directory) throws IOException {
        for (Topic topic : run(directory).topics()) {
            for (Edition edition : topic.editions().values()) {
                List<String> texts =
                        Stream.concat(
                                        Stream.of(edition.title()),
                                        edition.parts().stream().map(Part::markdown))
                                .map(text -> CODE.matcher(text).replaceAll(""))
                                .toList();
                assertThat(texts).noneMatch(text -> RESIDUE.matcher(text).find());
            }
        }
    }

    private static Outcome run(Path directory) {
        FaqFolder folder = FaqFolder.read(List.of(directory), directory.resolve("out"));
        assertThat(folder.unread()).isEmpty();
        return new FaqImport("2021").run(folder.documents());
    }

    private static String report(Outcome outcome) {
        return outcome.files().stream()
                .flatMap(file ->
                        Stream.of(
                                        Stream.of(file.file() + " " + file.title()),
                                        file.taken().stream().map(Object::toString),
                                        file.left().stream().map(Object::toString),
                                        file.warnings().stream().map(Object::toString))
                                .flatMap(lines -> lines))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void write(Path out, Map<String, String> files) throws IOException {
        Files.createDirectories(out);
        for (Path old : list(out)) {
            Files.delete(old);
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(out.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> read(Path out) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path file : list(out)) {
            files.put(file.getFileName().toString(), Files.readString(file));
        }
        return files;
    }

    private static List<Path> list(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.toList();
        }
    }
}
