package io.acknet.knowledge;

import io.acknet.knowledge.Topic.Edition;
import io.acknet.lang.Lang;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What is wrong between files that are each well formed: names that lead nowhere, two topics that
/// are asked for in the same words, an edition that nobody can find or that answers nothing.
public final class Lint {
    private final Set<String> checks;
    private final Set<String> fixes;

    /// @param checks ids in the catalogue of checks
    /// @param fixes ids in the catalogue of fixes
    public Lint(Set<String> checks, Set<String> fixes) {
        this.checks = Set.copyOf(checks);
        this.fixes = Set.copyOf(fixes);
    }

    public List<Refusal> of(Library library) {
        Map<String, Page> pages =
                library.pages().stream().collect(Collectors.toMap(Page::file, page -> page));
        Set<String> ids =
                library.topics().stream().map(Topic::id).collect(Collectors.toUnmodifiableSet());
        Map<String, String> owners = new HashMap<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Topic topic : library.topics()) {
            String file = topic.id() + TopicFile.EXTENSION;
            Lines lines = new Lines(pages.getOrDefault(file, new Page(file, "")), refusals);
            names(lines, "check", topic.check().stream().toList(), checks);
            names(lines, "fix", topic.fixes(), fixes);
            names(lines, "related topic", topic.related(), ids);
            topic.editions().forEach((lang, edition) -> edition(lines, lang, edition));
            topic.editions().values().forEach(edition -> phrasings(lines, edition, owners));
        }
        refusals.addAll(ProbeLint.of(library.topics(), pages));
        return refusals;
    }

    private static void names(
            Lines lines, String kind, Collection<String> named, Set<String> known) {
        for (String name : named) {
            if (!known.contains(name)) {
                lines.complain(
                        name,
                        "there is no " + kind + " \"" + name + "\"",
                        "known: " + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    private static void edition(Lines lines, Lang lang, Edition edition) {
        if (edition.askings().isEmpty()) {
            lines.complain(
                    edition.title(),
                    "the edition in " + lang.code() + " has no askings",
                    "add \"## askings\" with the ways in which people ask for it");
        }
        if (edition.parts().isEmpty()) {
            lines.complain(
                    edition.title(),
                    "the edition in " + lang.code() + " answers nothing",
                    "add \"## cure\" or \"## body\"");
        }
    }

    private static void phrasings(Lines lines, Edition edition, Map<String, String> owners) {
        phrasing(lines, "title", edition.title(), owners);
        edition.askings().forEach(asking -> phrasing(lines, "asking", asking, owners));
    }

    /// The two editions of one topic may share a phrasing, such as an error message.
    private static void phrasing(
            Lines lines, String kind, String text, Map<String, String> owners) {
        String key = kind + " " + text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        String other = owners.putIfAbsent(key, lines.page().file());
        if (other != null && !other.equals(lines.page().file())) {
            lines.complain(
                    text,
                    "the " + kind + " \"" + text + "\" stands in " + other + " too",
                    "keep it where it belongs");
        }
    }

    /// Where complaints about one file go.
    private record Lines(Page page, List<Refusal> refusals) {
        void complain(String words, String problem, String cure) {
            refusals.add(new Refusal(page.file(), page.lineOf(words), problem, cure));
        }
    }
}
