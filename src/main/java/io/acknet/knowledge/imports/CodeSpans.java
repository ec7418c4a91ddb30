package io.acknet.knowledge.imports;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Leaves `code` alone while the text around it is changed.
final class CodeSpans {
    private static final Pattern SPAN = Pattern.compile("(?<![`\\\\])(`+)(?!`)(.+?)(?<!`)\\1(?!`)");

    private CodeSpans() {}

    static String around(String text, UnaryOperator<String> change) {
        Matcher span = SPAN.matcher(text);
        StringBuilder result = new StringBuilder();
        int from = 0;
        while (span.find()) {
            result.append(change.apply(text.substring(from, span.start()))).append(span.group());
            from = span.end();
        }
        return result.append(change.apply(text.substring(from))).toString();
    }

    /// The text with everything inside code spans replaced by `x`, so that positions stay.
    static String masked(String text) {
        return SPAN.matcher(text).replaceAll(span -> "x".repeat(span.group().length()));
    }
}
