package io.acknet.cluster;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cuts a JSON text down to the fields that are read, without parsing the rest. Most of an object's
/// bytes say who wrote which field; to step over them costs a fraction of what tokens cost.
///
/// What is cut away is not looked at, but for its strings and brackets. A text that ends too early, or
/// is no JSON where it is read, gives an `IllegalArgumentException` or an
/// `IndexOutOfBoundsException`.
final class Cut {
    /// Of a page of Pods about a fifth is left.
    private static final int USUAL_PART = 4;

    private final byte[] json;
    private final ByteArrayOutputStream out;

    private Cut(byte[] json) {
        this.json = json;
        this.out = new ByteArrayOutputStream(json.length / USUAL_PART);
    }

    /// @param json one value
    static byte[] to(Fields fields, byte[] json) {
        if (fields.whole()) {
            return json;
        }
        Cut cut = new Cut(json);
        int end = cut.copy(cut.space(0), fields);
        cut.out.write(json, end, json.length - end); // for the parser to see that nothing follows
        return cut.out.toByteArray();
    }

    /// The value of a member of an object; empty where there is no such member.
    static Optional<byte[]> member(byte[] json, String name) {
        Cut cut = new Cut(json);
        Fields only = Fields.only("/" + name);
        int at = cut.space(0);
        cut.expect(at, '{');
        at = cut.space(at + 1);
        while (json[at] == '"') {
            int end = cut.string(at);
            int value = cut.value(end);
            int after = cut.skip(value);
            if (only.of(json, at + 1, end - 1) != null) {
                return Optional.of(Arrays.copyOfRange(json, value, after));
            }
            at = cut.next(after);
        }
        cut.expect(at, '}');
        return Optional.empty();
    }

    /// @return where the value has ended
    private int copy(int at, Fields fields) {
        if (fields.whole() || (json[at] != '{' && json[at] != '[')) {
            int end = skip(at);
            out.write(json, at, end - at);
            return end;
        }
        return json[at] == '{' ? object(at, fields) : array(at, fields);
    }

    private int object(int start, Fields fields) {
        out.write('{');
        boolean first = true;
        int at = space(start + 1);
        while (json[at] == '"') {
            int end = string(at);
            int value = value(end);
            Fields below = below(fields, at + 1, end - 1);
            if (below == null) {
                at = next(skip(value));
            } else {
                if (!first) {
                    out.write(',');
                }
                first = false;
                out.write(json, at, end - at);
                out.write(':');
                at = next(copy(value, below));
            }
        }
        expect(at, '}');
        out.write('}');
        return at + 1;
    }

    private int array(int start, Fields fields) {
        out.write('[');
        int at = space(start + 1);
        while (json[at] != ']') {
            at = next(copy(at, fields));
            if (json[at] != ']') {
                out.write(',');
            }
        }
        out.write(']');
        return at + 1;
    }

    /// A name that is written with escapes may be any.
    private @Nullable Fields below(Fields fields, int from, int to) {
        for (int i = from; i < to; i++) {
            if (json[i] == '\\') {
                return Fields.ALL;
            }
        }
        return fields.of(json, from, to);
    }

    /// From the end of a name to the value.
    private int value(int end) {
        int at = space(end);
        expect(at, ':');
        return space(at + 1);
    }

    /// From the end of a value to the next one or the closing bracket.
    private int next(int end) {
        int at = space(end);
        if (json[at] == ',') {
            int next = space(at + 1);
            if (json[next] == '}' || json[next] == ']') {
                throw new IllegalArgumentException("nothing after a comma at " + at);
            }
            return next;
        }
        if (json[at] != '}' && json[at] != ']') {
            throw new IllegalArgumentException("no comma and no closing bracket at " + at);
        }
        return at;
    }

    private int skip(int start) {
        return switch (json[start]) {
            case '"' -> string(start);
            case '{', '[' -> nested(start);
            default -> scalar(start);
        };
    }

    private int nested(int start) {
        int depth = 0;
        int at = start;
        while (true) {
            switch (json[at]) {
                case '"' -> at = string(at);
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                    if (depth == 0) {
                        return at;
                    }
                }
                default -> at++;
            }
        }
    }

    private int string(int start) {
        int at = start + 1;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private int scalar(int start) {
        int at = start;
        while (at < json.length && "0123456789+-.eEtrufalsn".indexOf(json[at]) >= 0) {
            at++;
        }
        if (at == start) {
            throw new IllegalArgumentException("no value at " + at);
        }
        return at;
    }

    private int space(int start) {
        int at = start;
        while (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t') {
            at++;
        }
        return at;
    }

    private void expect(int at, char what) {
        if (json[at] != what) {
            throw new IllegalArgumentException("no " + what + " at " + at);
        }
    }
}
