package io.acknet.knowledge.imports;

import io.acknet.knowledge.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// Topic files in a directory. A file that an import wrote carries a sum of its content, so that a
/// later import knows its own files from others', and from its own that somebody has edited since.
public final class TopicFolder {
    private static final String MARK = "# written by acknet import, sum ";
    private static final String FRONT = "---\n";

    private final Path directory;

    public TopicFolder(Path directory) {
        this.directory = directory;
    }

    /// What became of the files.
    ///
    /// @param kept files that were left as they are
    public record Written(List<Path> files, List<Kept> kept) {
        public Written {
            files = List.copyOf(files);
            kept = List.copyOf(kept);
        }
    }

    /// A file that was not written over.
    public record Kept(String id, String file, String why) {}

    public Written write(List<Topic> topics) {
        List<Path> files = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (Topic topic : topics) {
            Path file = directory.resolve(topic.id() + ".md");
            Optional<String> foreign = foreign(file);
            if (foreign.isPresent()) {
                kept.add(new Kept(topic.id(), file.toString(), foreign.get()));
            } else {
                write(file, marked(TopicText.of(topic)));
                files.add(file);
            }
        }
        return new Written(files, kept);
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(directory);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /// Why a file must stay, if it must.
    private static Optional<String> foreign(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = read(file);
        int mark = text.indexOf(MARK);
        if (mark != FRONT.length()) {
            return Optional.of("import did not write this file; move it or choose another --out");
        }
        int end = text.indexOf('\n', mark);
        String sum = text.substring(mark + MARK.length(), end).strip();
        String rest = FRONT + text.substring(end + 1);
        return sum.equals(sum(rest))
                ? Optional.empty()
                : Optional.of("somebody has edited this file since; delete it to import it anew");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String marked(String text) {
        return FRONT + MARK + sum(text) + "\n" + text.substring(FRONT.length());
    }

    private static String sum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }
}
