package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Library;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    private static final TopicIndex INDEX = index();

    /// Whoever looks at each word finds what the automaton finds.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hairpn",
                "flannle",
                "netwrok",
                "nod",
                "servcies",
                "kuberntes",
                "zzzz",
                "pods"
            })
    void findsTheSameWordsInMemoryAsInTheIndex(String word) throws java.io.IOException {
        Vocabulary indexed = new Vocabulary.Indexed(INDEX.leaf().terms(TopicIndex.WORD));

        for (int edits = 1; edits <= 2; edits++) {
            assertThat(new TreeSet<>(Vocabulary.of(INDEX).near(word, edits)))
                    .isEqualTo(new TreeSet<>(indexed.near(word, edits)));
        }
    }

    @Test
    void countsAnExchangeOfNeighboursAsOneEdit() {
        Vocabulary words = Vocabulary.Listed.of(List.of("flannel", "flanel", "channel", "flame"));

        assertThat(words.near("flannle", 1)).containsExactly("flannel");
        assertThat(words.near("flannle", 2)).containsExactly("flannel", "flanel");
    }

    private static TopicIndex index() {
        Library library = Library.bundled();
        Groundwork groundwork = Groundwork.of(library.lexicon());
        return TopicIndex.of(library, groundwork, Scoring.PLAIN, IndexPlace.memory());
    }
}
