package io.acknet.knowledge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All topics that can be answered from, and what was refused on the way in. A file with an error is
/// refused whole; the others stay. Drafts are left out.
///
/// @param pages the files as they were read, for messages that name a line
public record Library(
        List<Topic> topics, List<Refusal> refusals, Lexicon lexicon, List<Page> pages) {

    public Library {
        topics = List.copyOf(topics);
        refusals = List.copyOf(refusals);
        pages = List.copyOf(pages);
    }

    /// The topics of a directory. Without a lexicon of its own it is read with the bundled one.
    public static Library load(Path directory) {
        return of(KnowledgeFolder.read(directory));
    }

    /// The topics that come with the program.
    public static Library bundled() {
        return of(KnowledgeFolder.bundled());
    }

    /// A library of topics that never stood in a file, such as imported ones.
    public static Library of(List<Topic> topics, Lexicon lexicon) {
        return new Library(topics, List.of(), lexicon, List.of());
    }

    public Optional<Topic> topic(String id) {
        return topics.stream().filter(topic -> topic.id().equals(id)).findFirst();
    }

    private static Library of(KnowledgeFolder folder) {
        List<Topic> topics = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>(folder.unreadable());
        for (Page page : folder.topics()) {
            switch (TopicFile.parse(page)) {
                case Parsed.Taken(Topic topic) -> topics.add(topic);
                case Parsed.Draft _ -> {}
                case Parsed.Refused(List<Refusal> reasons) -> refusals.addAll(reasons);
            }
        }
        Lexicon lexicon =
                folder.lexicon()
                        .map(page -> Lexicon.read(page, refusals))
                        .orElseGet(Lexicon::bundled);
        return new Library(topics, refusals, lexicon, folder.topics());
    }
}
