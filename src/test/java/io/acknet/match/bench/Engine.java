package io.acknet.match.bench;

import java.util.List;

/// Something that ranks the topics of a library for a question; closing it deletes its files.
interface Engine extends AutoCloseable {

    String name();

    /// The nearest topics, the best first; empty when none has a word of the question.
    List<Found> ranked(String question);

    @Override
    void close();

    /// @param score comparable between questions to the same engine only
    record Found(String topic, double score) {}

    /// As many as acknet itself looks at.
    int CANDIDATES = 10;

    /// What a word of the answer counts against one of the askings, in every engine.
    double BODY = 0.3;
}
