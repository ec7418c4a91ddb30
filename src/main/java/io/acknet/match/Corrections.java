package io.acknet.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyTermsEnum;
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
    private final HanTables tables;

    Corrections(TopicIndex index, HanTables tables) {
        this.index = index;
        this.tables = tables;
    }

    List<Atom> mend(List<Atom> text) {
        List<Atom> mended = new ArrayList<>(text);
        for (int i = 0; i < mended.size(); i++) {
            Atom atom = mended.get(i);
            if (atom.is(Atom.Kind.WORD)) {
                mended.set(i, word(atom));
            } else if (i + 1 < mended.size() && pair(atom, mended.get(i + 1))) {
                int at = i;
                homophone(atom.text() + mended.get(i + 1).text())
                        .ifPresent(pair -> {
                            mended.set(at, mended.get(at).corrected(pair.substring(0, 1), TRUST));
                            mended.set(
                                    at + 1, mended.get(at + 1).corrected(pair.substring(1), TRUST));
                        });
            }
        }
        return mended;
    }

    private static boolean pair(Atom left, Atom right) {
        return left.is(Atom.Kind.HAN) && right.is(Atom.Kind.HAN) && left.sure() == 1;
    }

    private Atom word(Atom atom) {
        String word = atom.text();
        boolean correctable =
                word.length() >= ONE_EDIT_FROM
                        && word.length() <= LONGEST
                        && new Token(word, 1).word()
                        && !known(word);
        return correctable
                ? nearest(word).map(right -> atom.corrected(right, TRUST)).orElse(atom)
                : atom;
    }

    private boolean known(String term) {
        return index.frequency(TopicIndex.WORD, term) > 0
                || index.frequency(TopicIndex.BODY, term) > 0;
    }

    private Optional<String> nearest(String word) {
        int edits = word.length() >= TWO_EDITS_FROM ? 2 : 1;
        try {
            Terms words = index.leaf().terms(TopicIndex.WORD);
            if (words == null) {
                return Optional.empty();
            }
            FuzzyTermsEnum found =
                    new FuzzyTermsEnum(words, new Term(TopicIndex.WORD, word), edits, 0, true);
            List<Near> near = new ArrayList<>();
            for (BytesRef term = found.next(); term != null; term = found.next()) {
                near.add(Near.of(word, term.utf8ToString(), found.docFreq()));
            }
            return near.stream().filter(Near::likely).min(Near.NEAREST).map(Near::term);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the index of topics", e);
        }
    }

    private Optional<String> homophone(String pair) {
        if (index.frequency(TopicIndex.ASKED, pair) > 0
                || index.frequency(TopicIndex.ELSEWHERE, pair) > 0
                || index.frequency(TopicIndex.BODY, pair) > 0) {
            return Optional.empty();
        }
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
