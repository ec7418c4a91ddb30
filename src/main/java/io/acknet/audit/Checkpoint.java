package io.acknet.audit;

/// How far the chain had come at a time. Each is also written to the log, which leaves the machine, so
/// that a chain that is shorter than it once was shows.
///
/// @param seq of the last row then
/// @param hash of the last row then
/// @param at milliseconds since 1970
/// @param prev `seq` of the checkpoint before; 0 for the first
public record Checkpoint(long seq, String hash, long at, long prev, String mac) implements Entry {
    private static final String PURPOSE = "checkpoint";

    public static Checkpoint of(ChainHead head, long at, AuditKey key) {
        Checkpoint bare = new Checkpoint(head.seq(), head.hash(), at, head.checkpoint(), "");
        return new Checkpoint(bare.seq, bare.hash, at, bare.prev, key.sign(PURPOSE, bare.signed()));
    }

    public boolean signedWith(AuditKey key) {
        return key.signed(PURPOSE, signed(), mac);
    }

    private String signed() {
        return seq + "\n" + hash + "\n" + at + "\n" + prev;
    }
}
