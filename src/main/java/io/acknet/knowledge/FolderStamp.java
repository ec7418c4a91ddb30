package io.acknet.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What tells one state of a knowledge directory from another without reading its files. Links are
/// followed, so that a mounted ConfigMap, which swaps one link above all its files, changes too.
public record FolderStamp(List<Entry> entries) {

    public FolderStamp {
        entries = List.copyOf(entries);
    }

    /// @param key the file's identity, which a rename over it changes; empty where there is none
    record Entry(String name, long size, Instant modified, String key) {}

    /// @throws UncheckedIOException when the directory cannot be read
    public static FolderStamp of(Path directory) {
        List<Entry> entries = new ArrayList<>();
        for (Path file : KnowledgeFolder.files(directory)) {
            entry(file).ifPresent(entries::add);
        }
        return new FolderStamp(entries);
    }

    private static Optional<Entry> entry(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new Entry(
                            String.valueOf(file.getFileName()),
                            found.size(),
                            found.lastModifiedTime().toInstant(),
                            String.valueOf(found.fileKey())));
        } catch (NoSuchFileException _) {
            // gone since it was listed: the folder without it is what is there now
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }
}
