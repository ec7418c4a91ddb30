package io.acknet.check;

import io.acknet.lang.Text;
import java.util.List;
import java.util.Optional;

/// One thing that a check saw, or could not see.
///
/// @param id stable name of the finding, such as `cni-version-missing`
/// @param subject where: `namespace/Kind/name`, or `Kind/name` for objects without a namespace
/// @param summary one or two sentences: what, and what it means for the topic
/// @param evidence lines as read, redacted and cut to a readable length
/// @param next what to do about it
public record Finding(
        String id,
        Verdict verdict,
        String subject,
        Text summary,
        List<String> evidence,
        Optional<Text> next) {
    public Finding {
        evidence = List.copyOf(evidence);
    }

    public static Finding of(String id, Verdict verdict, String subject, Text summary) {
        return new Finding(id, verdict, subject, summary, List.of(), Optional.empty());
    }

    public Finding with(List<String> lines) {
        return new Finding(id, verdict, subject, summary, lines, next);
    }

    public Finding then(Text whatToDo) {
        return new Finding(id, verdict, subject, summary, evidence, Optional.of(whatToDo));
    }
}
