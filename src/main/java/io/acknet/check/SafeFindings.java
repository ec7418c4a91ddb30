package io.acknet.check;

import io.acknet.lang.Text;
import io.acknet.redact.Redactor;
import java.util.ArrayList;
import java.util.List;

/// Makes a finding fit to be shown: no secret in any of its texts, evidence of a readable length.
final class SafeFindings {
    /// Ten lines of this length stay under the 3,000 characters of a section in Slack.
    private static final int MAX_LINES = 10;

    private static final int MAX_LINE = 290;
    private final Redactor redactor;

    SafeFindings(Redactor redactor) {
        this.redactor = redactor;
    }

    Finding of(Finding finding) {
        return new Finding(
                finding.id(),
                finding.verdict(),
                redactor.redact(finding.subject()),
                safe(finding.summary()),
                evidence(finding.evidence()),
                finding.next().map(this::safe));
    }

    private Text safe(Text text) {
        return new Text(redactor.redact(text.zh()), redactor.redact(text.en()));
    }

    private List<String> evidence(List<String> lines) {
        List<String> shown = new ArrayList<>();
        lines.stream().limit(MAX_LINES).map(this::line).forEach(shown::add);
        if (lines.size() > MAX_LINES) {
            shown.add("+" + (lines.size() - MAX_LINES) + " more");
        }
        return shown;
    }

    /// Redacted before it is cut, for half a secret has no longer its form.
    private String line(String line) {
        String safe = redactor.redact(line).replaceAll("\\s*\\R\\s*", " ");
        int end = Math.min(safe.length(), MAX_LINE);
        if (end == safe.length()) {
            return safe;
        }
        return safe.substring(0, Character.isHighSurrogate(safe.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }
}
