package io.acknet.match;

import java.util.ArrayList;
import java.util.List;

/// Mends what is probably misspelt in a question, before phrases are looked for: Latin words
/// (`Spelling`), and Chinese characters that sound like the right ones (`Homophones`).
final class Corrections {
    private final Spelling spelling;
    private final Homophones homophones;
    private final Scoring scoring;

    Corrections(TopicIndex index, Groundwork groundwork, Scoring scoring) {
        this.scoring = scoring;
        KnownWords known = groundwork.known();
        Analysis analysis = groundwork.analysis();
        this.spelling = new Spelling(Vocabulary.of(index), known.english(), analysis, scoring);
        this.homophones = new Homophones(index, known.chinese(), analysis.tables(), scoring);
    }

    List<Atom> mend(List<Atom> text, Reading reading) {
        List<Atom> mended = new ArrayList<>(text);
        for (int i = 0; i < mended.size(); i++) {
            if (mended.get(i).is(Atom.Kind.WORD) && scoring.misspelt() > 0) {
                mended.set(i, spelling.mend(mended.get(i), reading));
            } else if (scoring.homophone() > 0) {
                homophones.mend(mended, i, reading);
            }
        }
        return mended;
    }
}
