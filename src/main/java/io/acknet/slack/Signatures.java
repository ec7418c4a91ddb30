package io.acknet.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells requests that Slack signed from all others.
///
/// The SDK's own verifier takes any time stamp in the future, compares the signature with `equals`,
/// and takes the same request twice; so this one checks the time both ways, compares in constant time,
/// and remembers each signature for as long as its time stamp would be taken.
final class Signatures {
    /// Slack's documentation: refuse what is more than five minutes from now.
    static final Duration SKEW = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SWEEP_ABOVE = 1_000;

    private final Token secret;
    private final InstantSource clock;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    Signatures(String secret, InstantSource clock) {
        this(Token.fixed(secret), clock);
    }

    /// @param secret looked for anew when a signature is not made with it
    Signatures(Token secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    enum Judgement {
        GENUINE,
        MALFORMED,
        STALE,
        FORGED,
        REPLAYED
    }

    /// @param timestamp the header `X-Slack-Request-Timestamp`, or empty
    /// @param signature the header `X-Slack-Signature`, or empty
    Judgement judge(String timestamp, String signature, byte[] body) {
        if (!timestamp.matches("\\d{1,12}") || !signature.matches("v0=[0-9a-f]{64}")) {
            return Judgement.MALFORMED;
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        Instant now = clock.instant();
        if (Duration.between(signedAt, now).abs().compareTo(SKEW) > 0) {
            return Judgement.STALE;
        }
        byte[] given = HexFormat.of().parseHex(signature.substring(3));
        if (!signed(timestamp, body, given)) {
            return Judgement.FORGED;
        }
        return firstTime(signature, signedAt, now) ? Judgement.GENUINE : Judgement.REPLAYED;
    }

    private boolean signed(String timestamp, byte[] body, byte[] given) {
        return MessageDigest.isEqual(sign(timestamp, body), given)
                || (secret.renew() && MessageDigest.isEqual(sign(timestamp, body), given));
    }

    private boolean firstTime(String signature, Instant signedAt, Instant now) {
        if (seen.size() > SWEEP_ABOVE) {
            seen.values().removeIf(until -> until.isBefore(now));
        }
        return seen.putIfAbsent(signature, signedAt.plus(SKEW).plusSeconds(1)) == null;
    }

    private byte[] sign(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            byte[] key = secret.value().getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
