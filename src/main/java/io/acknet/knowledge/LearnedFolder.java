package io.acknet.knowledge;

import io.acknet.knowledge.imports.TopicText;
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

/// The directory of what was learned: `additions.yaml`, and a topic file for each learned topic, with
/// `draft: true` above those that nobody has published.
public final class LearnedFolder {
    private static final String BEGIN = "---\n";

    private final Path directory;

    /// @param directory made when something is to be kept in it
    public LearnedFolder(Path directory) {
        this.directory = directory;
    }

    /// @throws UncheckedIOException when the directory cannot be read
    public Learned read() {
        if (!Files.isDirectory(directory)) {
            return Learned.NOTHING;
        }
        KnowledgeFolder folder = KnowledgeFolder.read(directory);
        List<Refusal> refusals = new ArrayList<>(folder.unreadable());
        List<Topic> topics = new ArrayList<>();
        List<Topic> drafts = new ArrayList<>();
        for (Page page : folder.topics()) {
            switch (TopicFile.parse(page)) {
                case Parsed.Taken(Topic topic) -> topics.add(topic);
                case Parsed.Draft(Topic topic) -> drafts.add(topic);
                case Parsed.Refused(List<Refusal> reasons) -> refusals.addAll(reasons);
            }
        }
        return new Learned(additions(refusals), topics, drafts, refusals, folder.topics());
    }

    private List<Addition> additions(List<Refusal> refusals) {
        Path file = directory.resolve(Additions.FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Additions.read(new Page(Additions.FILE, Files.readString(file)), refusals);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// Keeps what is there now, each file whole or as it was.
    ///
    /// @param before what `read` gave
    /// @throws UncheckedIOException when a file cannot be written
    public void write(Learned before, Learned now) {
        try {
            Files.createDirectories(directory);
            if (!before.additions().equals(now.additions())) {
                replace(Additions.FILE, Additions.text(now.additions()));
            }
            for (Topic topic : now.topics()) {
                if (!before.topics().contains(topic)) {
                    replace(file(topic), TopicText.of(topic));
                }
            }
            for (Topic draft : now.drafts()) {
                if (!before.drafts().contains(draft)) {
                    replace(file(draft), draftText(draft));
                }
            }
            for (Topic draft : before.drafts()) {
                if (now.draft(draft.id()).isEmpty() && !now.topics().contains(draft)) {
                    Files.deleteIfExists(directory.resolve(file(draft)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep what was learned in " + directory, e);
        }
    }

    /// What reading the file of this draft would come to.
    public static Parsed proofread(Topic draft) {
        return TopicFile.parse(new Page(file(draft), draftText(draft)));
    }

    private static String draftText(Topic draft) {
        return BEGIN + "draft: true\n" + TopicText.of(draft).substring(BEGIN.length());
    }

    private static String file(Topic topic) {
        return topic.id() + TopicFile.EXTENSION;
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
