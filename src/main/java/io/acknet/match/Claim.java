package io.acknet.match;

import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Edition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a topic says of a question: that it leads there, or that it does not.
///
/// @param topic id of the topic that says so
public record Claim(String topic, Kind kind, String text) {

    /// Which list of the topic the question stands in.
    public enum Kind {
        /// Indexed, so it must be found; left out of the index, it shows how the topic does without.
        ASKING,
        /// Must be answered with the topic, or lead the suggestions with it.
        MATCH,
        /// Must not be answered directly with the topic.
        REJECT
    }

    /// All that a topic says, each once.
    static List<Claim> of(Topic topic) {
        Set<Claim> claims = new LinkedHashSet<>();
        for (Edition edition : topic.editions().values()) {
            edition.askings().forEach(text -> claims.add(new Claim(topic.id(), Kind.ASKING, text)));
            edition.probes()
                    .matches()
                    .forEach(text -> claims.add(new Claim(topic.id(), Kind.MATCH, text)));
            edition.probes()
                    .rejects()
                    .forEach(text -> claims.add(new Claim(topic.id(), Kind.REJECT, text)));
        }
        return new ArrayList<>(claims);
    }
}
