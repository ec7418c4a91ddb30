package io.acknet.match;

import io.acknet.knowledge.Topic;
import java.util.List;

/// What a question led to, in one of three bands.
public sealed interface Match {

    /// The best topics first; empty when nothing in the index has a word in common with the question.
    List<Hit> hits();

    /// The name of the band: `confident`, `ambiguous` or `none`.
    default String band() {
        return switch (this) {
            case Confident _ -> "confident";
            case Ambiguous _ -> "ambiguous";
            case None _ -> "none";
        };
    }

    /// One topic answers it. `hits` has at least that one.
    record Confident(List<Hit> hits) implements Match {
        public Confident {
            hits = List.copyOf(hits);
        }

        public Topic topic() {
            return hits.getFirst().topic();
        }
    }

    /// One of a few topics may be meant: "did you mean". `hits` has one to three.
    record Ambiguous(List<Hit> hits) implements Match {
        public Ambiguous {
            hits = List.copyOf(hits);
        }
    }

    /// No topic answers it; `hits` are only the nearest, if any.
    record None(List<Hit> hits) implements Match {
        public None {
            hits = List.copyOf(hits);
        }
    }

    /// @param score confidence of the topic for this question; comparable between questions
    record Hit(Topic topic, double score) {}
}
