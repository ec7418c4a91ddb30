package io.acknet.conversation;

import io.acknet.change.Account;
import io.acknet.change.Action;
import io.acknet.change.Answer;
import io.acknet.change.Asking;
import io.acknet.change.Change;
import io.acknet.change.ChangeDesk;
import io.acknet.change.Subject;
import io.acknet.change.Where;
import io.acknet.change.Who;
import io.acknet.change.Why;
import io.acknet.change.Yes;
import io.acknet.check.BadRequest;
import io.acknet.check.Params;
import io.acknet.check.Verdict;
import io.acknet.conversation.Reply.Binding;
import io.acknet.fix.Fix;
import io.acknet.fix.Fixes;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.store.Stop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Talks about changes to the cluster that is bound to a channel. What may be done, the desk decides.
public final class ChangeTalk {
    private final ChangeDesk desk;
    private final Fixes fixes;
    private final BoundClusters clusters;
    private final ChangeBoard board;

    public ChangeTalk(ChangeDesk desk, Fixes fixes, BoundClusters clusters) {
        this.desk = desk;
        this.fixes = fixes;
        this.clusters = clusters;
        this.board = new ChangeBoard(desk, fixes, clusters);
    }

    ChangeBoard board() {
        return board;
    }

    Reply reply(Said said, Command.OfChanges wanted) {
        return switch (wanted) {
            case Command.ProposeFix propose -> propose(said, propose);
            case Command.ConfirmChange(String id) ->
                    told(said, desk.confirm(id, who(said)), ChangeSentences.CONFIRMED);
            case Command.ApproveChange(String id, String typed, Optional<String> glass) ->
                    told(
                            said,
                            desk.approve(id, who(said), new Yes(typed, glass)),
                            ChangeSentences.APPROVED);
            case Command.DenyChange(String id, String reason) ->
                    told(said, desk.deny(id, who(said), reason), ChangeSentences.DENIED);
            case Command.CancelChange(String id) ->
                    told(said, desk.cancel(id, who(said)), ChangeSentences.CANCELLED);
            case Command.ContinueChange(String id) ->
                    told(said, desk.proceed(id, who(said)), ChangeSentences.CONTINUED);
            case Command.UndoChange(String id) ->
                    told(
                            said,
                            desk.undo(id, who(said), where(said)),
                            ChangeSentences.UNDO_PROPOSED);
            case Command.StopChanges stop -> stop(said, stop);
            case Command.ResumeChanges resume -> resume(said, resume);
            case Command.ListChanges _ -> board.list(said);
            case Command.ShowChange(String id) ->
                    board.card(id, said.lang()).orElseGet(() -> noSuchChange(said.lang(), id));
            case Command.ExplainChange(String about) -> explain(said, about);
        };
    }

    /// Why a person is not even asked for what a form would ask: nothing that they could write there
    /// would help.
    Optional<Reply> objection(Said said, Command.AsksOfChange asks) {
        return switch (asks) {
            case Command.AskFix(String fix) -> objection(said, fix);
            case Command.AskApproval(String id) -> objection(said, id, Action.APPROVE);
            case Command.AskBreakGlass(String id) -> objection(said, id, Action.BREAK_GLASS);
            case Command.AskDenial(String id) -> objection(said, id, Action.DENY);
        };
    }

    private Optional<Reply> objection(Said said, String change, Action action) {
        return desk.objection(change, who(said), action)
                .map(answer -> told(said, answer, ChangeSentences.PROPOSED));
    }

    private Optional<Reply> objection(Said said, String fix) {
        return clusters.of(said.where())
                .map(here -> Subject.of(here.cluster(), here.environment(), fix))
                .map(subject -> desk.against(Action.REQUEST, who(said), subject))
                .filter(against -> !against.isEmpty())
                .map(against ->
                        new Reply.ChangeRefused(said.lang(), ChangeSentences.REFUSED, against));
    }

    /// Whether an approver has to type the cluster's name; unknown changes are found out on approval.
    boolean typesName(String id) {
        return desk.find(id).map(desk::typesName).orElse(false);
    }

    Optional<Change> find(String id) {
        return desk.find(id);
    }

    Optional<Fix> fix(String id) {
        return fixes.byId(id);
    }

    /// The fixes that cure a topic's problem, the recommended one first.
    List<Fix> fixesOf(String topic) {
        return fixes.forTopic(topic);
    }

    /// A report with the fixes that can be proposed for what it found.
    Reply offering(Reply.Checked checked) {
        var cluster = checked.report().cluster();
        return checked.report().verdict() == Verdict.PROBLEM
                ? checked.with(
                        fixesOf(checked.report().check()).stream()
                                .filter(fix ->
                                        desk.isEnabled(
                                                Subject.of(
                                                        cluster.name(),
                                                        cluster.environment(),
                                                        fix.id())))
                                .map(ChangeTalk::offer)
                                .toList())
                : checked;
    }

    private static Reply.FixOffer offer(Fix fix) {
        Command command =
                fix.takes().isEmpty()
                        ? new Command.ProposeFix(fix.id(), Map.of())
                        : new Command.AskFix(fix.id());
        return new Reply.FixOffer(fix.title(), fix.effect(), command);
    }

    private Reply propose(Said said, Command.ProposeFix wanted) {
        if (said.where().kind() == Place.Kind.DIRECT) {
            return new Reply.Refused(
                    said.lang(), ChangeSentences.notAlone(), ChangeSentences.inAChannel());
        }
        Optional<Binding> bound = clusters.of(said.where());
        if (bound.isEmpty()) {
            return Refusals.notBound(said.lang());
        }
        try {
            Answer answer = desk.propose(asking(said, bound.get(), wanted));
            return told(said, answer, ChangeSentences.PROPOSED, board.title(wanted.fix()));
        } catch (BadRequest e) {
            return new Reply.Refused(
                    said.lang(), e.text(), ChangeSentences.takes(fix(wanted.fix())));
        }
    }

    private static Asking asking(Said said, Binding bound, Command.ProposeFix wanted) {
        return new Asking(
                who(said),
                where(said),
                bound.cluster(),
                bound.environment(),
                bound.uid(),
                wanted.fix(),
                wanted.params());
    }

    private Reply stop(Said said, Command.StopChanges stop) {
        return switched(
                said,
                stop.everywhere(),
                (scope, subject) -> desk.stop(scope, subject, who(said), stop.reason()));
    }

    private Reply resume(Said said, Command.ResumeChanges resume) {
        return switched(
                said,
                resume.everywhere(),
                (scope, subject) -> desk.resume(scope, subject, who(said)));
    }

    private interface Switch {
        Answer turn(String scope, Subject subject);
    }

    private Reply switched(Said said, boolean everywhere, Switch kill) {
        Optional<Binding> bound = clusters.of(said.where());
        if (bound.isEmpty()) {
            return Refusals.notBound(said.lang());
        }
        Binding here = bound.get();
        String scope = everywhere ? Stop.ALL : here.uid();
        Answer answer = kill.turn(scope, Subject.all(here.cluster(), here.environment()));
        return told(said, answer, ChangeSentences.PROPOSED);
    }

    /// What a person may do to changes of the bound cluster, by the roles.
    Set<Action> may(Said said) {
        return clusters.of(said.where())
                .map(here -> desk.roles(who(said), Subject.all(here.cluster(), here.environment())))
                .orElse(Set.of());
    }

    /// The same for a cluster, wherever the person is.
    Set<Action> may(Person person, Inspection.Named cluster) {
        return desk.roles(who(person), Subject.all(cluster.name(), cluster.environment()));
    }

    private Reply explain(Said said, String about) {
        Optional<Why> ofChange = desk.why(about, who(said), Action.APPROVE);
        if (ofChange.isPresent()) {
            return explained(said, ofChange.get());
        }
        Optional<Binding> bound = clusters.of(said.where());
        if (fix(about).isEmpty()) {
            return noSuchChange(said.lang(), about);
        }
        if (bound.isEmpty()) {
            return Refusals.notBound(said.lang());
        }
        var wanted = new Command.ProposeFix(about, Map.of());
        try {
            return explained(said, desk.why(asking(said, bound.get(), wanted)));
        } catch (BadRequest e) {
            return new Reply.Refused(said.lang(), e.text(), ChangeSentences.takes(fix(about)));
        }
    }

    private static Reply explained(Said said, Why why) {
        return why.against().isEmpty()
                ? new Reply.Done(said.lang(), ChangeSentences.nothingAgainst(why.action()))
                : new Reply.ChangeRefused(
                        said.lang(), ChangeSentences.against(why.action()), why.against());
    }

    private Reply told(Said said, Answer answer, ChangeSentences.Moved moved) {
        return told(said, answer, moved, new Text("", ""));
    }

    private Reply told(Said said, Answer answer, ChangeSentences.Moved moved, Text title) {
        Lang lang = said.lang();
        return switch (answer) {
            case Answer.Done(Change change) ->
                    new Reply.ChangeMoved(lang, change, moved.of(change));
            case Answer.Stands(Change change, Text why) ->
                    new Reply.ChangeStands(lang, change, why);
            case Answer.Refused(var reasons, var _) ->
                    new Reply.ChangeRefused(lang, ChangeSentences.REFUSED, reasons);
            case Answer.NoPlan(var kind, Text reason, var next) ->
                    new Reply.NoPlan(lang, ChangeSentences.noPlan(kind, title), reason, next);
            case Answer.NoSuchChange(String asked) -> noSuchChange(lang, asked);
            case Answer.Stopped(Stop stop) -> new Reply.Done(lang, ChangeSentences.stopped(stop));
            case Answer.Resumed(String scope) ->
                    new Reply.Done(lang, ChangeSentences.resumed(scope.equals(Stop.ALL)));
        };
    }

    private static Reply noSuchChange(Lang lang, String asked) {
        return new Reply.Refused(
                lang, ChangeSentences.noSuchChange(asked), ChangeSentences.listThem());
    }

    /// Keys that only a person can know, of a fix that takes any.
    static List<Params.Key> asks(Fix fix) {
        return fix.takes().stream().sorted().toList();
    }

    private static Where where(Said said) {
        return new Where(said.where().team(), said.where().channel(), "");
    }

    private static Who who(Said said) {
        return who(said.who());
    }

    /// The same person in the words of changes.
    public static Who who(Person person) {
        return new Who(
                new Account(person.team(), person.id()),
                switch (person.kind()) {
                    case MEMBER -> Who.Standing.MEMBER;
                    case GUEST -> Who.Standing.GUEST;
                    case STRANGER -> Who.Standing.STRANGER;
                    case BOT -> Who.Standing.BOT;
                    case DEACTIVATED -> Who.Standing.DEACTIVATED;
                    case UNKNOWN -> Who.Standing.UNKNOWN;
                },
                person.groups());
    }
}
