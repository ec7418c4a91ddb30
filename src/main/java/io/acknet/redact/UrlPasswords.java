package io.acknet.redact;

import java.util.regex.Pattern;

/// Secrets in addresses: the user part of a URL, `https://user:password@host`, and of a data source
/// without a scheme, `app:password@tcp(host:3306)/shop`; parameters that sign a URL or open a webhook.
final class UrlPasswords implements Redactor {
    private static final Pattern USER_PART =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]{0,20}://)(?!•)[^\\s/?#\"'\\\\]{1,256}@");

    /// `nginx:1.25@sha256:…` is an image and its digest.
    private static final Pattern DATA_SOURCE =
            Pattern.compile(
                    "(?<![\\w./:-])([\\w.-]{1,64}:)(?!•)[^\\s/:\"'\\\\]{1,256}"
                            + "@(?!sha(?:256|512):)(?=\\w{1,10}\\(|[\\w.-]{1,253}:\\d{2,5}(?!\\d))");

    private static final Pattern PARAMETER =
            Pattern.compile(
                    "(?i)([?&](?:x-oss-|x-amz-|x-acs-)?(?:signature|security-token|credential|sign|sig|key"
                            + "|auth)=)(?!•)[^\\s&\"'\\\\]+");

    private static final Pattern HOOK = Pattern.compile("(/bot/v2/hook/)[0-9A-Za-z-]{8,}");

    @Override
    public String redact(String text) {
        String users = USER_PART.matcher(text).replaceAll("$1" + MASK + "@");
        String sources = DATA_SOURCE.matcher(users).replaceAll("$1" + MASK + "@");
        String parameters = PARAMETER.matcher(sources).replaceAll("$1" + MASK);
        return HOOK.matcher(parameters).replaceAll("$1" + MASK);
    }
}
