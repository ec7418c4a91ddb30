package io.acknet.knowledge.imports;

import java.util.regex.Pattern;

/// Tells sentences from commands, roughly, where a lost code fence leaves no better sign.
final class Prose {
    private static final Pattern MARKED =
            Pattern.compile("\\s*(\\*\\*.*|!\\[.*|\\d+\\.  \\S.*|-   \\S.*|#{1,6} \\S.*[？?])");
    private static final Pattern CHINESE_END = Pattern.compile(".*[。：；？！]\\s*");
    private static final Pattern ENGLISH_SENTENCE =
            Pattern.compile("\\s*[A-Z][a-z]+( [A-Za-z`*\"'(-]+[,)]?){3,}.*[.:?]\\s*");

    private Prose() {}

    static boolean is(String line) {
        boolean comment = line.strip().startsWith("#") || line.strip().startsWith("//");
        return MARKED.matcher(line).matches()
                || (!comment
                        && ((Letters.hasHan(line) && CHINESE_END.matcher(line).matches())
                                || ENGLISH_SENTENCE.matcher(line).matches()));
    }
}
