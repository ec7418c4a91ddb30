package io.acknet.change;

import io.acknet.change.ChangeState.Pending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Everything that can stand against one person's approval.
final class Approving {
    private final Rights rights;
    private final Change change;
    private final Pending pending;

    Approving(Rights rights, Change change, Pending pending) {
        this.rights = rights;
        this.change = change;
        this.pending = pending;
    }

    List<Reason> against(Action action, Who who, Yes yes, Instant now) {
        List<Reason> against =
                new ArrayList<>(rights.against(action, who, rights.subject(change, now), now));
        against.addAll(rights.rulesChanged(change));
        rights.stopped(change).ifPresent(against::add);
        if (!pending.confirmed()) {
            against.add(Refusals.unconfirmed());
        }
        if (action == Action.BREAK_GLASS && yes.glass().filter(why -> !why.isBlank()).isEmpty()) {
            against.add(Refusals.reasonMissing());
        }
        String cluster = change.request().plan().cluster().name();
        if (rights.policy().typesName(cluster) && !yes.typedName().strip().equals(cluster)) {
            against.add(Refusals.nameNotTyped(cluster));
        }
        return against;
    }
}
