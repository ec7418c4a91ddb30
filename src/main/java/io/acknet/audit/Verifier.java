package io.acknet.audit;

import io.acknet.audit.Verification.Broken;
import io.acknet.audit.Verification.Cut;
import io.acknet.audit.Verification.Gap;
import io.acknet.audit.Verification.Sound;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;

/// Follows a chain from its first entry to its head:
///
/// 1. rows are numbered from 1 without a gap; each has the hash of its contents, names the hash of the
///    row before, and is signed;
/// 2. a checkpoint speaks of the row before it, names the checkpoint before, and is signed;
/// 3. the head speaks of the last row and the last checkpoint, and is signed;
/// 4. what the log remembers fits the rows.
///
/// Without the key nobody can make any of these. Only an older state of the whole database, with the
/// head that was signed then, passes 1 to 3; that is what 4 is for.
public final class Verifier {
    private final AuditKey key;
    private final TreeMap<Long, Checkpoint> remembered = new TreeMap<>();
    private Optional<Verification> found = Optional.empty();
    private String hash = ChainHead.NO_HASH;
    private long last;
    private long checkpoint;

    /// Of a checkpoint whose row has not come: the row is missing, and whether rows follow is seen next.
    private long ahead;

    private long checkpoints;
    private boolean ended;

    /// @param log checkpoints that were kept elsewhere
    public Verifier(AuditKey key, Collection<Checkpoint> log) {
        this.key = key;
        for (Checkpoint entry : log) {
            if (!entry.signedWith(key)) {
                broken(entry.seq(), Flaw.CHECKPOINT);
            }
            remembered.put(entry.seq(), entry);
        }
    }

    public void accept(Entry entry) {
        if (found.isPresent()) {
            return;
        }
        if (ended) {
            broken(last, Flaw.ORDER);
            return;
        }
        switch (entry) {
            case AuditRow row -> row(row);
            case Checkpoint made -> checkpoint(made);
            case ChainHead head -> head(head);
        }
    }

    /// There is something that cannot be read as an entry.
    public void unreadable() {
        broken(last + 1, Flaw.LINE);
    }

    private void row(AuditRow row) {
        if (row.seq() > last + 1) {
            find(new Gap(last + 1));
        } else if (row.seq() <= last || row.seq() <= ahead) {
            broken(row.seq(), Flaw.ORDER);
        } else if (!row.hashed()) {
            broken(row.seq(), Flaw.CONTENTS);
        } else if (!row.prev().equals(hash)) {
            broken(row.seq(), Flaw.LINK);
        } else if (!row.signedWith(key)) {
            broken(row.seq(), Flaw.SIGNATURE);
        } else {
            last = row.seq();
            hash = row.hash();
            remember();
        }
    }

    private void remember() {
        Checkpoint entry = remembered.remove(last);
        if (entry != null && !entry.hash().equals(hash)) {
            broken(last, Flaw.CHECKPOINT);
        }
    }

    private void checkpoint(Checkpoint made) {
        boolean here = made.seq() == last && made.hash().equals(hash);
        if (!made.signedWith(key) || made.prev() != checkpoint || (!here && made.seq() <= last)) {
            broken(made.seq(), Flaw.CHECKPOINT);
        } else {
            checkpoint = made.seq();
            checkpoints++;
            ahead = here ? ahead : made.seq();
        }
    }

    private void head(ChainHead head) {
        ended = true;
        if (!head.signedWith(key) || head.seq() < last) {
            broken(head.seq(), Flaw.HEAD);
        } else if (head.seq() > last) {
            find(new Cut(last, head.seq()));
        } else if (ahead > last) {
            find(new Cut(last, ahead));
        } else if (!head.hash().equals(hash)) {
            broken(head.seq(), Flaw.HEAD);
        } else if (head.checkpoint() != checkpoint) {
            broken(head.checkpoint(), Flaw.CHECKPOINT);
        }
    }

    /// Call it after the last entry.
    public Verification end() {
        if (found.isPresent()) {
            return found.get();
        }
        if (!ended) {
            return new Cut(last, Math.max(last, ahead));
        }
        return remembered.isEmpty()
                ? new Sound(last, checkpoints, hash)
                : new Cut(last, remembered.lastKey());
    }

    private void broken(long seq, Flaw flaw) {
        find(new Broken(seq, flaw));
    }

    private void find(Verification flaw) {
        found = found.or(() -> Optional.of(flaw));
    }
}
