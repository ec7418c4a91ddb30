package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.LifeModel.Op;
import io.acknet.change.Who.Standing;
import io.acknet.store.Stop;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is looked at again when a change starts, and what it is known by.
class RightsTest {
    private static final Window FREEZE = Samples.freeze("");

    private final MemoryLedger ledger = new MemoryLedger();
    private final Life life = new Life(ledger, "uid-of-prod");

    @Test
    void nothingStartsWhileTheKillSwitchOfItsClusterIsOn() {
        approve(Op.CONFIRM, Op.BO_APPROVES, Op.CHEN_APPROVES);
        stop("another");
        assertThat(against(Samples.rules(2))).isEmpty();
        stop("uid-of-prod");
        assertThat(against(Samples.rules(2))).containsExactly("stopped");
    }

    @Test
    void aFreezeHoldsUpWhatNobodyBrokeTheGlassFor() {
        approve(Op.CONFIRM, Op.BO_APPROVES, Op.CHEN_APPROVES);
        assertThat(against(SampleRules.of(2).windows(FREEZE).made()))
                .containsExactly("rules-changed", "frozen", "frozen");
    }

    @Test
    void aFreezeDoesNotHoldUpWhatSomebodyBrokeTheGlassFor() {
        approve(Op.CONFIRM, Op.CHEN_BREAKS_GLASS);
        assertThat(against(SampleRules.of(2).windows(FREEZE).made()))
                .containsExactly("rules-changed");
    }

    @Test
    void whoBrokeTheGlassMustStillHaveThatRole() {
        approve(Op.CONFIRM, Op.CHEN_BREAKS_GLASS);
        Rules without = SampleRules.of(2).breakGlass(Set.of("UBO")).made();
        assertThat(against(without)).containsExactly("rules-changed", "role-missing");
    }

    @Test
    void whatTakesAChangeBackDoesNotCountWithinTheHour() {
        approve(Op.CONFIRM, Op.BO_APPROVES, Op.CHEN_APPROVES, Op.START, Op.HALT);
        Change halted = life.change();
        Rights rights = rights(Samples.rules(2));
        Change other = new Change(Samples.request(Samples.plan()), halted.state(), 1, List.of());
        assertThat(rights.subject(other, life.now()).startedLately()).isEqualTo(1);
        assertThat(rights.subject(halted, life.now()).startedLately()).isZero();
        assertThat(rights.subject(undo(other), life.now()).startedLately()).isZero();
        ledger.create(undo(other), Events.requested(undo(other)));
        Change third = new Change(named("third-1"), halted.state(), 1, List.of());
        assertThat(rights.subject(third, life.now()).startedLately()).isEqualTo(1);
        assertThat(rights.subject(third, life.now().plus(Duration.ofHours(1))).startedLately())
                .isZero();
    }

    @Test
    void anUndoIsRecordedWithWhatItTakesBack() {
        Change undo = undo(life.change());
        assertThat(Events.requested(undo).details()).containsEntry("undo-of", "done-1");
    }

    @Test
    void theApprovalsStayWithWhatIsCarriedOut() {
        approve(Op.CONFIRM, Op.BO_APPROVES);
        assertThat(approvers()).containsExactly("UBO");
        approve(Op.CHEN_APPROVES, Op.START);
        assertThat(approvers()).containsExactly("UBO", "UCHEN");
        approve(Op.HALT);
        assertThat(approvers()).containsExactly("UBO", "UCHEN");
        approve(Op.BO_CONTINUES, Op.FAIL);
        assertThat(life.change().state().word()).isEqualTo("FAILED");
        assertThat(approvers()).containsExactly("UBO", "UCHEN");
    }

    @Test
    void aHandleHasADigitAndALetterAndNoIdComesTwice() {
        Ids ids = new Ids();
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            String id = ids.next();
            assertThat(id).matches("[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{20}");
            assertThat(id.substring(0, 5)).matches(".*[0-9].*").matches(".*[a-z].*");
            assertThat(drawn.add(id)).isTrue();
        }
    }

    private static Change undo(Change of) {
        return new Change(request("undo-1", Optional.of("done-1")), of.state(), 1, List.of());
    }

    private static ChangeRequest named(String id) {
        return request(id, Optional.empty());
    }

    private static ChangeRequest request(String id, Optional<String> undoOf) {
        ChangeRequest some = Samples.request(Samples.plan());
        return new ChangeRequest(
                id,
                some.plan(),
                some.fingerprint(),
                some.policyVersion(),
                some.approvals(),
                some.requester(),
                some.where(),
                some.createdAt(),
                some.expiresAt(),
                undoOf,
                some.diff());
    }

    private void approve(Op... ops) {
        for (Op op : ops) {
            life.apply(op);
        }
    }

    private List<String> approvers() {
        return life.change().state().approvals().stream().map(yes -> yes.by().user()).toList();
    }

    private void stop(String scope) {
        ledger.stop(
                new Stop(scope, "T1:UCHEN", "smoke", life.now()),
                Events.stop(Samples.CHEN.account(), "set", scope, "smoke"));
    }

    private Rights rights(Rules rules) {
        return new Rights(Samples.policy(rules), ledger);
    }

    private List<String> against(Rules rules) {
        return rights(rules)
                .againstStart(
                        life.change(),
                        account -> new Who(account, Standing.MEMBER, Set.of()),
                        life.now())
                .stream()
                .map(Reason::rule)
                .toList();
    }
}
