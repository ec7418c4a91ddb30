package io.acknet.knowledge;

import io.acknet.knowledge.Topic.Edition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What is wrong with probes: one that is indexed proves nothing, and no question can be expected of
/// two topics, or of one topic and not of it.
final class ProbeLint {
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, String> askings = new HashMap<>();
    private final Map<String, String> matches = new HashMap<>();

    private ProbeLint() {}

    /// @param pages by file name; a topic without one is not linted
    static List<Refusal> of(List<Topic> topics, Map<String, Page> pages) {
        ProbeLint lint = new ProbeLint();
        for (Topic topic : topics) {
            for (Edition edition : topic.editions().values()) {
                lint.askings.putIfAbsent(key(edition.title()), file(topic));
                edition.askings().forEach(a -> lint.askings.putIfAbsent(key(a), file(topic)));
            }
        }
        for (Topic topic : topics) {
            Page page = pages.getOrDefault(file(topic), new Page(file(topic), ""));
            lint.matches(topic, page);
            lint.rejects(topic, page);
        }
        return lint.refusals;
    }

    private void matches(Topic topic, Page page) {
        for (Edition edition : topic.editions().values()) {
            for (String probe : edition.probes().matches()) {
                String asked = askings.get(key(probe));
                String other = matches.putIfAbsent(key(probe), page.file());
                if (asked != null) {
                    complain(
                            page,
                            probe,
                            "is an asking or title in " + asked,
                            "word it differently: what is indexed finds itself");
                } else if (other != null) {
                    complain(page, probe, "must match in " + other + " already", "keep one");
                }
            }
        }
    }

    private void rejects(Topic topic, Page page) {
        Set<String> seen = new HashSet<>();
        for (Edition edition : topic.editions().values()) {
            for (String probe : edition.probes().rejects()) {
                if (page.file().equals(askings.get(key(probe)))
                        || page.file().equals(matches.get(key(probe)))) {
                    complain(
                            page,
                            probe,
                            "must not match, and is asked for or must match in the same file",
                            "decide for one of the two");
                } else if (!seen.add(key(probe))) {
                    complain(page, probe, "must not match already", "keep one");
                }
            }
        }
    }

    private void complain(Page page, String probe, String problem, String cure) {
        refusals.add(
                new Refusal(
                        page.file(),
                        page.lastLineOfItem(probe),
                        "the question \"" + probe + "\" " + problem,
                        cure));
    }

    private static String file(Topic topic) {
        return topic.id() + TopicFile.EXTENSION;
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
