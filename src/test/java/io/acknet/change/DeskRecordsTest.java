package io.acknet.change;

import static io.acknet.change.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.audit.AuditEvent;
import io.acknet.change.ChangeState.Denied;
import io.acknet.change.ChangeState.Expired;
import io.acknet.change.ChangeState.Superseded;
import io.acknet.change.LifeModel.Op;
import io.acknet.change.Who.Standing;
import io.acknet.fix.Plan;
import io.acknet.lang.Text;
import io.acknet.store.ChangeFilter;
import io.acknet.store.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What the desk tells of each move, and what it leaves in the audit.
class DeskRecordsTest {
    /// Another wish than that of the change which is there already.
    private static final Map<String, String> OWN = Map.of("service", "web/shop");

    private static final int LIFES_OWN = 1;

    private final MemoryLedger ledger = new MemoryLedger();
    private final Life life = new Life(ledger, "uid-of-prod");
    private final List<Change> told = new ArrayList<>();
    private final List<String> points = new ArrayList<>();
    private Consumer<String> failpoint = points::add;
    private Optional<Reason> obstacle = Optional.empty();
    private final ChangeDesk desk = desk(Samples.rules(1));
    private final String id = proposed(OWN).id();

    private ChangeDesk desk(Rules rules) {
        return new ChangeDesk(
                new Rights(Samples.policy(rules), ledger),
                new Plans(),
                life,
                new Around(
                        life,
                        account -> new Who(account, Standing.MEMBER, Set.of()),
                        told::add,
                        point -> failpoint.accept(point)));
    }

    private final class Plans implements Planning {
        @Override
        public Outcome plan(Account by, String cluster, String fix, Map<String, String> params) {
            Plan plan = Samples.plan();
            Plan of =
                    new Plan(
                            plan.fix(),
                            plan.topic(),
                            params,
                            plan.cluster(),
                            plan.steps(),
                            plan.warnings(),
                            plan.ownership(),
                            plan.downgrade(),
                            plan.unproven());
            return obstacle.isPresent()
                    ? new Outcome.Blocked(of, List.of(obstacle.get()))
                    : new Outcome.Ready(of, "--- a\n+++ b\n");
        }

        @Override
        public Outcome undo(Account by, Change change) {
            throw new AssertionError("nothing is undone here");
        }
    }

    @Test
    void aRequestIsToldAndRecordedWithItsDiff() {
        assertThat(told).extracting(Change::id).containsExactly(id);
        assertThat(points).containsExactly("request.before", "request.after");
        AuditEvent event = last();
        assertThat(event.action()).isEqualTo("change.requested");
        assertThat(event.actor()).isEqualTo(Samples.ANNA.account().text());
        assertThat(event.details())
                .containsEntry("fix", "cni-version")
                .containsEntry("diff", "--- a\n+++ b\n")
                .containsEntry(AuditEvent.CLUSTER, "uid-of-prod")
                .doesNotContainKey("undo-of");
    }

    @Test
    void eachMoveIsToldAndRecordedWithWhoAndFromWhere() {
        desk.approve(id, Samples.BO, Yes.typed("prod"));
        assertThat(points).endsWith("decision.before", "decision.after");
        assertThat(told.getLast()).isEqualTo(find(id));
        assertThat(last().action()).isEqualTo("change.approved");
        assertThat(last().actor()).isEqualTo(Samples.BO.account().text());
        assertThat(last().details()).containsEntry("from", "PENDING");
        desk.cancel(id, Samples.ANNA);
        assertThat(told.getLast()).isEqualTo(find(id));
        assertThat(last().action()).isEqualTo("change.cancelled");
        assertThat(last().details()).containsEntry("from", "APPROVED");
        assertThat(find(id).version()).isEqualTo(3);
    }

    @Test
    void whatExpiresIsToldAndRecordedOnce() {
        life.sleep(Policy.EXPIRES.plusMillis(1));
        desk.expire();
        desk.expire();
        assertThat(find(id).state()).isEqualTo(new Expired(false, life.now()));
        assertThat(told).filteredOn(change -> change.id().equals(id)).endsWith(find(id));
        assertThat(ledger.audit())
                .filteredOn(event ->
                        event.action().equals("change.expired") && event.subject().equals(id))
                .singleElement()
                .satisfies(event -> assertThat(event.actor()).isEqualTo(AuditEvent.SYSTEM));
    }

    @Test
    void theSameWishSupersedesTheOlderAndAnotherOneDoesNot() {
        Change other = proposed(Map.of("workload", "web/Deployment/cart"));
        assertThat(find(id).state().word()).isEqualTo("PENDING");
        Change again = proposed(OWN);
        assertThat(find(id).state()).isEqualTo(new Superseded(again.id(), life.now()));
        assertThat(find(other.id()).state().word()).isEqualTo("PENDING");
        assertThat(find(again.id()).state().word()).isEqualTo("PENDING");
        assertThat(told.getLast()).isEqualTo(find(id));
        assertThat(last().action()).isEqualTo("change.superseded");
        assertThat(last().details()).containsEntry("reason", again.id());
    }

    @Test
    void whoIsOvertakenIsToldWhatIsStored() {
        overtakenOnce(() -> life.desk.deny(id, Samples.CHEN, "not today"));
        assertThat(desk.approve(id, Samples.BO, Yes.typed("prod")))
                .isInstanceOfSatisfying(
                        Answer.Stands.class,
                        stands -> assertThat(stands.change().state()).isInstanceOf(Denied.class));
        assertThat(find(id).version()).isEqualTo(2);
    }

    @Test
    void whatIsBeingStartedCannotBeCalledOffAnyMore() {
        desk.approve(id, Samples.BO, Yes.typed("prod"));
        Duration claimed = Duration.ofMinutes(5);
        assertThat(ledger.claim(id, "another", life.now(), claimed)).isPresent();
        assertThat(desk.cancel(id, Samples.ANNA))
                .isInstanceOfSatisfying(
                        Answer.Stands.class,
                        stands -> assertThat(stands.why().en()).contains("about to start"));
        assertThat(life.now()).isEqualTo(Samples.NOON.plusSeconds(1));
        assertThat(find(id).state().word()).isEqualTo("APPROVED");
    }

    @Test
    void whatExpiredInTheVerySameMomentIsToldAsItIs() {
        life.sleep(Policy.EXPIRES.plusMillis(1));
        assertThat(desk.confirm(id, Samples.ANNA))
                .isInstanceOfSatisfying(
                        Answer.Stands.class,
                        stands -> assertThat(stands.change()).isEqualTo(find(id)));
        assertThat(find(id).state()).isInstanceOf(Expired.class);
    }

    @Test
    void aRefusedRequestIsRecordedAndNothingElse() {
        Who guest = Samples.somebody("UGUEST", Standing.GUEST);
        assertThat(ask(guest, OWN)).isInstanceOf(Answer.Refused.class);
        assertThat(last().action()).isEqualTo("refused.request");
        assertThat(last().actor()).isEqualTo(guest.account().text());
        assertThat(last().details())
                .containsEntry("rules", "members-only")
                .containsEntry("standing", "GUEST");
        assertThat(ledger.list(ChangeFilter.all())).hasSize(1 + LIFES_OWN);
    }

    @Test
    void whatTheClusterWouldNotTakeIsRefusedAndExplained() {
        obstacle = Optional.of(Obstacles.notAccepted(Text.same("it is immutable")));
        assertThat(ask(Samples.ANNA, OWN))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reasons()).containsExactly(obstacle.get()));
        assertThat(last().details()).containsEntry("rules", "not-accepted");
        Why why = desk.why(asking(Samples.ANNA, OWN));
        assertThat(why.against()).containsExactly(obstacle.get());
        assertThat(why.against().getFirst().what().en()).contains("it is immutable");
        obstacle = Optional.empty();
        assertThat(desk.why(asking(Samples.ANNA, OWN)).against()).isEmpty();
    }

    @Test
    void theKillSwitchIsRecordedAndNamesWhoStoppedWhy() {
        Subject all = Subject.all("prod", "production");
        desk.stop(Stop.ALL, all, Samples.BO, "?");
        assertThat(last().action()).isEqualTo("refused.stop");
        assertThat(desk.stop(Stop.ALL, all, Samples.CHEN, "smoke"))
                .isInstanceOfSatisfying(
                        Answer.Stopped.class,
                        stopped -> assertThat(stopped.stop().scope()).isEqualTo(Stop.ALL));
        assertThat(last().action()).isEqualTo("stop.set");
        assertThat(last().details()).containsEntry("reason", "smoke");
        Answer.Refused refused = (Answer.Refused) ask(Samples.ANNA, OWN);
        Reason reason = refused.reasons().getFirst();
        assertThat(reason.source()).isEqualTo("/acknet stop all");
        assertThat(reason.what().en()).isEqualTo("The kill switch is on: smoke.");
        assertThat(reason.what().zh()).contains("smoke");
        assertThat(reason.could().ids()).containsExactly("UCHEN");
        assertThat(desk.resume(Stop.ALL, all, Samples.CHEN))
                .isEqualTo(new Answer.Resumed(Stop.ALL));
        assertThat(last().action()).isEqualTo("stop.cleared");
        desk.stop("uid-of-prod", all, Samples.CHEN, "");
        Reason plain = ((Answer.Refused) ask(Samples.ANNA, OWN)).reasons().getFirst();
        assertThat(plain.source()).isEqualTo("/acknet stop");
        assertThat(plain.what().en()).isEqualTo("The kill switch is on.");
        assertThat(plain.what().zh()).endsWith("打开。");
    }

    @Test
    void aStopThatIsOnStaysAsItIs() {
        Subject all = Subject.all("prod", "production");
        desk.stop("another", all, Samples.CHEN, "elsewhere");
        desk.stop("uid-of-prod", all, Samples.CHEN, "first");
        assertThat(desk.stop("uid-of-prod", all, Samples.CHEN, "second"))
                .isInstanceOfSatisfying(
                        Answer.Stopped.class,
                        stopped -> assertThat(stopped.stop().reason()).isEqualTo("first"));
    }

    @Test
    void whoExecutesIsNamedWithTheHandleAndSinceWhen() {
        for (Op op : List.of(Op.CONFIRM, Op.BO_APPROVES, Op.CHEN_APPROVES, Op.START)) {
            life.apply(op);
        }
        Reason busy = ((Answer.Refused) ask(Samples.ANNA, OWN)).reasons().getFirst();
        assertThat(busy.what().en())
                .contains(life.change().request().handle(), life.now().toString());
    }

    @Test
    void changesThatBeganWithinAnHourCount() {
        ChangeDesk strict = desk(SampleRules.of(1).perHour(1).made());
        String next = ((Answer.Done) strict.propose(asking(Samples.ANNA, OWN))).change().id();
        assertThat(strict.objection(next, Samples.BO, Action.APPROVE)).isEmpty();
        for (Op op : List.of(Op.CONFIRM, Op.BO_APPROVES, Op.CHEN_APPROVES, Op.START, Op.HALT)) {
            life.apply(op);
        }
        assertRefused(
                strict.objection(next, Samples.BO, Action.APPROVE).orElseThrow(), "hourly-limit");
        assertThat(strict.objection(next, Samples.BO, Action.DENY)).isEmpty();
        life.sleep(Duration.ofMinutes(60));
        String later = ((Answer.Done) strict.propose(asking(Samples.ANNA, OWN))).change().id();
        assertThat(strict.objection(later, Samples.BO, Action.APPROVE)).isEmpty();
    }

    /// Somebody else moves between the look and the swap.
    private void overtakenOnce(Runnable by) {
        failpoint =
                point -> {
                    if (point.equals("decision.before")) {
                        failpoint = points::add;
                        by.run();
                    }
                };
    }

    private Change proposed(Map<String, String> params) {
        if (ask(Samples.ANNA, params) instanceof Answer.Done(Change change)) {
            return change;
        }
        throw new AssertionError("not proposed");
    }

    private Answer ask(Who who, Map<String, String> params) {
        return desk.propose(asking(who, params));
    }

    private static Asking asking(Who who, Map<String, String> params) {
        return new Asking(
                who, Samples.HERE, "prod", "production", "uid-of-prod", "cni-version", params);
    }

    private Change find(String wanted) {
        return ledger.find(wanted).orElseThrow();
    }

    private AuditEvent last() {
        return ledger.audit().getLast();
    }
}
