package io.acknet.fix;

import java.util.List;
import java.util.Optional;

/// A value in a JSON text, by where it stands: from `start`, up to but without `end`.
sealed interface JsonSpan {
    int start();

    int end();

    /// A text, a number, a truth value or null.
    record Plain(int start, int end) implements JsonSpan {}

    record Items(int start, int end, List<JsonSpan> items) implements JsonSpan {}

    record Members(int start, int end, List<Member> members) implements JsonSpan {

        Optional<Member> named(String name) {
            return members.stream().filter(member -> member.name().equals(name)).findFirst();
        }
    }

    /// @param from just behind the brace or comma before it
    /// @param key where the quote of its name stands
    /// @param keyEnd just behind the closing quote
    record Member(int from, int key, int keyEnd, String name, JsonSpan value) {}
}
