package io.acknet.knowledge;

import java.util.List;

/// What became of one knowledge file: the topic, or all the reasons why there is none.
public sealed interface Parsed {

    record Taken(Topic topic) implements Parsed {}

    /// A topic that nobody has published yet: it answers nothing.
    record Draft(Topic topic) implements Parsed {}

    record Refused(List<Refusal> refusals) implements Parsed {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
