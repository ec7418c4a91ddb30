package io.acknet.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/// The words of an index, as they are written: to find those that a misspelt one may be.
interface Vocabulary {
    /// An automaton over the index costs a millisecond or two, whatever the number of words. To look at
    /// each of so many costs a tenth of that, and a megabyte.
    long MOST_TO_LOOK_AT = 20_000;

    /// The words that lie within so many edits: insert, delete, replace, or exchange two neighbours.
    ///
    /// @param word of the letters a to z
    List<String> near(String word, int edits);

    static Vocabulary of(TopicIndex index) {
        try {
            Terms words = index.leaf().terms(TopicIndex.WORD);
            if (words == null) {
                return (_, _) -> List.of();
            }
            return words.size() <= MOST_TO_LOOK_AT ? listed(words) : new Indexed(words);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the words of the index", e);
        }
    }

    private static Listed listed(Terms terms) throws IOException {
        List<String> words = new ArrayList<>();
        TermsEnum all = terms.iterator();
        for (BytesRef term = all.next(); term != null; term = all.next()) {
            words.add(term.utf8ToString());
        }
        return Listed.of(words);
    }

    /// All words in memory.
    ///
    /// @param letters of each word: a set as bits, by which most words are passed over
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Listed(List<String> words, int[] letters) implements Vocabulary {

        static Listed of(List<String> words) {
            return new Listed(words, words.stream().mapToInt(Listed::letters).toArray());
        }

        @Override
        public List<String> near(String word, int edits) {
            int wanted = letters(word);
            List<String> near = new ArrayList<>();
            for (int i = 0; i < letters.length; i++) {
                if (Integer.bitCount(letters[i] ^ wanted) <= 2 * edits
                        && within(word, words.get(i), edits)) {
                    near.add(words.get(i));
                }
            }
            return near;
        }

        private static boolean within(String word, String other, int edits) {
            return Math.abs(word.length() - other.length()) <= edits
                    && Edits.between(word, other) <= edits;
        }

        /// One edit takes at most one letter out of the set and puts one in. Others share these bits.
        private static int letters(String word) {
            return word.chars().reduce(0, (set, letter) -> set | 1 << (letter & 31));
        }
    }

    /// The words where they are.
    record Indexed(Terms words) implements Vocabulary {

        @Override
        public List<String> near(String word, int edits) {
            try {
                TermsEnum found =
                        new FuzzyTermsEnum(words, new Term(TopicIndex.WORD, word), edits, 0, true);
                List<String> near = new ArrayList<>();
                for (BytesRef term = found.next(); term != null; term = found.next()) {
                    near.add(term.utf8ToString());
                }
                return near;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the words of the index", e);
            }
        }
    }
}
