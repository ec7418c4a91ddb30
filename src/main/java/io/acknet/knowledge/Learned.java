package io.acknet.knowledge;

import io.acknet.knowledge.Topic.Edition;
import io.acknet.knowledge.Topic.Probes;
import io.acknet.lang.Lang;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What was learned from use: it lies over a library and leaves the library's own files alone.
///
/// @param additions lines for topics of the library
/// @param topics more topics
/// @param drafts topics that nobody has published; they answer nothing
/// @param refusals what is wrong with the files
/// @param pages the topics' files as they were read
public record Learned(
        List<Addition> additions,
        List<Topic> topics,
        List<Topic> drafts,
        List<Refusal> refusals,
        List<Page> pages) {

    public static final Learned NOTHING =
            new Learned(List.of(), List.of(), List.of(), List.of(), List.of());

    public Learned {
        additions = List.copyOf(additions);
        topics = List.copyOf(topics);
        drafts = List.copyOf(drafts);
        refusals = List.copyOf(refusals);
        pages = List.copyOf(pages);
    }

    /// What a directory holds; nothing where there is none.
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

    public Learned plus(Addition addition) {
        return additions.contains(addition)
                ? this
                : new Learned(
                        Stream.concat(additions.stream(), Stream.of(addition)).toList(),
                        topics,
                        drafts,
                        refusals,
                        pages);
    }

    /// With this draft in place of one of the same name.
    public Learned withDraft(Topic draft) {
        return new Learned(
                additions,
                topics,
                Stream.concat(without(drafts, draft.id()), Stream.of(draft)).toList(),
                refusals,
                pages);
    }

    public Learned withoutDraft(String id) {
        return new Learned(additions, topics, without(drafts, id).toList(), refusals, pages);
    }

    /// With the draft among the topics that answer.
    public Learned published(Topic draft) {
        return new Learned(
                additions,
                Stream.concat(without(topics, draft.id()), Stream.of(draft)).toList(),
                without(drafts, draft.id()).toList(),
                refusals,
                pages);
    }

    public Optional<Topic> draft(String id) {
        return drafts.stream().filter(topic -> topic.id().equals(id)).findFirst();
    }

    private static Stream<Topic> without(List<Topic> topics, String id) {
        return topics.stream().filter(topic -> !topic.id().equals(id));
    }
}
