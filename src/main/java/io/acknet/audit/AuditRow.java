package io.acknet.audit;

import io.acknet.lang.Sha256;

/// One row of the chain.
///
/// @param seq from 1, without a gap
/// @param at milliseconds since 1970
/// @param body canonical JSON
/// @param prev the hash of the row before; 64 zeros before the first
/// @param hash SHA-256 over `seq`, `at`, `prev` and `body`, each but the last followed by a line feed
/// @param mac HMAC-SHA256 over the hash
public record AuditRow(long seq, long at, String body, String prev, String hash, String mac)
        implements Entry {
    private static final String PURPOSE = "row";

    /// The row that follows on the head of the chain.
    public static AuditRow after(ChainHead head, long at, String body, AuditKey key) {
        long seq = head.seq() + 1;
        String hash = hash(seq, at, head.hash(), body);
        return new AuditRow(seq, at, body, head.hash(), hash, key.sign(PURPOSE, hash));
    }

    /// Whether the hash is that of the row's contents.
    boolean hashed() {
        return hash.equals(hash(seq, at, prev, body));
    }

    boolean signedWith(AuditKey key) {
        return key.signed(PURPOSE, hash, mac);
    }

    private static String hash(long seq, long at, String prev, String body) {
        return Sha256.of(seq + "\n" + at + "\n" + prev + "\n" + body);
    }
}
