package io.acknet.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of a knowledge directory: topics end in `.md`, the lexicon is `lexicon.yaml`; anything
/// else that lies there is left alone.
///
/// @param topics in the order of their names
/// @param lexicon absent when a team brings topics only
/// @param unreadable files that are too large or not UTF-8
record KnowledgeFolder(List<Page> topics, Optional<Page> lexicon, List<Refusal> unreadable) {

    /// 256 KiB: fifty times a long topic, and small enough to read without a second thought.
    static final int MAX_BYTES = 256 * 1024;

    static final String LEXICON = "lexicon.yaml";
    private static final String BUNDLED = "knowledge/" + LEXICON;

    static KnowledgeFolder read(Path directory) {
        List<Page> topics = new ArrayList<>();
        List<Page> lexicons = new ArrayList<>();
        List<Refusal> unreadable = new ArrayList<>();
        for (Path path : files(directory)) {
            String name = path.getFileName().toString();
            try {
                (name.equals(LEXICON) ? lexicons : topics).add(new Page(name, text(path)));
            } catch (CharacterCodingException e) {
                unreadable.add(new Refusal(name, 1, "the file is not UTF-8", "save it as UTF-8"));
            } catch (TooLarge e) {
                unreadable.add(
                        new Refusal(
                                name,
                                1,
                                "the file is larger than " + MAX_BYTES / 1024 + " KiB",
                                "split it into several topics"));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path, e);
            }
        }
        return new KnowledgeFolder(topics, lexicons.stream().findFirst(), unreadable);
    }

    /// The directory that came with the program, in a jar or beside its classes.
    static KnowledgeFolder bundled() {
        URL lexicon = KnowledgeFolder.class.getClassLoader().getResource(BUNDLED);
        if (lexicon == null) {
            throw new IllegalStateException("the program was built without " + BUNDLED);
        }
        try {
            if (lexicon.openConnection() instanceof JarURLConnection jar) {
                return inside(jar);
            }
            Path file = Path.of(lexicon.toURI());
            return read(file.resolveSibling(""));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + lexicon, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot read " + lexicon, e);
        }
    }

    private static KnowledgeFolder inside(JarURLConnection jar)
            throws IOException, URISyntaxException {
        URI file = jar.getJarFileURL().toURI();
        try (FileSystem files = FileSystems.newFileSystem(Path.of(file))) {
            Path lexicon = files.getPath("/" + jar.getEntryName());
            return read(lexicon.resolveSibling(""));
        }
    }

    static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(KnowledgeFolder::belongs).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the knowledge directory " + directory, e);
        }
    }

    private static boolean belongs(Path path) {
        String name = path.getFileName().toString();
        boolean named = name.endsWith(TopicFile.EXTENSION) || name.equals(LEXICON);
        return named && !name.startsWith(".") && Files.isRegularFile(path);
    }

    private static String text(Path path) throws IOException {
        if (Files.size(path) > MAX_BYTES) {
            throw new TooLarge();
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                .toString();
    }

    private static final class TooLarge extends IOException {}
}
