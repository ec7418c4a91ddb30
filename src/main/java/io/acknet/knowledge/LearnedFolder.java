package io.acknet.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// What was learned, as a directory: `additions.yaml`, and a topic file for each learned topic, with
/// `draft: true` above those that nobody has published.
public final class LearnedFolder {
    private final Path directory;

    /// @param directory made when something is to be written to it
    public LearnedFolder(Path directory) {
        this.directory = directory;
    }

    /// @return nothing where there is no directory
    /// @throws UncheckedIOException when the directory cannot be read
    public Learned read() {
        if (!Files.isDirectory(directory)) {
            return Learned.NOTHING;
        }
        KnowledgeFolder folder = KnowledgeFolder.read(directory);
        List<Page> pages = new ArrayList<>(folder.topics());
        Path additions = directory.resolve(Additions.FILE);
        if (Files.exists(additions)) {
            try {
                pages.add(new Page(Additions.FILE, Files.readString(additions)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + additions, e);
            }
        }
        return Learned.of(pages, folder.unreadable());
    }

    /// Writes all of it, each file whole or as it was. Files of other names stay.
    ///
    /// @throws UncheckedIOException when a file cannot be written
    public void write(Learned learned) {
        try {
            Files.createDirectories(directory);
            for (Page page : learned.pages()) {
                replace(page.file(), page.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + directory, e);
        }
    }

    private void replace(String name, String text) throws IOException {
        Path half = directory.resolve("." + name + ".part");
        Files.writeString(half, text, StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(half, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
