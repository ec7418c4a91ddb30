package io.acknet.fix;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.acknet.check.StrictJson;
import java.util.ArrayList;
import java.util.List;

/// Finds where the values of a JSON text stand. The text has been parsed before, so it is valid.
final class JsonSpans {
    private final String text;
    private int at;

    private JsonSpans(String text) {
        this.text = text;
    }

    static JsonSpan of(String text) {
        return new JsonSpans(text).value();
    }

    private JsonSpan value() {
        blanks();
        return switch (text.charAt(at)) {
            case '{' -> members();
            case '[' -> items();
            case '"' -> {
                int start = at;
                skipText();
                yield new JsonSpan.Plain(start, at);
            }
            default -> word();
        };
    }

    private JsonSpan members() {
        int start = at++;
        List<JsonSpan.Member> members = new ArrayList<>();
        while (more('}')) {
            members.add(member());
        }
        at++;
        return new JsonSpan.Members(start, at, List.copyOf(members));
    }

    private JsonSpan.Member member() {
        int from = at;
        blanks();
        int key = at;
        skipText();
        int keyEnd = at;
        blanks();
        at++; // the colon
        return new JsonSpan.Member(from, key, keyEnd, decoded(key, keyEnd), value());
    }

    private JsonSpan items() {
        int start = at++;
        List<JsonSpan> items = new ArrayList<>();
        while (more(']')) {
            items.add(value());
        }
        at++;
        return new JsonSpan.Items(start, at, List.copyOf(items));
    }

    /// Whether another member or item follows. Stays where the brace or comma before it ends, so that
    /// the blanks before the member are known; at the end it stands on the closing bracket.
    private boolean more(char close) {
        int here = at;
        blanks();
        if (text.charAt(at) == close) {
            return false;
        }
        if (text.charAt(at) == ',') {
            at++;
        } else {
            at = here;
        }
        return true;
    }

    private JsonSpan word() {
        int start = at;
        while (at < text.length() && "{}[],: \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return new JsonSpan.Plain(start, at);
    }

    private void skipText() {
        at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private String decoded(int from, int to) {
        try {
            return StrictJson.MAPPER.readValue(text.substring(from, to), String.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a name that was parsed before is no JSON at " + from);
        }
    }
}
