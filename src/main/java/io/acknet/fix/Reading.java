package io.acknet.fix;

import io.acknet.check.CannotTell;
import io.acknet.cluster.Read;
import java.util.function.Function;

/// Goes on with what was read, or answers why it could not be.
final class Reading {
    private Reading() {}

    static <T> Proposal then(String subject, Read<T> read, Function<T, Proposal> next) {
        return switch (read) {
            case Read.Found<T>(T value, var _) -> next.apply(value);
            case Read.Absent<T> absent -> Answers.of(CannotTell.absent(subject, absent));
            case Read.Unreadable<T> unreadable ->
                    Answers.of(CannotTell.unreadable(subject, unreadable));
        };
    }
}
