package io.acknet.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/// Two Chinese characters that are no word and stand nowhere together become the word of the topics that
/// sounds the same, as an input method offers it.
///
/// @param words of two characters, everyday ones and those of the lexicon, which are written right
record Homophones(TopicIndex index, Set<String> words, HanTables tables, Scoring scoring) {

    /// @param text the pair that begins at this atom is replaced in it
    void mend(List<Atom> text, int at, Reading reading) {
        if (strange(text, at, reading)) {
            tables.sound(pair(text, at))
                    .flatMap(this::sounding)
                    .ifPresent(pair -> replace(text, at, pair));
        }
    }

    private void replace(List<Atom> text, int at, String pair) {
        text.set(at, text.get(at).corrected(pair.substring(0, 1), scoring.homophone()));
        text.set(at + 1, text.get(at + 1).corrected(pair.substring(1), scoring.homophone()));
    }

    /// A pair that stands nowhere, and of which neither character belongs to the pair beside it. Where
    /// two words meet, the pair across is strange too, but its characters have known neighbours.
    private boolean strange(List<Atom> text, int at, Reading reading) {
        return han(text, at)
                && han(text, at + 1)
                && !known(text, at, reading)
                && !known(text, at - 1, reading)
                && !known(text, at + 1, reading);
    }

    private boolean known(List<Atom> text, int at, Reading reading) {
        if (!han(text, at) || !han(text, at + 1)) {
            return false;
        }
        String pair = pair(text, at);
        return words.contains(pair)
                || reading.frequency(TopicIndex.ASKED, pair) > 0
                || reading.elsewhere().frequency(pair) > 0
                || reading.frequency(TopicIndex.BODY, pair) > 0
                || text.get(at).sure() < 1;
    }

    private static boolean han(List<Atom> text, int at) {
        return at >= 0 && at < text.size() && text.get(at).is(Atom.Kind.HAN);
    }

    private static String pair(List<Atom> text, int at) {
        return text.get(at).text() + text.get(at + 1).text();
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
}
