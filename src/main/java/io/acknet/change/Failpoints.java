package io.acknet.change;

import java.util.List;
import java.util.stream.Stream;

/// Places at which a test may end the process, one on each side of everything that is persisted or
/// sent. In production nothing happens there.
public interface Failpoints {

    /// The calls that change a cluster, and for each: before its intent is committed, after that, right
    /// before it is sent, after its answer, and after its outcome is committed.
    List<String> CALLS =
            List.of("set", "create", "delete", "evict", "restart", "put-back", "evict-back");

    List<String> AROUND_CALLS =
            List.of("before-intent", "after-intent", "before-call", "after-call", "after-outcome");

    /// What else is committed: before and after.
    List<String> COMMITS =
            List.of(
                    "request",
                    "decision",
                    "claim",
                    "start",
                    "verdict",
                    "gate",
                    "soak",
                    "roll-back",
                    "reconcile",
                    "halt",
                    "end",
                    "continue");

    /// Every point there is, such as `set.after-call` and `start.before`.
    List<String> ALL =
            Stream.concat(
                            CALLS.stream()
                                    .flatMap(call ->
                                            AROUND_CALLS.stream().map(at -> call + "." + at)),
                            COMMITS.stream()
                                    .flatMap(commit ->
                                            Stream.of(commit + ".before", commit + ".after")))
                    .toList();

    void at(String point);

    static Failpoints none() {
        return point -> {};
    }
}
