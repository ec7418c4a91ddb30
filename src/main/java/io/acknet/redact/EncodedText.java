package io.acknet.redact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Base64 that hides a secret from the other rules: a kubeconfig, a PEM file, a token, `user:password`.
final class EncodedText implements Redactor {
    private static final Pattern BASE64 =
            Pattern.compile("(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{24,}={0,2}(?![A-Za-z0-9+/=])");

    /// As HTTP's basic authentication and Docker's configuration write it.
    private static final Pattern LOGIN = Pattern.compile("[\\w.@$-]{1,64}:\\S{3,}");

    /// Under this key even a short one is a login.
    private static final Pattern AUTH =
            Pattern.compile(
                    "(?i)((?<![\\w-])auth(?:\\\\{0,7}\")?\\s{0,8}[:=]\\s{0,8}(?:\\\\{0,7}[\"'])?)"
                            + "([A-Za-z0-9+/]{8,}={0,2})(?![A-Za-z0-9+/=])");

    private final Redactor plain;

    EncodedText(Redactor plain) {
        this.plain = plain;
    }

    @Override
    public String redact(String text) {
        String logins =
                AUTH.matcher(text)
                        .replaceAll(m ->
                                Matcher.quoteReplacement(
                                        isLogin(m.group(2)) ? m.group(1) + MASK : m.group()));
        return BASE64.matcher(logins)
                .replaceAll(m -> Matcher.quoteReplacement(hides(m.group()) ? MASK : m.group()));
    }

    private static boolean isLogin(String encoded) {
        return decode(encoded).filter(inside -> LOGIN.matcher(inside).matches()).isPresent();
    }

    private boolean hides(String encoded) {
        return isLogin(encoded)
                || decode(encoded)
                        .filter(inside -> !plain.redact(inside).equals(inside))
                        .isPresent();
    }

    private static Optional<String> decode(String encoded) {
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty(); // no Base64, or no text: nothing can hide in it
        }
    }
}
