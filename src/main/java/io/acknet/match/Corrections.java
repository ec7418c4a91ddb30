package io.acknet.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/// Mends what is probably misspelt in a question, before phrases are looked for.
///
/// - A Latin word that stands nowhere in the index becomes the nearest one that does: one edit for
///   words of four letters, two for words of eight; two neighbours exchanged count as one edit.
/// - Two Chinese characters that stand nowhere together become the pair that sounds the same, as
///   an input method offers it.
final class Corrections {
    /// What a corrected word is worth against one that was written so.
    private static final double TRUST = 0.7;

    private static final int ONE_EDIT_FROM = 4;
    private static final int TWO_EDITS_FROM = 8;

    /// Longer words are no misspelt ones; and the automaton's size grows with the length.
    private static final int LONGEST = 20;

    private final TopicIndex index;
    private final Analysis analysis;
    private final HanTables tables;
    private final KnownWords words;
    private final Vocabulary vocabulary;

    Corrections(TopicIndex index, Analysis analysis, HanTables tables) {
        this.index = index;
        this.analysis = analysis;
        this.tables = tables;
        this.words = KnownWords.load();
        this.vocabulary = Vocabulary.of(index);
    }

    List<Atom> mend(List<Atom> text) {
        List<Atom> mended = new ArrayList<>(text);
        for (int i = 0; i < mended.size(); i++) {
            if (mended.get(i).is(Atom.Kind.WORD)) {
                mended.set(i, word(mended.get(i)));
            } else if (strange(mended, i)) {
                int at = i;
                homophone(pair(mended, at)).ifPresent(pair -> replace(mended, at, pair));
            }
        }
        return mended;
    }

    private static void replace(List<Atom> text, int at, String pair) {
        text.set(at, text.get(at).corrected(pair.substring(0, 1), TRUST));
        text.set(at + 1, text.get(at + 1).corrected(pair.substring(1), TRUST));
    }

    /// A pair that stands nowhere, and of which neither character belongs to the pair beside it. Where
    /// two words meet, the pair across is strange too, but its characters have known neighbours.
    private boolean strange(List<Atom> text, int at) {
        return han(text, at)
                && han(text, at + 1)
                && !known(text, at)
                && !known(text, at - 1)
                && !known(text, at + 1);
    }

    private boolean known(List<Atom> text, int at) {
        if (!han(text, at) || !han(text, at + 1)) {
            return false;
        }
        String pair = pair(text, at);
        return words.chinese().contains(pair)
                || index.frequency(TopicIndex.ASKED, pair) > 0
                || index.frequency(TopicIndex.ELSEWHERE, pair) > 0
                || index.frequency(TopicIndex.BODY, pair) > 0
                || text.get(at).sure() < 1;
    }

    private static boolean han(List<Atom> text, int at) {
        return at >= 0 && at < text.size() && text.get(at).is(Atom.Kind.HAN);
    }

    private static String pair(List<Atom> text, int at) {
        return text.get(at).text() + text.get(at + 1).text();
    }

    private Atom word(Atom atom) {
        String word = atom.surface();
        boolean correctable =
                word.length() >= ONE_EDIT_FROM && word.length() <= LONGEST && !known(atom);
        return correctable
                ? nearest(word)
                        .map(right -> atom.corrected(analysis.stem(right), TRUST))
                        .orElse(atom)
                : atom;
    }

    private boolean known(Atom atom) {
        return !letters(atom.surface())
                || words.english().contains(atom.surface())
                || index.frequency(TopicIndex.WORD, atom.surface()) > 0
                || index.frequency(TopicIndex.ASKED, atom.text()) > 0
                || index.frequency(TopicIndex.ELSEWHERE, atom.text()) > 0
                || index.frequency(TopicIndex.BODY, atom.text()) > 0;
    }

    private static boolean letters(String word) {
        return word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private Optional<String> nearest(String word) {
        int edits = word.length() >= TWO_EDITS_FROM ? 2 : 1;
        return vocabulary.near(word, edits).stream()
                .map(term -> Near.of(word, term, index.frequency(TopicIndex.WORD, term)))
                .filter(Near::likely)
                .min(Near.NEAREST)
                .map(Near::term);
    }

    private Optional<String> homophone(String pair) {
        return tables.sound(pair).flatMap(this::sounding);
    }

    /// Of the pairs with this sound, the one that most topics have.
    private Optional<String> sounding(String sound) {
        try {
            Terms sounds = index.leaf().terms(TopicIndex.SOUND);
            if (sounds == null) {
                return Optional.empty();
            }
            TermsEnum terms = sounds.iterator();
            TermsEnum.SeekStatus status = terms.seekCeil(new BytesRef(sound));
            String best = "";
            int most = 0;
            while (status != TermsEnum.SeekStatus.END) {
                String term = terms.term().utf8ToString();
                if (!term.startsWith(sound)) {
                    break;
                }
                if (term.length() == sound.length() + 2 && terms.docFreq() > most) {
                    most = terms.docFreq();
                    best = term.substring(sound.length());
                }
                if (terms.next() == null) {
                    break;
                }
            }
            return best.isEmpty() ? Optional.empty() : Optional.of(best);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the index of topics", e);
        }
    }

    private record Near(String term, int edits, boolean sameStart, int topics, boolean likely) {
        static final Comparator<Near> NEAREST =
                Comparator.comparingInt(Near::edits)
                        .thenComparing(Near::sameStart, Comparator.reverseOrder())
                        .thenComparing(Near::topics, Comparator.reverseOrder())
                        .thenComparing(Near::term);

        static Near of(String word, String term, int topics) {
            boolean same = word.charAt(0) == term.charAt(0);
            boolean likely = term.length() >= ONE_EDIT_FROM - 1 && (same || word.length() > 4);
            return new Near(term, Edits.between(word, term), same, topics, likely);
        }
    }
}
