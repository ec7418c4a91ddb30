package io.acknet.knowledge.imports;

import io.acknet.lang.Lang;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A topic to be: a question in one language or in both.
///
/// @param how how the two were found to be one; empty for a question that stands alone
record Draft(Optional<Asked> chinese, Optional<Asked> english, Optional<String> how) {

    /// A question and the document that it stands in.
    record Asked(Reading reading, Question question) {}

    static Draft alone(Reading reading, Question question) {
        Optional<Asked> asked = Optional.of(new Asked(reading, question));
        return switch (reading.lang()) {
            case ZH -> new Draft(asked, Optional.empty(), Optional.empty());
            case EN -> new Draft(Optional.empty(), asked, Optional.empty());
        };
    }

    static Draft pair(Reading chinese, Reading english, Twins.Pair pair) {
        return new Draft(
                Optional.of(new Asked(chinese, pair.chinese())),
                Optional.of(new Asked(english, pair.english())),
                Optional.of(pair.how()));
    }

    List<Asked> asked() {
        return Stream.concat(chinese.stream(), english.stream()).toList();
    }

    Optional<Asked> in(Lang lang) {
        return lang == Lang.ZH ? chinese : english;
    }

    /// The number of the document in the help centre that answers; a twin may know it.
    Optional<String> document() {
        return asked().stream().flatMap(a -> a.question().document().stream()).findFirst();
    }

    /// Whether an answer is known, or at least where it stands.
    boolean answered() {
        return document().isPresent() || asked().stream().anyMatch(a -> !a.question().stub());
    }
}
