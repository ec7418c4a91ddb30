package io.acknet.match;

import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/// Scores a term by its weight in the query and, with quickly falling worth, by the number of
/// phrasings that have it. Length does not count: a topic with many phrasings is no worse for it.
final class Presence extends Similarity {
    /// Half of a term's weight comes with the first `1 / HALF` … the rest with repetition.
    private static final double HALF = 0.3;

    static double worth(double count) {
        return count / (count + HALF);
    }

    @Override
    public long computeNorm(FieldInvertState state) {
        return 1;
    }

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
        return new SimScorer() {
            @Override
            public float score(float freq, long norm) {
                return (float) (boost * worth(freq));
            }
        };
    }
}
