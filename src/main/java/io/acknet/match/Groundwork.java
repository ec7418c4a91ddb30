package io.acknet.match;

import io.acknet.knowledge.Lexicon;
import java.util.List;

/// What a matcher knows before it knows a topic. The same for all libraries with the same lexicon, so a
/// changed library is taken in without it: half of the work.
///
/// @param elsewhere the lines of that name
/// @param phrases all ways to say a concept or a foreign subject, as if they were one line
record Groundwork(
        Lexicon lexicon,
        Analysis analysis,
        Glossary glossary,
        KnownWords known,
        List<Line> elsewhere,
        Line phrases) {

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
        List<Line> elsewhere =
                lexicon.elsewhere().stream().map(line -> Line.of(line, analysis)).toList();
        Line phrases = Line.of(String.join("\n", lexicon.phrases()), analysis);
        KnownWords known =
                KnownWords.with(lexicon.phrases().stream().map(analysis::atoms).toList());
        Glossary glossary = analysis.glossary(lexicon);
        return new Groundwork(lexicon, analysis, glossary, known, elsewhere, phrases);
    }

    /// The same, if the lexicon says the same.
    Groundwork with(Lexicon other) {
        return other.equals(lexicon) ? this : of(other, analysis.tables());
    }
}
