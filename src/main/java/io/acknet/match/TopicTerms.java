package io.acknet.match;

import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import io.acknet.lang.Lang;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the index holds of a topic.
///
/// @param asked tokens of titles and askings, behind a marker for each
/// @param told tokens of the answer
/// @param words of the askings, as they are written
/// @param sounds how the words of two Chinese characters sound
/// @param exact one token for each phrasing
record TopicTerms(
        List<Token> asked,
        List<Token> told,
        List<Token> words,
        List<Token> sounds,
        List<Token> exact) {
    static TopicTerms of(Topic topic, Groundwork groundwork) {
        Analysis analysis = groundwork.analysis();
        Glossary glossary = groundwork.glossary();
        boolean bridges = glossary.bridges(topic);
        List<Token> asked = new ArrayList<>();
        List<Atom> all = new ArrayList<>();
        List<Token> exact = new ArrayList<>();
        for (String phrasing : phrasings(topic)) {
            List<Atom> atoms = analysis.atoms(phrasing);
            List<Token> tokens = analysis.tokens(atoms);
            asked.add(Token.MARKER);
            asked.addAll(bridges ? analysis.tokens(glossary.both(atoms, topic)) : tokens);
            exact.add(Token.exact(tokens));
            all.addAll(atoms);
        }
        return new TopicTerms(
                asked,
                analysis.tokens(glossary.both(analysis.atoms(body(topic)), topic)),
                analysis.words(glossary.both(all, topic)),
                groundwork.sounds(asked),
                exact);
    }

    private static List<String> phrasings(Topic topic) {
        List<String> phrasings = new ArrayList<>();
        for (Edition edition : editions(topic)) {
            phrasings.add(edition.title());
            phrasings.addAll(edition.askings());
        }
        return phrasings;
    }

    private static String body(Topic topic) {
        StringBuilder body = new StringBuilder();
        for (Edition edition : editions(topic)) {
            edition.parts().forEach(part -> body.append(part.markdown()).append('\n'));
        }
        return body.toString();
    }

    /// A map keeps the view of its values: sixteen bytes for each topic, for good.
    private static List<Edition> editions(Topic topic) {
        return Stream.of(Lang.values())
                .flatMap(lang -> Optional.ofNullable(topic.editions().get(lang)).stream())
                .toList();
    }
}
