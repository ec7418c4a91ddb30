package io.acknet.change;

import static io.acknet.change.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.audit.AuditEvent;
import io.acknet.change.ChangeState.Approved;
import io.acknet.change.ChangeState.Cancelled;
import io.acknet.change.ChangeState.Halted;
import io.acknet.change.ChangeState.Pending;
import io.acknet.change.ChangeState.Succeeded;
import io.acknet.change.LifeModel.Op;
import io.acknet.change.Who.Standing;
import io.acknet.store.ChangeFilter;
import io.acknet.store.Stop;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the desk says to whoever asks about changes, comes too late, or wants one to go on.
class DeskQuestionsTest {
    private static final Subject PROD = Subject.of("prod", "production", "cni-version");
    private static final Window FESTIVAL = Samples.freeze("spring festival");

    private final MemoryLedger ledger = new MemoryLedger();
    private final Life life = new Life(ledger, "uid-of-prod");
    private final String id = life.change().id();
    private final List<String> executions = new ArrayList<>();
    private final ChangeDesk desk = desk(Samples.rules(2));

    /// Remembers what it was asked for, and never has time.
    private final class Busy implements Executions {
        @Override
        public void wake() {
            executions.add("wake");
        }

        @Override
        public Optional<Change> proceed(Change halted, AuditEvent event) {
            executions.add("proceed " + halted.id());
            return Optional.empty();
        }
    }

    private ChangeDesk desk(Rules rules) {
        return new ChangeDesk(
                new Rights(Samples.policy(rules), ledger), life, new Busy(), life.around);
    }

    @Test
    void onlyTheLastApprovalHasItStart() {
        desk.confirm(id, Samples.ANNA);
        desk.approve(id, Samples.BO, Yes.typed("prod"));
        assertThat(executions).isEmpty();
        desk.approve(id, Samples.CHEN, Yes.typed("prod"));
        assertThat(executions).containsExactly("wake");
    }

    @Test
    void whoApprovesTwiceIsToldHowManyAreStillMissing() {
        desk.confirm(id, Samples.ANNA);
        desk.approve(id, Samples.BO, Yes.typed("prod"));
        assertThat(desk.approve(id, Samples.BO, Yes.typed("prod")))
                .isInstanceOfSatisfying(
                        Answer.Stands.class,
                        stands -> assertThat(stands.why().en()).contains("it still takes 1 more"));
        assertThat(((Pending) life.change().state()).approvals()).hasSize(1);
    }

    @Test
    void whoComesTooLateIsToldWhatIsSo() {
        desk.confirm(id, Samples.ANNA);
        assertStands(desk.confirm(id, Samples.ANNA), "waits for approval");
        desk.cancel(id, Samples.ANNA);
        assertThat(life.change().state()).isInstanceOf(Cancelled.class);
        assertStands(desk.confirm(id, Samples.ANNA), "cancelled");
        assertStands(desk.cancel(id, Samples.ANNA), "cancelled");
        assertStands(desk.deny(id, Samples.BO, "no"), "cancelled");
        assertStands(desk.proceed(id, Samples.BO), "cancelled");
        assertThat(life.change().version()).isEqualTo(3);
    }

    @Test
    void whatNobodyKnowsIsNoChange() {
        Answer none = new Answer.NoSuchChange("zzzzz");
        assertThat(desk.proceed("zzzzz", Samples.BO)).isEqualTo(none);
        assertThat(desk.undo("zzzzz", Samples.BO, Samples.HERE)).isEqualTo(none);
        assertThat(desk.confirm("zzzzz", Samples.BO)).isEqualTo(none);
        assertThat(desk.objection("zzzzz", Samples.BO, Action.APPROVE)).contains(none);
        assertThat(desk.why("zzzzz", Samples.BO, Action.APPROVE)).isEmpty();
    }

    @Test
    void whatIsHaltedGoesOnOnlyForWhoMayAndWhenTheClusterIsFree() {
        halted();
        assertRefused(desk.proceed(id, Samples.somebody("UBO", Standing.GUEST)), "members-only");
        assertThat(executions).isEmpty();
        assertRefused(desk.proceed(id, Samples.BO), "cluster-busy");
        assertThat(executions).containsExactly("proceed " + id);
        assertThat(life.change().state()).isInstanceOf(Halted.class);
        assertThat(life.desk.proceed(id, Samples.BO)).isInstanceOf(Answer.Done.class);
        assertStands(desk.proceed(id, Samples.BO), "It executes");
    }

    @Test
    void whatIsHaltedGoesOnOnlyForPeopleWhoseApproversStillAre() {
        halted();
        Around gone =
                new Around(
                        life,
                        account ->
                                new Who(
                                        account,
                                        account.user().equals("UBO")
                                                ? Standing.DEACTIVATED
                                                : Standing.MEMBER,
                                        Set.of()),
                        change -> {},
                        Failpoints.none());
        ChangeDesk later =
                new ChangeDesk(
                        new Rights(Samples.policy(Samples.rules(2)), ledger),
                        life,
                        new Busy(),
                        gone);
        assertRefused(later.proceed(id, Samples.CHEN), "members-only");
        assertThat(executions).isEmpty();
    }

    @Test
    void whileTheKillSwitchIsOnNobodyIsAskedForAYes() {
        desk.confirm(id, Samples.ANNA);
        Subject all = Subject.all("prod", "production");
        desk.stop("uid-of-prod", all, Samples.CHEN, "smoke");
        assertRefused(desk.objection(id, Samples.BO, Action.APPROVE).orElseThrow(), "stopped");
        assertThat(desk.objection(id, Samples.BO, Action.DENY)).isEmpty();
        Why why = desk.why(id, Samples.BO, Action.APPROVE).orElseThrow();
        assertThat(why.against()).extracting(Reason::rule).containsExactly("stopped");
        assertThat(why.stop()).map(Stop::reason).contains("smoke");
        assertThat(desk.stops()).hasSize(1);
    }

    @Test
    void saysWhoExecutesSinceWhen() {
        assertThat(desk.holder("uid-of-prod")).isEmpty();
        List.of(Op.CONFIRM, Op.BO_APPROVES, Op.CHEN_APPROVES, Op.START).forEach(life::apply);
        assertThat(desk.holder("uid-of-prod"))
                .get()
                .satisfies(lock -> {
                    assertThat(lock.lease().changeId()).isEqualTo(id);
                    assertThat(lock.since()).isEqualTo(life.now());
                });
        assertThat(desk.why(id, Samples.BO, Action.CONTINUE).orElseThrow().holder()).isPresent();
        assertThat(desk.holder("another")).isEmpty();
    }

    @Test
    void listsTheNewestFirst() {
        life.sleep(java.time.Duration.ofSeconds(1));
        life.apply(Op.PROPOSE_AGAIN);
        List<Change> all = desk.list(ChangeFilter.all());
        assertThat(all).hasSize(2);
        assertThat(all.getLast().id()).isEqualTo(id);
        assertThat(desk.list(ChangeFilter.in("SUPERSEDED"))).containsExactly(life.change());
    }

    @Test
    void knowsWhatTheConfigurationAllowsOnACluster() {
        assertThat(desk.isEnabled(PROD)).isTrue();
        assertThat(desk.isEnabled(Subject.of("prod", "production", "route-tables"))).isFalse();
        assertThat(desk.isEnabled(Subject.of("other", "production", "cni-version"))).isFalse();
        assertThat(desk.typesName(life.change())).isTrue();
        assertThat(desk(SampleRules.of(2).withoutTypedName().made()).typesName(life.change()))
                .isFalse();
        assertThat(desk.frozen(life.change())).isEmpty();
        assertThat(desk(SampleRules.of(2).windows(FESTIVAL).made()).frozen(life.change()))
                .map(Reason::rule)
                .contains("frozen");
    }

    @Test
    void knowsWhoCouldAndWhatSomebodyMayDoByTheirRole() {
        assertThat(desk.whoCould(Action.APPROVE, life.change()).ids()).contains("UBO", "UCHEN");
        assertThat(desk.whoCould(Action.APPROVE, life.change()).except())
                .contains(Samples.ANNA.account());
        assertThat(desk.roles(Samples.BO, PROD))
                .contains(Action.REQUEST, Action.APPROVE)
                .doesNotContain(Action.STOP, Action.BREAK_GLASS);
        assertThat(desk.roles(Samples.CHEN, PROD)).contains(Action.STOP, Action.BREAK_GLASS);
        assertThat(desk.roles(Samples.somebody("UCHEN", Standing.GUEST), PROD)).isEmpty();
        assertThat(desk.against(Action.REQUEST, Samples.member("UDORA"), PROD))
                .extracting(Reason::rule)
                .containsExactly("role-missing");
    }

    @Test
    void whereNothingIsConfiguredNothingMayBeDone() {
        Policy none = Policy.nothing();
        assertThat(none.clusters()).isEmpty();
        assertThat(none.typesName("prod")).isTrue();
        assertThat(none.frozen("prod", Samples.NOON)).isEmpty();
        assertThat(none.judge(Action.REQUEST, Samples.ANNA, PROD, Samples.NOON))
                .isInstanceOf(Ruling.Refused.class);
    }

    @Test
    void oneOfSeveralTimesThatAreAllowedIsEnough() {
        Window never =
                new Window(
                        true,
                        new Window.Weekly(
                                Set.of(DayOfWeek.SUNDAY),
                                LocalTime.of(1, 0),
                                LocalTime.of(2, 0),
                                ZoneId.of("UTC")),
                        "");
        Window always = new Window(true, FESTIVAL.span(), "");
        Policy both = Samples.policy(SampleRules.of(1).windows(never, always).made());
        assertThat(both.frozen("prod", Samples.NOON)).isEmpty();
        assertThat(
                        Samples.policy(SampleRules.of(1).windows(never).made())
                                .frozen("prod", life.now()))
                .map(Reason::rule)
                .contains("outside-window");
    }

    @Test
    void aChangeThatHasSucceededIsNotHaltedAnyMore() {
        List.of(Op.CONFIRM, Op.BO_APPROVES, Op.CHEN_APPROVES, Op.START, Op.SUCCEED)
                .forEach(life::apply);
        assertThat(life.change().state()).isInstanceOf(Succeeded.class);
        assertStands(desk.proceed(id, Samples.BO), "carried out");
        assertStands(desk.objection(id, Samples.BO, Action.DENY).orElseThrow(), "carried out");
        assertThat(life.change().state().approvals()).hasSize(2);
    }

    private void halted() {
        List.of(Op.CONFIRM, Op.BO_APPROVES, Op.CHEN_APPROVES).forEach(life::apply);
        assertThat(life.change().state()).isInstanceOf(Approved.class);
        List.of(Op.START, Op.HALT).forEach(life::apply);
        assertThat(life.change().state()).isInstanceOf(Halted.class);
    }

    private static void assertStands(Answer answer, String why) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Stands.class, stands -> assertThat(stands.why().en()).contains(why));
    }
}
