package io.acknet.redact;

import java.util.regex.Pattern;

/// The user part of a URL: `https://user:password@host` becomes `https://•••@host`.
final class UrlPasswords implements Redactor {
    private static final Pattern USER_PART =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]{0,20}://)(?!•)[^\\s/?#@\"']{1,256}@");

    @Override
    public String redact(String text) {
        return USER_PART.matcher(text).replaceAll("$1" + MASK + "@");
    }
}
