package io.acknet.fix;

import io.acknet.lang.Text;
import java.util.List;

/// What a fix has to say about a cluster.
public sealed interface Proposal {

    /// It can be done, and this is all of it.
    record Planned(Plan plan) implements Proposal {}

    /// The cluster is as the fix would make it.
    record NothingToDo(Text reason) implements Proposal {}

    /// It must not be done here, or cannot be; `next` is what to do instead.
    record Unsuitable(Text reason, List<Text> next) implements Proposal {
        public Unsuitable {
            next = List.copyOf(next);
        }
    }

    /// Something that decides could not be read or parsed.
    record Unknown(Text reason) implements Proposal {}
}
