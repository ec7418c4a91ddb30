package io.acknet.redact;

import java.util.regex.Pattern;

/// Secrets that show by their own form, whatever stands around them.
final class Tokens implements Redactor {
    private static final Pattern TOKEN =
            Pattern.compile(
                    // access key ids and temporary ones of Alibaba Cloud
                    "(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{8,40}|(?<![A-Za-z0-9])(?:STS|TMP)\\.[A-Za-z0-9]{16,}"
                            // and the security tokens that go with temporary ones
                            + "|(?<![A-Za-z0-9])CAIS[A-Za-z0-9+/]{60,}={0,2}"
                            // of AWS, GitHub, GitLab
                            + "|(?<![A-Za-z0-9])A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])"
                            + "|(?<![A-Za-z0-9])(?:gh[opsur]_[A-Za-z0-9]{20,}"
                            + "|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,})"
                            // JSON Web Tokens, as service accounts have them
                            + "|eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*)?"
                            // Slack's tokens and incoming webhooks
                            + "|xox[a-z]-[A-Za-z0-9-]{8,}|xapp-[A-Za-z0-9-]{8,}"
                            + "|(?<=hooks\\.slack\\.com/)(?:services|workflows)/[A-Za-z0-9/]+"
                            // bootstrap tokens of kubeadm
                            + "|(?<![a-z0-9.])[a-z0-9]{6}\\.[a-z0-9]{16}(?![a-z0-9.])");
    private static final Pattern SCHEME =
            Pattern.compile("(?i)\\b(Bearer|Basic)\\s+(?!•)[A-Za-z0-9._~+/=-]{8,}");

    @Override
    public String redact(String text) {
        String schemes = SCHEME.matcher(text).replaceAll("$1 " + MASK);
        return TOKEN.matcher(schemes).replaceAll(MASK);
    }
}
