package io.acknet.audit;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// JSON in the one form in which it is hashed, a subset of RFC 8785: objects with their keys sorted by
/// UTF-16 code unit, strings, and whole numbers; no whitespace. A string escapes quotes, backslashes and
/// control characters only, these as RFC 8785 does: b, t, n, f and r by their letters, others by four
/// small hexadecimal digits. Half a surrogate pair, which no UTF-8 can hold, becomes U+FFFD.
final class CanonicalJson {
    private static final char REPLACEMENT = '\uFFFD';

    private CanonicalJson() {}

    /// @param value a `Map` with string keys, a `String`, a `Long` or an `Integer`, and these in maps
    static String write(Object value) {
        return switch (value) {
            case Map<?, ?> object -> object(object);
            case String text -> string(text);
            case Long number -> number.toString();
            case Integer number -> number.toString();
            default ->
                    throw new IllegalArgumentException(
                            "no canonical form for " + value.getClass().getName());
        };
    }

    private static String object(Map<?, ?> object) {
        Map<String, Object> sorted = new TreeMap<>();
        object.forEach((key, value) -> sorted.put((String) key, value));
        return sorted.entrySet().stream()
                .map(entry -> string(entry.getKey()) + ":" + write(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String string(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else {
                append(out, Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        return out.append('"').toString();
    }

    private static void append(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < ' ') {
                    out.append("\\u%04x".formatted((int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
