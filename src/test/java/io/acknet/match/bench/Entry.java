package io.acknet.match.bench;

import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import java.util.ArrayList;
import java.util.List;

/// A topic as the other engines see it: the same two texts that acknet indexes.
///
/// @param asked titles and askings, one per line
/// @param body the answers
record Entry(String id, String asked, String body) {

    static Entry of(Topic topic) {
        List<String> asked = new ArrayList<>();
        List<String> body = new ArrayList<>();
        for (Edition edition : topic.editions().values()) {
            asked.add(edition.title());
            asked.addAll(edition.askings());
            edition.parts().forEach(part -> body.add(part.markdown()));
        }
        return new Entry(topic.id(), String.join("\n", asked), String.join("\n", body));
    }
}
