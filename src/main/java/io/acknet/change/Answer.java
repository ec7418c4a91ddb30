package io.acknet.change;

import io.acknet.lang.Text;
import io.acknet.store.Stop;
import java.util.List;
import java.util.Optional;

/// What came of what somebody wanted of the desk. What it says of a change is what is stored.
public sealed interface Answer {

    /// It is done.
    record Done(Change change) implements Answer {}

    /// It cannot be done any more, or was done already: somebody was faster, or it has expired.
    ///
    /// @param change as it stands
    record Stands(Change change, Text why) implements Answer {}

    /// Rules, rights or the state of the cluster stand against it.
    ///
    /// @param change the one that it is about, where there is one
    record Refused(List<Reason> reasons, Optional<Change> change) implements Answer {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /// There is nothing to propose.
    ///
    /// @param next what to do instead
    record NoPlan(Why kind, Text reason, List<Text> next) implements Answer {
        public NoPlan {
            next = List.copyOf(next);
        }
    }

    /// There is no change of this id or handle.
    record NoSuchChange(String asked) implements Answer {}

    /// The kill switch is on.
    record Stopped(Stop stop) implements Answer {}

    /// The kill switch is off.
    record Resumed(String scope) implements Answer {}

    enum Why {
        /// The cluster is as the fix would make it.
        NOTHING_TO_DO,
        /// It must not or cannot be done here.
        UNSUITABLE,
        /// Something that decides could not be read.
        UNKNOWN
    }
}
