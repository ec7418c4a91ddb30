package io.acknet.rehearsal.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs requests as docs.slack.dev, "Verifying requests from Slack", describes: version `v0`, the
/// HMAC-SHA256 of `v0:timestamp:body`.
final class Signer {
    private static final String ALGORITHM = "HmacSHA256";

    private final String secret;

    Signer(String secret) {
        this.secret = secret;
    }

    Map<String, String> headers(String body, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        return Map.of(
                "X-Slack-Request-Timestamp",
                timestamp,
                "X-Slack-Signature",
                "v0=" + hmac("v0:" + timestamp + ":" + body));
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }
}
