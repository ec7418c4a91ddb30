package io.acknet.rehearsal.workspace;

import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Ids and secrets of this run. Nobody outside this machine ever sees one, so they need not be
/// beyond guessing.
final class Ids {
    private static final int PART = 10;

    private Ids() {}

    static String uuid() {
        return UUID.randomUUID().toString();
    }

    /// As Slack's ids look: a prefix that names the kind, then letters and digits.
    static String id(String prefix) {
        return prefix + secret(PART).toUpperCase(Locale.ROOT);
    }

    static String secret(int bytes) {
        byte[] random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
