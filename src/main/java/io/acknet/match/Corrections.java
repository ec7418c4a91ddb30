package io.acknet.match;

import java.util.ArrayList;
import java.util.List;

/// Mends what is probably misspelt in a question, before phrases are looked for: Latin words
/// (`Spelling`), and Chinese characters that sound like the right ones (`Homophones`).
final class Corrections {
    /// What a corrected word is worth against one that was written so.
    static final double TRUST = 0.7;

    private final Spelling spelling;
    private final Homophones homophones;

    Corrections(TopicIndex index, Groundwork groundwork) {
        KnownWords known = groundwork.known();
        Analysis analysis = groundwork.analysis();
        this.spelling = new Spelling(Vocabulary.of(index), known.english(), analysis);
        this.homophones = new Homophones(index, known.chinese(), analysis.tables());
    }

    List<Atom> mend(List<Atom> text, Reading reading) {
        List<Atom> mended = new ArrayList<>(text);
        for (int i = 0; i < mended.size(); i++) {
            if (mended.get(i).is(Atom.Kind.WORD)) {
                mended.set(i, spelling.mend(mended.get(i), reading));
            } else {
                homophones.mend(mended, i, reading);
            }
        }
        return mended;
    }
}
