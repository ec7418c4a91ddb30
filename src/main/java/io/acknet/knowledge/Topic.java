package io.acknet.knowledge;

import io.acknet.lang.Lang;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One entry of the FAQ: what it is about, how people ask for it, and what to answer.
///
/// A topic exists in at least one language; `check` and `fixes` name code in the catalogues, so a
/// knowledge file can choose among them and define none.
///
/// @param id lower-case words joined by hyphens; also the name of its file
/// @param editions what it says in each language
/// @param check the topic's check in the catalogue, if there is one
/// @param fixes fixes in the catalogue, the recommended one first
/// @param related ids of topics that a reader may have meant instead
/// @param sources where the facts come from
public record Topic(
        String id,
        Map<Lang, Edition> editions,
        Optional<String> check,
        List<String> fixes,
        List<String> related,
        List<Source> sources) {

    public Topic {
        if (editions.isEmpty()) {
            throw new IllegalArgumentException("topic " + id + " has no edition");
        }
        editions = Map.copyOf(editions);
        fixes = List.copyOf(fixes);
        related = List.copyOf(related);
        sources = List.copyOf(sources);
    }

    /// The edition in this language, or in the other one where this one was never written.
    public Edition in(Lang lang) {
        Edition wanted = editions.get(lang);
        if (wanted != null) {
            return wanted;
        }
        return editions.values().iterator().next();
    }

    /// A topic in one language.
    ///
    /// @param title one line
    /// @param askings how people ask for it, error lines included; one line each
    /// @param parts the answer in reading order
    /// @param probes what tests it
    public record Edition(String title, List<String> askings, List<Part> parts, Probes probes) {
        public Edition {
            askings = List.copyOf(askings);
            parts = List.copyOf(parts);
        }

        /// An edition that nothing tests.
        public Edition(String title, List<String> askings, List<Part> parts) {
            this(title, askings, parts, Probes.NONE);
        }
    }

    /// Questions that test a topic. They are never indexed, so that they say how it does on questions
    /// that nobody has written down.
    ///
    /// @param matches must be answered with the topic, or lead the suggestions with it
    /// @param rejects must never be answered directly with it: near misses
    public record Probes(List<String> matches, List<String> rejects) {
        static final Probes NONE = new Probes(List.of(), List.of());

        public Probes {
            matches = List.copyOf(matches);
            rejects = List.copyOf(rejects);
        }
    }

    /// A part of an answer. `markdown` is CommonMark: paragraphs, lists, fenced code, links, quotes.
    public record Part(Kind kind, String markdown) {}

    /// What a part of an answer is for. `BODY` is text that stands under no label.
    public enum Kind {
        SYMPTOM,
        CAUSE,
        CURE,
        WARNING,
        APPLIES,
        BODY
    }

    /// A document that a fact was taken from.
    ///
    /// @param edition which edition, a date or a version
    public record Source(String title, String url, String edition) {}
}
