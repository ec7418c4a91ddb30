package io.acknet.knowledge;

import io.acknet.knowledge.Topic.Edition;
import io.acknet.knowledge.Topic.Probes;
import io.acknet.knowledge.imports.TopicText;
import io.acknet.lang.Lang;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What was learned from use: it lies over a library and leaves the library's own files alone. It is
/// what its pages say, whoever has written them.
///
/// @param additions lines for topics of the library
/// @param topics more topics
/// @param drafts topics that nobody has published; they answer nothing
/// @param refusals what is wrong with the pages
/// @param pages `additions.yaml`, and a topic file for each topic and draft, in the order of their names
public record Learned(
        List<Addition> additions,
        List<Topic> topics,
        List<Topic> drafts,
        List<Refusal> refusals,
        List<Page> pages) {
    private static final String BEGIN = "---\n";

    public static final Learned NOTHING = of(List.of());

    public Learned {
        additions = List.copyOf(additions);
        topics = List.copyOf(topics);
        drafts = List.copyOf(drafts);
        refusals = List.copyOf(refusals);
        pages = List.copyOf(pages);
    }

    public static Learned of(List<Page> pages) {
        return of(pages, List.of());
    }

    /// @param unreadable files beside them
    static Learned of(List<Page> pages, List<Refusal> unreadable) {
        List<Page> sorted = pages.stream().sorted(Comparator.comparing(Page::file)).toList();
        List<Refusal> refusals = new ArrayList<>(unreadable);
        List<Addition> additions = new ArrayList<>();
        List<Topic> topics = new ArrayList<>();
        List<Topic> drafts = new ArrayList<>();
        for (Page page : sorted) {
            if (page.file().equals(Additions.FILE)) {
                additions.addAll(Additions.read(page, refusals));
                continue;
            }
            switch (TopicFile.parse(page)) {
                case Parsed.Taken(Topic topic) -> topics.add(topic);
                case Parsed.Draft(Topic topic) -> drafts.add(topic);
                case Parsed.Refused(List<Refusal> reasons) -> refusals.addAll(reasons);
            }
        }
        return new Learned(additions, topics, drafts, refusals, sorted);
    }

    /// What a directory holds; nothing where there is none.
    ///
    /// @throws UncheckedIOException when the directory cannot be read
    public static Learned load(Path directory) {
        return new LearnedFolder(directory).read();
    }

    /// The library with what was learned. What fits nowhere is a refusal of it.
    public Library over(Library library) {
        List<Refusal> complaints = new ArrayList<>(library.refusals());
        complaints.addAll(refusals);
        Map<String, Topic> all = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (Topic topic : library.topics()) {
            all.put(topic.id(), topic);
            order.add(topic.id());
        }
        Set<String> taken = new HashSet<>();
        for (Topic topic : topics) {
            if (all.putIfAbsent(topic.id(), topic) == null) {
                order.add(topic.id());
                taken.add(topic.id() + TopicFile.EXTENSION);
            } else {
                complaints.add(
                        new Refusal(
                                topic.id() + TopicFile.EXTENSION,
                                1,
                                "the library has a topic of this name itself",
                                "give the learned one another name, or remove it"));
            }
        }
        for (Addition addition : additions) {
            Topic topic = all.get(addition.topic());
            if (topic == null) {
                complaints.add(homeless(addition));
            } else {
                all.put(topic.id(), with(topic, addition));
            }
        }
        return new Library(
                order.stream().map(all::get).toList(),
                complaints,
                library.lexicon(),
                Stream.concat(
                                library.pages().stream(),
                                pages.stream().filter(page -> taken.contains(page.file())))
                        .toList());
    }

    private static Refusal homeless(Addition addition) {
        return new Refusal(
                Additions.FILE,
                1,
                "there is no topic \"%s\" to add \"%s\" to"
                        .formatted(addition.topic(), addition.text()),
                "take the addition out, or put the topic back");
    }

    private static Topic with(Topic topic, Addition addition) {
        Map<Lang, Edition> editions = new HashMap<>(topic.editions());
        Lang lang =
                editions.containsKey(addition.lang())
                        ? addition.lang()
                        : editions.keySet().iterator().next();
        editions.compute(lang, (_, edition) -> with(edition, addition));
        return new Topic(
                topic.id(),
                editions,
                topic.check(),
                topic.fixes(),
                topic.related(),
                topic.sources());
    }

    private static Edition with(Edition edition, Addition addition) {
        Probes probes = edition.probes();
        String text = addition.text();
        return switch (addition.kind()) {
            case ASKING ->
                    new Edition(
                            edition.title(),
                            plus(edition.askings(), text),
                            edition.parts(),
                            probes);
            case MATCH ->
                    new Edition(
                            edition.title(),
                            edition.askings(),
                            edition.parts(),
                            new Probes(plus(probes.matches(), text), probes.rejects()));
            case REJECT ->
                    new Edition(
                            edition.title(),
                            edition.askings(),
                            edition.parts(),
                            new Probes(probes.matches(), plus(probes.rejects(), text)));
        };
    }

    private static List<String> plus(List<String> list, String text) {
        return list.contains(text) ? list : Stream.concat(list.stream(), Stream.of(text)).toList();
    }

    /// With one more line. A file that cannot be read is left as it is, and with it this.
    public Learned plus(Addition addition) {
        return plus(List.of(addition));
    }

    private Learned plus(List<Addition> more) {
        List<Addition> all = Stream.concat(additions.stream(), more.stream()).distinct().toList();
        boolean broken = refusals.stream().anyMatch(it -> it.file().equals(Additions.FILE));
        return broken || all.equals(additions)
                ? this
                : with(new Page(Additions.FILE, Additions.text(all)));
    }

    /// With this draft in place of one of the same name.
    public Learned withDraft(Topic draft) {
        return with(new Page(file(draft.id()), draftText(draft)));
    }

    public Learned withoutDraft(String id) {
        return draft(id).isEmpty() ? this : of(others(file(id)).toList());
    }

    /// With the draft among the topics that answer.
    public Learned published(Topic draft) {
        return with(new Page(file(draft.id()), TopicText.of(draft)));
    }

    /// With what a page holds that nothing here stands in the way of: all its lines, or its topic.
    ///
    /// @return empty when there is another topic or draft of that name, or the page cannot be read
    public Optional<Learned> joinedBy(Page page) {
        Learned other = of(List.of(page));
        if (!other.refusals().isEmpty()) {
            return Optional.empty();
        }
        if (page.file().equals(Additions.FILE)) {
            return Optional.of(plus(other.additions()));
        }
        if (pages.contains(page)) {
            return Optional.of(this);
        }
        boolean free = others(page.file()).count() == pages.size();
        return free ? Optional.of(with(page)) : Optional.empty();
    }

    private Learned with(Page page) {
        return of(Stream.concat(others(page.file()), Stream.of(page)).toList());
    }

    private Stream<Page> others(String file) {
        return pages.stream().filter(page -> !page.file().equals(file));
    }

    private static String file(String topic) {
        return topic + TopicFile.EXTENSION;
    }

    private static String draftText(Topic draft) {
        return BEGIN + "draft: true\n" + TopicText.of(draft).substring(BEGIN.length());
    }

    /// What reading the file of this draft would come to.
    public static Parsed proofread(Topic draft) {
        return TopicFile.parse(new Page(file(draft.id()), draftText(draft)));
    }

    public Optional<Topic> draft(String id) {
        return drafts.stream().filter(topic -> topic.id().equals(id)).findFirst();
    }
}
