package io.acknet.match;

import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/// Scores a term by its weight in the query and by the share of a topic's phrasings that have it
/// (`Scoring.presence`). The number of phrasings is the norm: every phrasing brings one marker, and
/// no term stands twice in a phrasing, so it is the greatest frequency in the field.
final class Presence extends Similarity {
    private final Scoring scoring;

    Presence(Scoring scoring) {
        this.scoring = scoring;
    }

    @Override
    public long computeNorm(FieldInvertState state) {
        return state.getMaxTermFrequency();
    }

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
        return new SimScorer() {
            @Override
            public float score(float freq, long norm) {
                return (float) (boost * scoring.presence(freq, (double) norm));
            }
        };
    }
}
