package io.acknet.match;

import io.acknet.knowledge.Lexicon;
import io.acknet.knowledge.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a matcher knows before it knows a topic, and what it has read of its topics. A library that has
/// changed a little is taken in with most of it: topics that are still the same are not read again.
///
/// @param phrases all ways to say a concept or a foreign subject, as if they were one line
/// @param topics those that were read last
record Groundwork(
        Lexicon lexicon,
        Analysis analysis,
        Glossary glossary,
        KnownWords known,
        Elsewhere elsewhere,
        Line phrases,
        Map<Topic, TopicTerms> topics) {

    /// Of more topics nothing is kept: each takes up to a hundred kilobytes.
    private static final int MOST_KEPT = 250;

    /// @param words as they are written
    record Line(List<Token> tokens, List<Token> words) {
        static Line of(String text, Analysis analysis) {
            List<Atom> atoms = analysis.atoms(text);
            return new Line(analysis.tokens(atoms), analysis.words(atoms));
        }
    }

    static Groundwork of(Lexicon lexicon) {
        return of(lexicon, HanTables.load());
    }

    private static Groundwork of(Lexicon lexicon, HanTables tables) {
        Analysis analysis = new Analysis(lexicon, tables);
        return new Groundwork(
                lexicon,
                analysis,
                analysis.glossary(lexicon),
                KnownWords.with(lexicon.phrases().stream().map(analysis::atoms).toList()),
                Elsewhere.of(lexicon.elsewhere(), analysis),
                Line.of(String.join("\n", lexicon.phrases()), analysis),
                Map.of());
    }

    /// The same, if the lexicon says the same.
    Groundwork with(Lexicon other) {
        return other.equals(lexicon) ? this : of(other, analysis.tables());
    }

    /// The same, having read these topics and no others.
    Groundwork with(List<Topic> these) {
        Map<Topic, TopicTerms> read = new HashMap<>();
        if (these.size() <= MOST_KEPT) {
            these.forEach(topic -> read.put(topic, terms(topic)));
        }
        return new Groundwork(
                lexicon, analysis, glossary, known, elsewhere, phrases, Map.copyOf(read));
    }

    TopicTerms terms(Topic topic) {
        TopicTerms read = topics.get(topic);
        return read == null ? TopicTerms.of(topic, this) : read;
    }

    /// Of words only: nobody means the two characters between two words.
    List<Token> sounds(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> known.chinese().contains(token.term()))
                .flatMap(pair ->
                        analysis.tables().sound(pair.term()).stream()
                                .map(sound -> new Token(sound + pair.term(), 1)))
                .toList();
    }
}
