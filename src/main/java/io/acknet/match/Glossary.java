package io.acknet.match;

import io.acknet.knowledge.Lexicon;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.match.Phrasebook.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Puts the words of a topic that exists in one language beside it in the other, so that questions in
/// that one find it too. A topic that exists in both is left as it is: people have said it better.
final class Glossary {
    private final Atoms atoms;
    private final Map<Lang, Phrasebook> from = new HashMap<>();

    Glossary(Lexicon lexicon, Atoms atoms) {
        this.atoms = atoms;
        from.put(Lang.ZH, Phrasebook.of(toEnglish(lexicon.glossary()), atoms));
        from.put(Lang.EN, Phrasebook.of(toChinese(lexicon.glossary()), atoms));
    }

    /// English words, one after the other → the Chinese one that has them.
    private static Map<String, List<String>> toEnglish(Map<String, List<String>> glossary) {
        Map<String, List<String>> phrases = new TreeMap<>();
        glossary.forEach((zh, en) ->
                phrases.computeIfAbsent(String.join("\n", en), any -> new ArrayList<>()).add(zh));
        return phrases;
    }

    private static Map<String, List<String>> toChinese(Map<String, List<String>> glossary) {
        return glossary;
    }

    /// Whether the topic exists in one language only.
    boolean bridges(Topic topic) {
        return topic.editions().size() == 1;
    }

    /// The text, and behind it what is known of it in the language that the topic lacks.
    List<Atom> both(List<Atom> text, Topic topic) {
        if (!bridges(topic)) {
            return text;
        }
        List<Atom> both = new ArrayList<>(text);
        Stream.of(Lang.values())
                .filter(topic.editions()::containsKey)
                .forEach(lang -> both.addAll(other(Objects.requireNonNull(from.get(lang)), text)));
        return both;
    }

    private List<Atom> other(Phrasebook phrases, List<Atom> text) {
        List<String> words = new ArrayList<>();
        int next = 0;
        while (next < text.size()) {
            Found found = phrases.longestAt(text, next);
            words.addAll(found.terms());
            next += Math.max(1, found.length());
        }
        return atoms.of(String.join("\n", words));
    }
}
