package io.acknet.change;

import static io.acknet.change.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.ChangeState.Approved;
import io.acknet.change.ChangeState.Expired;
import io.acknet.change.ChangeState.Failed;
import io.acknet.change.ChangeState.Pending;
import io.acknet.change.LifeModel.Op;
import io.acknet.store.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeDeskTest {
    private final MemoryLedger ledger = new MemoryLedger();
    private final Life life = new Life(ledger, "uid-of-prod");
    private final String id = life.change().id();

    @Test
    void asksForTheClustersNameAsItStands() {
        confirm();
        assertRefused(life.desk.approve(id, Samples.BO, Yes.typed("prd")), "name-not-typed");
        assertRefused(life.desk.approve(id, Samples.BO, Yes.plain()), "name-not-typed");
        assertThat(life.desk.approve(id, Samples.BO, Yes.typed(" prod ")))
                .isInstanceOf(Answer.Done.class);
    }

    @Test
    void whoMayNotApproveIsNotEvenAsked() {
        String requester = life.change().request().requester().user();
        Answer own =
                life.desk.objection(id, Samples.member(requester), Action.APPROVE).orElseThrow();
        assertRefused(own, "own-request");
        assertThat(ledger.audit())
                .anySatisfy(event -> assertThat(event.action()).isEqualTo("refused.approve"));
        assertThat(life.desk.objection(id, Samples.BO, Action.APPROVE)).isEmpty();
        assertThat(life.desk.objection(id, Samples.BO, Action.DENY)).isEmpty();
        life.desk.deny(id, Samples.BO, "not today");
        assertThat(life.desk.objection(id, Samples.CHEN, Action.APPROVE))
                .get()
                .isInstanceOf(Answer.Stands.class);
    }

    @Test
    void aSecurityDowngradeIsConfirmedByItsRequesterFirst() {
        assertRefused(life.desk.approve(id, Samples.BO, Yes.typed("prod")), "unconfirmed");
        assertRefused(life.desk.confirm(id, Samples.BO), "not-the-requester");
        confirm();
        assertThat(life.desk.approve(id, Samples.BO, Yes.typed("prod")))
                .isInstanceOf(Answer.Done.class);
    }

    @Test
    void oneMillisecondLateIsLate() {
        confirm();
        life.sleep(Policy.EXPIRES);
        assertThat(life.desk.approve(id, Samples.BO, Yes.typed("prod")))
                .isInstanceOf(Answer.Done.class);
        life.sleep(Duration.ofMillis(1));
        Answer late = life.desk.approve(id, Samples.CHEN, Yes.typed("prod"));
        assertThat(late)
                .isInstanceOfSatisfying(
                        Answer.Stands.class,
                        stands -> assertThat(stands.change().state()).isInstanceOf(Expired.class));
        assertThat(life.change().state()).isInstanceOf(Expired.class);
    }

    @Test
    void anApprovalIsGoodForAStartToTheMillisecond() {
        approveTwice();
        Instant until = ((Approved) life.change().state()).until();
        assertThat(until).isEqualTo(life.now().plus(Policy.START));
        life.sleep(Policy.START);
        life.desk.expire();
        assertThat(life.change().state()).isInstanceOf(Approved.class);
        life.sleep(Duration.ofMillis(1));
        life.desk.expire();
        assertThat(life.change().state()).isEqualTo(new Expired(true, life.now()));
    }

    @Test
    void aDenialNeedsAReasonAndIsFinal() {
        assertRefused(life.desk.deny(id, Samples.BO, " "), "reason-missing");
        assertThat(life.desk.deny(id, Samples.BO, "not today")).isInstanceOf(Answer.Done.class);
        assertThat(life.desk.approve(id, Samples.CHEN, Yes.typed("prod")))
                .isInstanceOfSatisfying(
                        Answer.Stands.class,
                        stands -> {
                            assertThat(stands.why().en()).contains("not today");
                            assertThat(stands.why().toString())
                                    .doesNotContain(Samples.BO.account().user());
                        });
    }

    @Test
    void nobodyIsCalledByTheirId() {
        life.desk.cancel(id, Samples.ANNA);
        assertThat(life.desk.approve(id, Samples.CHEN, Yes.typed("prod")))
                .isInstanceOfSatisfying(
                        Answer.Stands.class,
                        stands ->
                                assertThat(stands.why().toString())
                                        .contains("cancelled")
                                        .doesNotContain(Samples.ANNA.account().user()));
    }

    @Test
    void breakingTheGlassTakesAReasonAndStandsInTheAudit() {
        confirm();
        assertRefused(
                life.desk.approve(id, Samples.CHEN, new Yes("prod", Optional.of(" "))),
                "reason-missing");
        assertRefused(
                life.desk.approve(id, Samples.BO, new Yes("prod", Optional.of("outage"))),
                "role-missing");
        life.desk.approve(id, Samples.CHEN, new Yes("prod", Optional.of("outage")));
        assertThat(life.change().state()).isInstanceOf(Approved.class);
        assertThat(ledger.audit())
                .anySatisfy(event -> {
                    assertThat(event.action()).isEqualTo("change.break-glass");
                    assertThat(event.details()).containsEntry("reason", "outage");
                });
    }

    @Test
    void nothingIsApprovedUnderOtherRulesThanItWasRequestedUnder() {
        confirm();
        ChangeDesk later =
                new ChangeDesk(
                        new Rights(Samples.policy(Samples.rules(1)), ledger),
                        life,
                        life,
                        life.around);
        assertRefused(later.approve(id, Samples.BO, Yes.typed("prod")), "rules-changed");
    }

    @Test
    void nothingIsApprovedOrProposedWhileTheKillSwitchIsOn() {
        confirm();
        Subject subject = Subject.all("prod", "production");
        assertRefused(life.desk.stop(Stop.ALL, subject, Samples.BO, "?"), "role-missing");
        assertThat(life.desk.stop(Stop.ALL, subject, Samples.CHEN, "smoke"))
                .isInstanceOf(Answer.Stopped.class);
        assertRefused(life.desk.approve(id, Samples.BO, Yes.typed("prod")), "stopped");
        assertRefused(propose(), "stopped");
        life.desk.resume(Stop.ALL, subject, Samples.CHEN);
        assertThat(life.desk.approve(id, Samples.BO, Yes.typed("prod")))
                .isInstanceOf(Answer.Done.class);
    }

    @Test
    void toLetAllGoOnTakesTheRightForEachCluster() {
        Rules other = SampleRules.of(1).stop(Set.of("UBO")).made();
        Policy both =
                new Policy(
                        Map.of("prod", Samples.rules(1), "other", other),
                        Policy.EXPIRES,
                        Policy.START);
        ChangeDesk desk = new ChangeDesk(new Rights(both, ledger), life, life, life.around);
        Subject prod = Subject.all("prod", "production");
        assertThat(desk.stop(Stop.ALL, prod, Samples.BO, "smoke"))
                .isInstanceOf(Answer.Stopped.class);
        assertRefused(desk.resume(Stop.ALL, prod, Samples.CHEN), "role-missing");
        assertThat(desk.stops()).hasSize(1);
    }

    @Test
    void saysWhatStandsBetweenAPersonAndAnApproval() {
        Why why = life.desk.why(id, Samples.ANNA, Action.APPROVE).orElseThrow();
        assertThat(why.against()).extracting(Reason::rule).containsExactly("own-request");
        assertThat(why.could().ids()).contains("UBO", "UCHEN");
        assertThat(life.desk.why(id, Samples.BO, Action.APPROVE).orElseThrow().against()).isEmpty();
    }

    @Test
    void findsAChangeByWhatPeopleCallIt() {
        String handle = life.change().request().handle();
        assertThat(handle).hasSize(5);
        assertThat(life.desk.find(handle.toLowerCase(java.util.Locale.ROOT)))
                .contains(life.change());
        assertThat(life.desk.approve("nope!", Samples.BO, Yes.plain()))
                .isEqualTo(new Answer.NoSuchChange("nope!"));
    }

    @Test
    void aRefusalStandsInTheAudit() {
        life.desk.deny(id, Samples.ANNA, "mine");
        assertThat(ledger.audit().getLast().action()).isEqualTo("refused.deny");
        assertThat(ledger.audit().getLast().details()).containsEntry("rules", "own-request");
    }

    @Test
    void rightsAreLookedAtAgainWhenAChangeStarts() {
        approveTwice();
        Rights rights = new Rights(Samples.policy(Samples.rules(2)), ledger);
        assertThat(rights.againstStart(life.change(), life.around.people(), life.now())).isEmpty();
        assertThat(
                        rights.againstStart(
                                life.change(),
                                account ->
                                        account.equals(Samples.BO.account())
                                                ? Samples.somebody("UBO", Who.Standing.DEACTIVATED)
                                                : life.around.people().who(account),
                                life.now()))
                .extracting(Reason::rule)
                .containsExactly("members-only");
    }

    @Test
    void whileOneExecutesNobodyProposesAnother() {
        approveTwice();
        life.apply(Op.START);
        assertRefused(propose(), "cluster-busy");
        life.apply(Op.FAIL);
        assertThat(life.change().state()).isInstanceOf(Failed.class);
        assertThat(propose()).isInstanceOf(Answer.Done.class);
    }

    @Test
    void anotherClusterBehindTheNameIsRefused() {
        Answer answer =
                life.desk.propose(
                        new Asking(
                                Samples.ANNA,
                                Samples.HERE,
                                "prod",
                                "production",
                                "another-uid",
                                "cni-version",
                                Map.of()));
        assertRefused(answer, "other-cluster");
    }

    private Answer propose() {
        return life.desk.propose(
                new Asking(
                        Samples.ANNA,
                        Samples.HERE,
                        "prod",
                        "production",
                        "uid-of-prod",
                        "cni-version",
                        Map.of()));
    }

    private void confirm() {
        life.apply(Op.CONFIRM);
        assertThat(((Pending) life.change().state()).confirmed()).isTrue();
    }

    private void approveTwice() {
        List.of(Op.CONFIRM, Op.BO_APPROVES, Op.CHEN_APPROVES).forEach(life::apply);
        assertThat(life.change().state()).isInstanceOf(Approved.class);
    }
}
