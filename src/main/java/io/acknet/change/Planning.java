package io.acknet.change;

import io.acknet.change.Answer.Why;
import io.acknet.fix.Plan;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Map;

/// What the desk and the executor ask of a cluster before anything is written to it. Nothing here writes.
public interface Planning {

    /// Has a fix plan, and looks whether the plan can be carried out.
    ///
    /// @param by who asks for it, in whose name it would be written where writes are
    /// @throws io.acknet.check.BadRequest when there is no such fix, or a parameter means nothing to it
    Outcome plan(Account by, String cluster, String fix, Map<String, String> params);

    /// Plans the way back from what a change has done. Not possible once somebody else has touched what
    /// it wrote.
    ///
    /// @param by who asks for the undo, which may be another than asked for the change
    Outcome undo(Account by, Change change);

    sealed interface Outcome {

        /// @param diff what the API server would store, by a dry run, with its secrets masked
        record Ready(Plan plan, String diff) implements Outcome {}

        /// There is no plan.
        record None(Why why, Text reason, List<Text> next) implements Outcome {
            public None {
                next = List.copyOf(next);
            }
        }

        /// There is a plan, but it cannot be carried out: rights are missing, or the API server would
        /// not accept it.
        record Blocked(Plan plan, List<Reason> reasons) implements Outcome {
            public Blocked {
                reasons = List.copyOf(reasons);
            }
        }
    }
}
