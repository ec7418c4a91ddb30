package io.acknet.change;

import static io.acknet.change.Samples.ANNA;
import static io.acknet.change.Samples.BO;
import static io.acknet.change.Samples.CHEN;
import static io.acknet.change.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acknet.change.ChangeState.Approved;
import io.acknet.change.ChangeState.Pending;
import io.acknet.change.Who.Standing;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a refusal says: the rule, who could instead, and what to do.
class RefusalWordsTest {
    private static final Subject OWN =
            Subject.of("prod", "production", "cni-version").by(ANNA.account());

    @Test
    void theRequesterIsSentToSomebodyElse() {
        Reason approve = only(Samples.policy(Samples.rules(1)), Action.APPROVE, ANNA);
        assertThat(approve.what().en()).contains("it takes two people");
        assertThat(approve.help().en()).isEqualTo("Ask another person who may approve.");
        assertThat(approve.could().ids()).contains("UBO");
        Reason deny = only(Samples.policy(Samples.rules(1)), Action.DENY, ANNA);
        assertThat(deny.what().en()).isEqualTo("This is your own request.");
        assertThat(deny.help().en()).contains("Cancel it");
    }

    @Test
    void whereNobodyElseMayApproveTheConfigurationIsToBeChanged() {
        Policy alone = Samples.policy(approvers(Set.of("UANNA")));
        assertThat(only(alone, Action.APPROVE, ANNA).help().en())
                .startsWith("Nobody but you may approve.");
        Policy nobody = Samples.policy(approvers(Set.of()));
        assertThat(only(nobody, Action.APPROVE, BO).help().en())
                .startsWith("At present nobody may.");
        assertThat(only(Samples.policy(Samples.rules(1)), Action.STOP, BO).help().en())
                .isEqualTo("Ask somebody who may.");
    }

    @Test
    void whoCannotBeIdentifiedMayTryAgain() {
        Policy policy = Samples.policy(Samples.rules(1));
        assertThat(help(policy, Standing.UNKNOWN)).isEqualTo("Try again in a moment.");
        assertThat(help(policy, Standing.GUEST)).isEqualTo("Ask a full member of the team.");
        assertThat(help(policy, Standing.BOT)).isEqualTo("Ask a full member of the team.");
    }

    @Test
    void aFreezeSaysUntilWhenWhyAndWhoCanBreakTheGlass() {
        Reason frozen =
                only(
                        Samples.policy(
                                SampleRules.of(1)
                                        .windows(Samples.freeze("spring festival"))
                                        .made()),
                        Action.APPROVE,
                        BO);
        assertThat(frozen.what().en())
                .isEqualTo(
                        "Changes are frozen: MON,TUE,WED,THU,FRI,SAT,SUN 00:00-00:00 UTC"
                                + " (spring festival).");
        assertThat(frozen.could().ids()).containsExactly("UCHEN");
        assertThat(frozen.help().en()).contains("break-glass role");
        Reason unnamed =
                only(
                        Samples.policy(
                                SampleRules.of(1)
                                        .breakGlass(Set.of())
                                        .windows(Samples.freeze(""))
                                        .made()),
                        Action.APPROVE,
                        BO);
        assertThat(unnamed.what().en()).endsWith("00:00-00:00 UTC.");
        assertThat(unnamed.help().en()).isEqualTo("Wait until changes are allowed again.");
    }

    @Test
    void outsideOfTheWindowsAllOfThemAreNamed() {
        Policy policy =
                Samples.policy(
                        SampleRules.of(1)
                                .windows(allowed(DayOfWeek.SATURDAY), allowed(DayOfWeek.SUNDAY))
                                .made());
        assertThat(only(policy, Action.APPROVE, BO).what().en())
                .isEqualTo(
                        "This is outside the change windows, which are: SAT 01:00-02:00 UTC;"
                                + " SUN 01:00-02:00 UTC.");
        assertThat(new Window.Weekly(Set.of(), LocalTime.NOON, LocalTime.NOON, ZoneId.of("UTC")))
                .extracting(Window.Weekly::text)
                .isEqualTo(" 12:00-12:00 UTC");
    }

    @Test
    void onlyMembersWithTheRoleWhoAreNotTheRequesterAreCandidates() {
        Candidates could = new Candidates(Set.of("UANNA", "UBO"), Optional.of(ANNA.account()));
        assertThat(could.include(BO)).isTrue();
        assertThat(could.include(ANNA)).isFalse();
        assertThat(could.include(CHEN)).isFalse();
        assertThat(could.include(Samples.somebody("UBO", Standing.DEACTIVATED))).isFalse();
    }

    @Test
    void theNamespacesThatPeopleChooseAreAmongTheTargets() {
        assertThat(Subject.of(Samples.every()).namespaces()).containsExactly("web");
        assertThat(Subject.of(Samples.plan(Samples.every().steps().get(0))).namespaces()).isEmpty();
        assertThat(Subject.of(Samples.plan(Samples.every().steps().get(2))).namespaces())
                .containsExactly("web");
        assertThat(Subject.of(Samples.plan(Samples.every().steps().get(3))).namespaces())
                .containsExactly("web");
    }

    @Test
    void noStateIsLeftAgainstTheRules() {
        Approval yes = new Approval(BO.account(), NOON, Optional.empty());
        Pending unconfirmed = new Pending(2, false, List.of(), NOON);
        assertThatThrownBy(() -> unconfirmed.approve(yes, NOON))
                .hasMessageContaining("not confirmed");
        Pending late = new Pending(2, true, List.of(), NOON.minusMillis(1));
        assertThatThrownBy(() -> late.approve(yes, NOON)).hasMessageContaining("expired");
        Pending pending = new Pending(2, true, List.of(yes), NOON);
        assertThat(pending.approve(yes, NOON)).isSameAs(pending);
        assertThatThrownBy(() -> pending.expire(NOON)).hasMessageContaining("not expired yet");
        Approved approved = new Approved(List.of(yes), NOON);
        assertThatThrownBy(() -> approved.expire(NOON)).hasMessageContaining("not expired yet");
        assertThatThrownBy(() -> approved.start(NOON.plusMillis(1)))
                .hasMessageContaining("has expired");
    }

    private static Window allowed(DayOfWeek day) {
        return new Window(
                true,
                new Window.Weekly(
                        Set.of(day), LocalTime.of(1, 0), LocalTime.of(2, 0), ZoneId.of("UTC")),
                "");
    }

    private static String help(Policy policy, Standing standing) {
        return only(policy, Action.APPROVE, Samples.somebody("UBO", standing)).help().en();
    }

    private static Reason only(Policy policy, Action action, Who who) {
        List<Reason> reasons = ((Ruling.Refused) policy.judge(action, who, OWN, NOON)).reasons();
        assertThat(reasons).hasSize(1);
        return reasons.getFirst();
    }

    private static Rules approvers(Set<String> ids) {
        return SampleRules.of(1).approve(ids).made();
    }
}
