package io.acknet.change;

import io.acknet.check.Verdict;
import io.acknet.lang.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a change request stands. Each state has as methods the transitions that lead out of it, so one
/// that is not legal does not compile; a state without methods is never left.
///
/// ```
/// PENDING   → APPROVED | DENIED | EXPIRED | CANCELLED | SUPERSEDED
/// APPROVED  → EXECUTING | EXPIRED | CANCELLED
/// EXECUTING → SUCCEEDED | FAILED | HALTED
/// HALTED    → EXECUTING | CANCELLED
/// ```
public sealed interface ChangeState {

    /// A state that may expire.
    sealed interface Waiting extends ChangeState permits Pending, Approved {

        /// The last instant at which it can go on.
        Instant until();

        Expired expire(Instant now);

        default boolean isLate(Instant now) {
            return now.isAfter(until());
        }
    }

    /// What an approval leads to: it may take several.
    sealed interface AfterApproval extends ChangeState permits Pending, Approved {}

    /// What somebody may still call off.
    sealed interface Cancellable extends ChangeState permits Pending, Approved, Halted {

        Cancelled cancel(Account by, Instant now);
    }

    /// What is never left.
    sealed interface Ended extends ChangeState
            permits Denied, Expired, Cancelled, Superseded, Succeeded, Failed {}

    /// @param needed how many approvals it takes
    /// @param confirmed whether the requester has confirmed a second time, or need not
    record Pending(int needed, boolean confirmed, List<Approval> approvals, Instant until)
            implements Waiting, AfterApproval, Cancellable {
        public Pending {
            approvals = List.copyOf(approvals);
        }

        /// One person counts once. A break-glass approval is enough by itself.
        ///
        /// @param startBy the last instant at which it may start, should this be the last approval
        public AfterApproval approve(Approval approval, Instant startBy) {
            require(confirmed, "it is not confirmed");
            require(!isLate(approval.at()), "it has expired");
            if (approvedBy(approval.by())) {
                return this;
            }
            List<Approval> all = Stream.concat(approvals.stream(), Stream.of(approval)).toList();
            return all.size() >= needed || approval.glass().isPresent()
                    ? new Approved(all, startBy)
                    : new Pending(needed, true, all, until);
        }

        public boolean approvedBy(Account account) {
            return approvals.stream().anyMatch(approval -> approval.by().equals(account));
        }

        public Pending confirm() {
            return new Pending(needed, true, approvals, until);
        }

        public Denied deny(Account by, String reason, Instant now) {
            return new Denied(by, reason, now);
        }

        @Override
        public Cancelled cancel(Account by, Instant now) {
            return new Cancelled(by, now, Optional.empty());
        }

        @Override
        public Expired expire(Instant now) {
            require(isLate(now), "it has not expired yet");
            return new Expired(false, now);
        }

        /// @param successor id of the request that takes its place
        public Superseded supersede(String successor, Instant now) {
            return new Superseded(successor, now);
        }
    }

    record Approved(List<Approval> approvals, Instant until)
            implements Waiting, AfterApproval, Cancellable {
        public Approved {
            approvals = List.copyOf(approvals);
        }

        public Executing start(Instant now) {
            require(!isLate(now), "the approval has expired");
            return new Executing(approvals, 1, now, Optional.empty());
        }

        @Override
        public Cancelled cancel(Account by, Instant now) {
            return new Cancelled(by, now, Optional.empty());
        }

        @Override
        public Expired expire(Instant now) {
            require(isLate(now), "the approval has not expired yet");
            return new Expired(true, now);
        }
    }

    /// @param run the how manieth attempt this is; more than 1 after somebody had it continue
    /// @param began when the first attempt began
    /// @param before what the check said before the first write, once it was run
    record Executing(List<Approval> approvals, int run, Instant began, Optional<Verdict> before)
            implements ChangeState {
        public Executing {
            approvals = List.copyOf(approvals);
        }

        /// The same, with what the check said before the first write.
        public Executing sawBefore(Verdict verdict) {
            return new Executing(approvals, run, began, Optional.of(verdict));
        }

        public Succeeded succeed(Proof proof, Instant now) {
            return new Succeeded(approvals, proof, now);
        }

        public Failed fail(Text why, Effects effects, Instant now) {
            return new Failed(approvals, why, effects, now);
        }

        public Halted halt(Text why, Effects effects, Instant now) {
            return new Halted(this, why, effects, now);
        }
    }

    /// It stands still half-way until somebody decides.
    ///
    /// @param was what it stopped doing
    record Halted(Executing was, Text why, Effects effects, Instant since) implements Cancellable {

        public Executing proceed() {
            return new Executing(was.approvals(), was.run() + 1, was.began(), was.before());
        }

        @Override
        public Cancelled cancel(Account by, Instant now) {
            return new Cancelled(by, now, Optional.of(effects));
        }
    }

    record Denied(Account by, String reason, Instant at) implements Ended {}

    /// @param approved whether it was approved before it expired
    record Expired(boolean approved, Instant at) implements Ended {}

    /// @param effects what it had done to the cluster before, where it had begun
    record Cancelled(Account by, Instant at, Optional<Effects> effects) implements Ended {}

    /// @param successor id of the request that took its place
    record Superseded(String successor, Instant at) implements Ended {}

    record Succeeded(List<Approval> approvals, Proof proof, Instant at) implements Ended {
        public Succeeded {
            approvals = List.copyOf(approvals);
        }
    }

    record Failed(List<Approval> approvals, Text why, Effects effects, Instant at)
            implements Ended {
        public Failed {
            approvals = List.copyOf(approvals);
        }
    }

    /// The word that is stored and shown to machines.
    default String word() {
        return switch (this) {
            case Pending _ -> "PENDING";
            case Approved _ -> "APPROVED";
            case Executing _ -> "EXECUTING";
            case Halted _ -> "HALTED";
            case Denied _ -> "DENIED";
            case Expired _ -> "EXPIRED";
            case Cancelled _ -> "CANCELLED";
            case Superseded _ -> "SUPERSEDED";
            case Succeeded _ -> "SUCCEEDED";
            case Failed _ -> "FAILED";
        };
    }

    /// The approvals that it has, or had when it was carried out.
    default List<Approval> approvals() {
        return switch (this) {
            case Pending(var _, var _, var given, var _) -> given;
            case Approved(var given, var _) -> given;
            case Executing(var given, var _, var _, var _) -> given;
            case Halted(var was, var _, var _, var _) -> was.approvals();
            case Succeeded(var given, var _, var _) -> given;
            case Failed(var given, var _, var _, var _) -> given;
            case Denied _, Expired _, Cancelled _, Superseded _ -> List.of();
        };
    }

    private static void require(boolean legal, String otherwise) {
        if (!legal) {
            throw new IllegalStateException("this transition is not legal: " + otherwise);
        }
    }
}
