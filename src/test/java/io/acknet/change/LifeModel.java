package io.acknet.change;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// The life of a change that takes two approvals, requested by Anna: what every history must come to.
final class LifeModel {

    enum Op {
        CONFIRM,
        BO_APPROVES,
        CHEN_APPROVES,
        ANNA_APPROVES,
        GUEST_APPROVES,
        CHEN_BREAKS_GLASS,
        BO_DENIES,
        ANNA_DENIES,
        ANNA_CANCELS,
        GUEST_CANCELS,
        PROPOSE_AGAIN,
        TEN_MINUTES,
        HALF_AN_HOUR,
        START,
        SUCCEED,
        FAIL,
        HALT,
        BO_CONTINUES,
        GUEST_CONTINUES
    }

    enum Came {
        DONE,
        STANDS,
        REFUSED
    }

    String state = "PENDING";
    final Set<String> yes = new HashSet<>();
    boolean confirmed;
    Instant now = Samples.NOON;
    Instant until = now.plus(Policy.EXPIRES);

    Came apply(Op op) {
        if (op == Op.TEN_MINUTES || op == Op.HALF_AN_HOUR) {
            now = now.plus(Duration.ofMinutes(op == Op.TEN_MINUTES ? 10 : 30));
            return Came.DONE;
        }
        boolean waiting = state.equals("PENDING") || state.equals("APPROVED");
        if (waiting && now.isAfter(until)) {
            state = "EXPIRED";
        }
        boolean pending = state.equals("PENDING");
        return switch (op) {
            case CONFIRM -> !pending || confirmed ? Came.STANDS : confirm();
            case BO_APPROVES -> approve("bo", pending, false);
            case CHEN_APPROVES -> approve("chen", pending, false);
            case CHEN_BREAKS_GLASS -> approve("chen", pending, true);
            case ANNA_APPROVES, GUEST_APPROVES, ANNA_DENIES -> pending ? Came.REFUSED : Came.STANDS;
            case BO_DENIES -> to("DENIED", pending);
            case ANNA_CANCELS ->
                    to("CANCELLED", pending || state.equals("APPROVED") || state.equals("HALTED"));
            case GUEST_CANCELS ->
                    pending || state.equals("APPROVED") || state.equals("HALTED")
                            ? Came.REFUSED
                            : Came.STANDS;
            case PROPOSE_AGAIN -> to("SUPERSEDED", pending);
            case START -> to("EXECUTING", state.equals("APPROVED"));
            case SUCCEED -> to("SUCCEEDED", state.equals("EXECUTING"));
            case FAIL -> to("FAILED", state.equals("EXECUTING"));
            case HALT -> to("HALTED", state.equals("EXECUTING"));
            case BO_CONTINUES -> to("EXECUTING", state.equals("HALTED"));
            case GUEST_CONTINUES -> state.equals("HALTED") ? Came.REFUSED : Came.STANDS;
            case TEN_MINUTES, HALF_AN_HOUR -> throw new AssertionError();
        };
    }

    private Came confirm() {
        confirmed = true;
        return Came.DONE;
    }

    private Came approve(String who, boolean pending, boolean glass) {
        if (!pending || yes.contains(who)) {
            return Came.STANDS;
        }
        if (!confirmed) {
            return Came.REFUSED;
        }
        yes.add(who);
        if (glass || yes.size() == 2) {
            state = "APPROVED";
            until = now.plus(Policy.START);
        }
        return Came.DONE;
    }

    private Came to(String next, boolean legal) {
        state = legal ? next : state;
        return legal ? Came.DONE : Came.STANDS;
    }
}
