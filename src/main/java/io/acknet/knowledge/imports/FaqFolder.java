package io.acknet.knowledge.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Documents on disk.
///
/// @param unread those that could not be read as text
public record FaqFolder(List<FaqDocument> documents, List<Unread> unread) {
    /// 4 MiB: a hundred times a long document.
    static final long MAX_BYTES = 4L * 1024 * 1024;

    private static final String ENDING = ".md";

    public FaqFolder {
        documents = List.copyOf(documents);
        unread = List.copyOf(unread);
    }

    /// A document that could not be read.
    public record Unread(String file, int line, String problem, String cure) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + problem + "; " + cure;
        }
    }

    /// @param paths documents, or directories with documents at any depth
    /// @param without a directory that is never read: where the topics go
    public static FaqFolder read(List<Path> paths, Path without) {
        List<FaqDocument> documents = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        for (Path path : paths) {
            boolean directory = Files.isDirectory(path);
            Path base = directory ? path : path.toAbsolutePath().getParent();
            for (Path file : directory ? files(path, without) : List.of(path)) {
                String name = base == null ? file.toString() : relative(base, file);
                read(file, name, documents, unread);
            }
        }
        return new FaqFolder(documents, unread);
    }

    private static String relative(Path base, Path file) {
        return base.toAbsolutePath()
                .normalize()
                .relativize(file.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }

    private static List<Path> files(Path directory, Path without) {
        Path out = without.toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .filter(file -> !file.toAbsolutePath().normalize().startsWith(out))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the directory " + directory, e);
        }
    }

    private static void read(
            Path file, String name, List<FaqDocument> documents, List<Unread> unread) {
        try {
            if (!Files.exists(file)) {
                unread.add(
                        new Unread(name, 1, "there is no such file", "name a file or directory"));
            } else if (Files.size(file) > MAX_BYTES) {
                unread.add(new Unread(name, 1, "the file is larger than 4 MiB", "split it"));
            } else {
                decode(Files.readAllBytes(file), name, documents, unread);
            }
        } catch (IOException e) {
            unread.add(
                    new Unread(name, 1, "cannot be read: " + e.getMessage(), "look at its rights"));
        }
    }

    private static void decode(
            byte[] bytes, String name, List<FaqDocument> documents, List<Unread> unread) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
            String text = decoder.decode(in).toString();
            documents.add(new FaqDocument(name, text, Optional.empty()));
        } catch (CharacterCodingException e) {
            Optional<Encodings.Text> other = Encodings.other(bytes);
            if (other.isPresent()) {
                Encodings.Text read = other.get();
                documents.add(new FaqDocument(name, read.text(), Optional.of(read.encoding())));
                return;
            }
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            unread.add(new Unread(name, line, "this is not UTF-8", "save the file as UTF-8"));
        }
    }
}
