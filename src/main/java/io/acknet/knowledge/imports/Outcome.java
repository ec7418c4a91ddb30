package io.acknet.knowledge.imports;

import io.acknet.knowledge.Topic;
import java.util.List;

/// What an import found.
///
/// @param topics each with an id of its own, in the order of the documents
/// @param files one report per document, in the order of their paths
public record Outcome(List<Topic> topics, List<FileReport> files) {
    public Outcome {
        topics = List.copyOf(topics);
        files = List.copyOf(files);
    }
}
