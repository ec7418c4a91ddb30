package io.acknet.fix;

import io.acknet.lang.Text;
import io.acknet.redact.Redactor;
import java.util.List;

/// Takes secrets out of every text of a proposal. Steps are left as they are, for they are what is
/// sent: a step holds only the part that changes.
final class SafeProposals {
    private final Redactor redactor;

    SafeProposals(Redactor redactor) {
        this.redactor = redactor;
    }

    Proposal of(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Planned(Plan plan) -> new Proposal.Planned(safe(plan));
            case Proposal.NothingToDo(Text reason) -> new Proposal.NothingToDo(safe(reason));
            case Proposal.Unsuitable(Text reason, List<Text> next) ->
                    new Proposal.Unsuitable(safe(reason), safe(next));
            case Proposal.Unknown(Text reason) -> new Proposal.Unknown(safe(reason));
        };
    }

    private Plan safe(Plan plan) {
        return new Plan(
                plan.fix(),
                plan.topic(),
                plan.params(),
                plan.cluster(),
                plan.steps(),
                safe(plan.warnings()),
                safe(plan.ownership()),
                plan.downgrade().map(this::safe),
                plan.unproven().map(this::safe));
    }

    private Ownership safe(Ownership ownership) {
        return switch (ownership) {
            case Ownership.Unmanaged none -> none;
            case Ownership.MayBeOverwritten(Text by, List<String> signs) ->
                    new Ownership.MayBeOverwritten(
                            safe(by), signs.stream().map(redactor::redact).toList());
        };
    }

    private List<Text> safe(List<Text> texts) {
        return texts.stream().map(this::safe).toList();
    }

    private Text safe(Text text) {
        return new Text(redactor.redact(text.zh()), redactor.redact(text.en()));
    }
}
