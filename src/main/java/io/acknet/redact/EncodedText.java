package io.acknet.redact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Base64 that hides a secret from the other rules: a kubeconfig, a PEM file, a token.
final class EncodedText implements Redactor {
    private static final Pattern BASE64 =
            Pattern.compile("(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{24,}={0,2}(?![A-Za-z0-9+/=])");
    private final Redactor plain;

    EncodedText(Redactor plain) {
        this.plain = plain;
    }

    @Override
    public String redact(String text) {
        return BASE64.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(hides(m.group()) ? MASK : m.group()));
    }

    private boolean hides(String encoded) {
        return decode(encoded).filter(inside -> !plain.redact(inside).equals(inside)).isPresent();
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
