package io.acknet.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key that signs the chain. Whoever can write to the database but has no key cannot make a row, a
/// checkpoint or a head that fits. It prints as `•••`.
public final class AuditKey {
    /// As long as the hash: a shorter key would be the weakest part (RFC 2104, section 3).
    public static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    private AuditKey(byte[] key) {
        this.key = key;
    }

    public static AuditKey random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return new AuditKey(key);
    }

    /// @param base64 at least 32 bytes in Base64; whitespace around it does not matter
    /// @throws IllegalArgumentException when it is not; the message does not hold the key
    public static AuditKey parse(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw unusable();
        }
        if (key.length < BYTES) {
            throw unusable();
        }
        return new AuditKey(key);
    }

    private static IllegalArgumentException unusable() {
        return new IllegalArgumentException(
                "the audit key must be at least 32 random bytes in Base64, such as"
                        + " `openssl rand -base64 32` prints");
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(key);
    }

    /// @param purpose keeps a signature for one thing from being used for another
    String sign(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signed = (purpose + "\n" + text).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /// Stands for a text that must not be kept, such as a person.
    ///
    /// @param purpose keeps a hash for one thing from being compared with one for another
    public String hash(String purpose, String text) {
        return sign("hash of " + purpose, text);
    }

    boolean signed(String purpose, String text, String signature) {
        return MessageDigest.isEqual(
                sign(purpose, text).getBytes(StandardCharsets.UTF_8),
                signature.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "•••";
    }
}
