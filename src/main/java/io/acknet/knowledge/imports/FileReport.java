package io.acknet.knowledge.imports;

import java.util.List;
import java.util.Optional;

/// What became of one document. Lines are counted from 1.
///
/// @param file its path, as it was given
/// @param lang `zh` or `en`
/// @param twin the path of the same document in the other language
/// @param taken in reading order
public record FileReport(
        String file,
        String title,
        String lang,
        Optional<String> twin,
        List<Taken> taken,
        List<Left> left,
        List<Warning> warnings) {

    public FileReport {
        taken = List.copyOf(taken);
        left = List.copyOf(left);
        warnings = List.copyOf(warnings);
    }

    /// A question that became a topic, or an edition of one.
    ///
    /// @param stub whether it only leads to a document elsewhere
    /// @param pairing how its twin in the other language was found; empty when it has none
    public record Taken(
            int line, String question, String id, boolean stub, Optional<String> pairing) {}

    /// Something that is no topic.
    public record Left(int line, String what, String why) {}

    /// Something that came through, but not as it stood.
    public record Warning(int line, String text) {}
}
