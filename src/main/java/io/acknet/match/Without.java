package io.acknet.match;

/// What a question must not find, because it is that itself: to see how a phrasing would do if nobody
/// had written it down.
///
/// @param topic ordinal of the topic whose asking the question is; -1 for none
/// @param copies how many phrasings of that topic say it word for word, such as its title
/// @param lines how many lines of `elsewhere` the question is: one or none
record Without(int topic, int copies, int lines) {
    static final Without NOTHING = new Without(-1, 0, 0);
    static final Without LINE = new Without(-1, 0, 1);

    static Without askingOf(int topic, int copies) {
        return new Without(topic, copies, 0);
    }

    int phrasings(int ordinal) {
        return ordinal == topic ? copies : 0;
    }
}
