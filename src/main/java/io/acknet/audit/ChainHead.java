package io.acknet.audit;

/// Where the chain ends. It is signed, and only the newest is kept: who cuts rows off the end has no
/// signature for a shorter chain.
///
/// @param seq of the last row
/// @param hash of the last row
/// @param checkpoint `seq` of the last checkpoint; 0 where there is none
/// @param checkpointAt when that was made, in milliseconds since 1970; 0 where there is none
public record ChainHead(long seq, String hash, long checkpoint, long checkpointAt, String mac)
        implements Entry {
    /// What stands for the hash before the first row.
    public static final String NO_HASH = "0".repeat(64);

    private static final String PURPOSE = "head";

    /// Before the first row: the only head without a signature.
    public static ChainHead none() {
        return new ChainHead(0, NO_HASH, 0, 0, "");
    }

    public ChainHead moveTo(AuditRow row, AuditKey key) {
        return new ChainHead(row.seq(), row.hash(), checkpoint, checkpointAt, "").sign(key);
    }

    public ChainHead moveTo(Checkpoint made, AuditKey key) {
        return new ChainHead(seq, hash, made.seq(), made.at(), "").sign(key);
    }

    public boolean signedWith(AuditKey key) {
        return key.signed(PURPOSE, signed(), mac);
    }

    private ChainHead sign(AuditKey key) {
        return new ChainHead(seq, hash, checkpoint, checkpointAt, key.sign(PURPOSE, signed()));
    }

    private String signed() {
        return seq + "\n" + hash + "\n" + checkpoint + "\n" + checkpointAt;
    }
}
