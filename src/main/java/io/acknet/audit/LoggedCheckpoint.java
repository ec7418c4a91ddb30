package io.acknet.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A checkpoint as it stands in the log.
public final class LoggedCheckpoint {
    /// What the line says before its keys.
    public static final String MESSAGE = "audit checkpoint";

    private static final Pattern LINE =
            Pattern.compile(
                    "\\b%s seq=(\\d{1,18}) hash=([0-9a-f]{64}) at=(\\d{1,18}) prev=(\\d{1,18})"
                                    .formatted(MESSAGE)
                            + " mac=([0-9a-f]{64})\\b");

    private LoggedCheckpoint() {}

    /// Empty for a line that speaks of something else.
    public static Optional<Checkpoint> read(String line) {
        Matcher found = LINE.matcher(line);
        return found.find()
                ? Optional.of(
                        new Checkpoint(
                                Long.parseLong(found.group(1)),
                                found.group(2),
                                Long.parseLong(found.group(3)),
                                Long.parseLong(found.group(4)),
                                found.group(5)))
                : Optional.empty();
    }
}
