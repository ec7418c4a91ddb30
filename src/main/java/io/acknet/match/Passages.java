package io.acknet.match;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A long message in pieces: the question in it is often one sentence of a story.
final class Passages {
    /// Behind a stop of either script, or at the end of a line. A dot inside of a version or a name is
    /// no stop.
    private static final Pattern STOP = Pattern.compile("(?<=[。！？；!?;\\n])|(?<=[a-zA-Z][.])\\s+");

    /// A line that a program wrote for the record, in the notation of klog, logfmt or JSON. It says
    /// nothing of a fault; warnings and errors do.
    private static final Pattern RECORD =
            Pattern.compile(
                    "\\s*[ID]\\d{4} \\d\\d:.*|.*\\blevel=(?:info|debug)\\b.*"
                            + "|.*\"level\": ?\"(?:info|debug)\".*",
                    Pattern.CASE_INSENSITIVE);

    /// Who writes more sentences than these has pasted a document.
    private static final int MOST = 12;

    private Passages() {}

    /// The whole first, then each sentence if there are several.
    static List<String> of(String message) {
        String told = message.indexOf('\n') < 0 ? message : withoutRecords(message);
        List<String> sentences =
                STOP.splitAsStream(told).filter(Predicate.not(String::isBlank)).toList();
        return sentences.size() < 2 || sentences.size() > MOST
                ? List.of(told)
                : Stream.concat(Stream.of(told), sentences.stream()).toList();
    }

    /// The same when there is nothing else.
    private static String withoutRecords(String message) {
        List<String> lines =
                message.lines().filter(line -> !RECORD.matcher(line).matches()).toList();
        return lines.stream().allMatch(String::isBlank) ? message : String.join("\n", lines);
    }
}
