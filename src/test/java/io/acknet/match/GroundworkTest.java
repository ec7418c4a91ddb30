package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.knowledge.Library;
import io.acknet.knowledge.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroundworkTest {
    @Test
    void aTopicThatIsStillTheSameIsNotReadAgain() {
        Library library = Library.bundled();
        Topic topic = library.topics().getFirst();
        Groundwork read = Groundwork.of(library.lexicon()).with(library.topics());

        Groundwork again = read.with(List.of(copy(topic, topic.sources())));

        assertThat(again.terms(topic)).isSameAs(read.terms(topic));
        assertThat(again.topics()).hasSize(1);
    }

    @Test
    void aTopicThatHasChangedIsReadAgain() {
        Library library = Library.bundled();
        Topic topic = library.topics().getFirst();
        Topic changed = copy(library.topics().getLast(), List.of());
        Groundwork read = Groundwork.of(library.lexicon()).with(library.topics());

        assertThat(read.with(List.of(changed)).terms(changed)).isNotSameAs(read.terms(topic));
        assertThat(read.topics()).doesNotContainKey(changed);
    }

    private static Topic copy(Topic topic, List<Topic.Source> sources) {
        return new Topic(
                topic.id(),
                topic.editions(),
                topic.check(),
                topic.fixes(),
                topic.related(),
                sources);
    }
}
