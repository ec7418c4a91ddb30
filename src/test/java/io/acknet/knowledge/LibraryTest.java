package io.acknet.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
    private static final String TOPIC =
            """
            ---
            check: %s
            related: [%s]
            ---
            # en: Title %s
            ## askings
            - asking %s
            ## cure
            Do this.
            """;

    @TempDir Path directory;

    @Test
    void refusesABadFileAndKeepsTheOthers() throws IOException {
        write("good.md", topic("good"));
        write("bad.md", topic("bad").replace("## cure", "## curse"));
        write("notes.txt", "not ours");

        Library library = Library.load(directory);

        assertThat(library.topics()).extracting(Topic::id).containsExactly("good");
        assertThat(library.refusals())
                .extracting(Refusal::toString)
                .singleElement()
                .asString()
                .startsWith("bad.md:8: unknown part \"curse\"; allowed:");
    }

    @Test
    void refusesFilesThatAreTooLargeOrNotUtf8() throws IOException {
        write("large.md", topic("large") + "x".repeat(KnowledgeFolder.MAX_BYTES));
        Files.write(directory.resolve("latin.md"), new byte[] {'-', (byte) 0xE9, '\n'});

        assertThat(Library.load(directory).refusals())
                .extracting(Refusal::problem)
                .containsExactly("the file is larger than 256 KiB", "the file is not UTF-8");
    }

    @Test
    void refusesABrokenLexiconAndKeepsTheTopics() throws IOException {
        write("good.md", topic("good"));
        write("lexicon.yaml", "concepts:\n  loop: 1\nstop: []\n");

        Library library = Library.load(directory);

        assertThat(library.topics()).hasSize(1);
        assertThat(library.refusals())
                .extracting(Refusal::toString)
                .anySatisfy(r -> assertThat(r).startsWith("lexicon.yaml:2: \"loop\" is not a list"))
                .anySatisfy(r -> assertThat(r).startsWith("lexicon.yaml:3: unknown key \"stop\""));
    }

    @Test
    void bundlesAllKnowledgeWithoutARefusal() throws IOException {
        Library library = Library.bundled();

        try (Stream<Path> files = Files.list(Path.of("knowledge"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".md"))
                            .toList();
            assertThat(library.refusals()).isEmpty();
            assertThat(library.topics())
                    .extracting(topic -> topic.id() + ".md")
                    .containsExactlyInAnyOrderElementsOf(names);
        }
        assertThat(library.lexicon().concepts()).isNotEmpty();
    }

    @Test
    void readsTheBundledKnowledgeOutOfAJarToo() throws Exception {
        Path jar = directory.resolve("acknet with space.jar");
        pack(jar, Path.of("target/classes/io/acknet/knowledge"), "/io/acknet/knowledge");
        pack(jar, Path.of("target/classes/io/acknet/lang"), "/io/acknet/lang");
        pack(jar, Path.of("target/classes/knowledge"), "/knowledge");
        ClassLoader above = new WithoutAcknet(getClass().getClassLoader());

        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, above)) {
            Class<?> library = loader.loadClass("io.acknet.knowledge.Library");
            Object bundled = library.getMethod("bundled").invoke(null);
            List<?> topics = (List<?>) library.getMethod("topics").invoke(bundled);
            assertThat(topics).hasSameSizeAs(Library.bundled().topics());
        }
    }

    @Test
    void lintsNamesThatLeadNowhere() throws IOException {
        write("a.md", TOPIC.formatted("nix", "ghost", "a", "a"));

        assertThat(new Lint(Set.of("hairpin"), Set.of()).of(Library.load(directory)))
                .extracting(Refusal::toString)
                .containsExactly(
                        "a.md:2: there is no check \"nix\"; known: hairpin",
                        "a.md:3: there is no related topic \"ghost\"; known: a");
    }

    @Test
    void lintsTwoTopicsThatAreAskedForInTheSameWords() throws IOException {
        write("a.md", TOPIC.formatted("hairpin", "b", "A", "same"));
        write("b.md", TOPIC.formatted("hairpin", "a", "a", "Same"));

        assertThat(new Lint(Set.of("hairpin"), Set.of()).of(Library.load(directory)))
                .extracting(Refusal::toString)
                .containsExactly(
                        "b.md:5: the title \"Title a\" stands in a.md too; keep it where it belongs",
                        "b.md:7: the asking \"asking Same\" stands in a.md too; keep it where it"
                                + " belongs");
    }

    @Test
    void lintsAnEditionThatNobodyFindsOrThatAnswersNothing() throws IOException {
        write("a.md", "---\n---\n# zh: 标题\n");

        assertThat(new Lint(Set.of(), Set.of()).of(Library.load(directory)))
                .extracting(Refusal::problem)
                .containsExactly(
                        "the edition in zh has no askings", "the edition in zh answers nothing");
    }

    private static String topic(String id) {
        return TOPIC.formatted("hairpin", id, id, id);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static void pack(Path jar, Path from, String to) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"));
                Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = zip.getPath(to + "/" + from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /// The test's own class path without the program, which must come from the jar.
    private static final class WithoutAcknet extends ClassLoader {
        WithoutAcknet(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.acknet")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        @Override
        public @Nullable URL getResource(String name) {
            return name.startsWith("knowledge") ? null : super.getResource(name);
        }
    }
}
