package io.acknet.match;

/// Who uses a term: one topic's askings, those of all topics, and the lines of `elsewhere`.
///
/// Naive Bayes with two classes, this topic and elsewhere, both smoothed towards how common the term is
/// altogether. What nobody uses says nothing.
///
/// @param asked phrasings of the topic that have the term
/// @param phrasings that the topic has
/// @param elsewhere lines that have it
/// @param lines that there are
/// @param all phrasings of all topics and lines that have it
/// @param texts that there are: phrasings and lines
record Usage(int asked, int phrasings, int elsewhere, int lines, long all, long texts) {
    /// How many phrasings a topic is granted that use words as everybody does. Of three askings nobody
    /// can tell what people who mean the topic never say.
    private static final double GRANTED = 8;

    /// How much more likely somebody says the term who means the topic than somebody who means none, as
    /// a natural logarithm.
    double odds() {
        if (all <= 0) {
            return 0;
        }
        double common = GRANTED * (all + 0.5) / (texts + 1);
        double here = (asked + common) / (phrasings + GRANTED);
        double there = (elsewhere + common) / (lines + GRANTED);
        return Math.log(here / there);
    }
}
