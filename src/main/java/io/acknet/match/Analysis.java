package io.acknet.match;

import io.acknet.knowledge.Lexicon;
import io.acknet.match.Phrasebook.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// From text to tokens, one pure function for what is indexed and what is asked.
///
/// 1. The text is cut into atoms (`Atoms`).
/// 2. The longest phrase of the lexicon at each place gives its concepts. Stop phrases separate.
/// 3. A range of addresses gives the concept of one, whatever its numbers. Words give themselves and the identifier that they are a part of; Chinese characters give
///    pairs, which cross no word, no stop phrase and no punctuation.
final class Analysis {
    private final HanTables tables;
    private final Atoms atoms;
    private final Phrasebook phrases;

    Analysis(Lexicon lexicon, HanTables tables) {
        this.tables = tables;
        this.atoms = new Atoms(tables);
        this.phrases = new Phrasebook(lexicon, atoms);
    }

    Glossary glossary(Lexicon lexicon) {
        return new Glossary(lexicon, atoms);
    }

    List<Atom> atoms(String text) {
        return atoms.of(text);
    }

    HanTables tables() {
        return tables;
    }

    String stem(String word) {
        return atoms.stem(word);
    }

    /// The words in Latin letters, as they are written: what can be misspelt.
    List<Token> words(List<Atom> text) {
        return text.stream()
                .filter(atom -> atom.is(Atom.Kind.WORD))
                .flatMap(atom -> Stream.of(atom.surface(), atom.whole()))
                .filter(word -> !word.isEmpty())
                .map(word -> new Token(word, 1))
                .toList();
    }

    /// Tokens in reading order, each once.
    List<Token> tokens(String text) {
        return tokens(atoms.of(text));
    }

    List<Token> tokens(List<Atom> text) {
        Tokens tokens = new Tokens();
        int next = 0;
        while (next < text.size()) {
            Found found = phrases.longestAt(text, next);
            int end = next + Math.max(1, found.length());
            if (found.stop()) {
                tokens.separate();
            } else {
                found.terms().forEach(tokens::add);
                text.subList(next, end).forEach(atom -> tokens.add(atom, phrases.stops(atom)));
            }
            next = end;
        }
        return tokens.list();
    }

    /// Gathers tokens; holds the last Chinese character for the pair with the next one.
    private static final class Tokens {
        private final Map<String, Double> tokens = new LinkedHashMap<>();
        private final List<Atom> run = new ArrayList<>();

        void add(String term) {
            put(term, 1);
        }

        /// @param empty whether it says nothing by itself, though it may be a part of a phrase
        void add(Atom atom, boolean empty) {
            if (atom.is(Atom.Kind.HAN)) {
                run.add(atom);
                return;
            }
            separate();
            if (atom.range()) {
                add(Token.RANGE);
            }
            if (!empty && atom.tells()) {
                put(atom.text(), atom.sure());
            }
            if (!atom.whole().isEmpty() && atom.first()) {
                put(atom.whole(), 1);
            }
        }

        void separate() {
            for (int i = 0; i + 1 < run.size(); i++) {
                Atom left = run.get(i);
                Atom right = run.get(i + 1);
                put(left.text() + right.text(), Math.min(left.sure(), right.sure()));
            }
            if (run.size() == 1) {
                put(run.getFirst().text(), run.getFirst().sure());
            }
            run.clear();
        }

        List<Token> list() {
            separate();
            return tokens.entrySet().stream()
                    .map(entry -> new Token(entry.getKey(), entry.getValue()))
                    .toList();
        }

        private void put(String term, double sure) {
            tokens.merge(term, sure, Math::max);
        }
    }
}
