package io.acknet.change;

import java.security.SecureRandom;

/// Draws the ids of changes.
///
/// The first five characters are what people say and type, so the alphabet leaves out letters that are
/// taken for digits, and there is a digit and a letter among them, so that no handle is a word or a
/// number; the rest makes the id one that cannot be guessed.
final class Ids {
    /// Crockford's Base32 without `u`.
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int HANDLE = 5;

    /// 100 random bits.
    private static final int SECRET = 20;

    private final SecureRandom random = new SecureRandom();

    String next() {
        return handle() + "-" + letters(SECRET);
    }

    private String handle() {
        String drawn = letters(HANDLE);
        boolean digit = drawn.chars().anyMatch(Character::isDigit);
        boolean letter = drawn.chars().anyMatch(Character::isLetter);
        return digit && letter ? drawn : handle();
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
