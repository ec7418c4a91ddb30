package io.acknet.fix;

import io.acknet.check.Finding;
import io.acknet.lang.Text;
import java.util.List;

/// Ways to say that there is no plan.
final class Answers {
    private Answers() {}

    /// What a check found in the way of a fix.
    static Proposal of(Finding finding) {
        return switch (finding.verdict()) {
            case UNKNOWN -> new Proposal.Unknown(finding.summary());
            case PROBLEM, NOT_APPLICABLE, OK ->
                    new Proposal.Unsuitable(finding.summary(), finding.next().stream().toList());
        };
    }

    static Proposal unsuitable(String zh, String en) {
        return new Proposal.Unsuitable(new Text(zh, en), List.of());
    }

    static Proposal unsuitable(Text reason, Text next) {
        return new Proposal.Unsuitable(reason, List.of(next));
    }

    static Proposal unknown(String zh, String en) {
        return new Proposal.Unknown(new Text(zh, en));
    }

    static Proposal nothingToDo(String zh, String en) {
        return new Proposal.NothingToDo(new Text(zh, en));
    }
}
