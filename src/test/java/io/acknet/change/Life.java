package io.acknet.change;

import io.acknet.audit.AuditEvent;
import io.acknet.change.ChangeState.Approved;
import io.acknet.change.ChangeState.Executing;
import io.acknet.change.ChangeState.Halted;
import io.acknet.change.LifeModel.Came;
import io.acknet.change.LifeModel.Op;
import io.acknet.change.Who.Standing;
import io.acknet.check.Verdict;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.fix.Plan;
import io.acknet.lang.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The real desk with one real change, driven by the model's words. Nothing is carried out: an execution
/// ends as the history says.
final class Life implements Executions, Planning, Time {
    private static final Who GUEST = Samples.somebody("UBO", Standing.GUEST);
    private static final Text WHY = Text.same("why");
    private static final Effects NOTHING = new Effects(Effects.Objects.AS_BEFORE, WHY, List.of());

    final Ledger ledger;
    final ChangeDesk desk;
    final Around around;
    private final Plan plan;
    private Instant now = Samples.NOON;
    private Optional<Tenure> tenure = Optional.empty();
    private String id = "";

    /// @param uid of the cluster, another one for each history
    Life(Ledger ledger, String uid) {
        this.ledger = ledger;
        Plan some = Samples.plan();
        this.plan =
                new Plan(
                        some.fix(),
                        some.topic(),
                        some.params(),
                        new ClusterIdentity("prod", "production", uid, ""),
                        some.steps(),
                        some.warnings(),
                        some.ownership(),
                        Optional.of(Text.same("lowers security")),
                        Optional.empty());
        this.around =
                new Around(
                        this,
                        account -> new Who(account, Standing.MEMBER, Set.of()),
                        change -> {},
                        Failpoints.none());
        this.desk =
                new ChangeDesk(
                        new Rights(Samples.policy(Samples.rules(2)), ledger), this, this, around);
        this.id = proposed().id();
    }

    Change change() {
        return ledger.find(id).orElseThrow();
    }

    Came apply(Op op) {
        return switch (op) {
            case CONFIRM -> came(desk.confirm(id, Samples.ANNA));
            case BO_APPROVES -> came(desk.approve(id, Samples.BO, Yes.typed("prod")));
            case CHEN_APPROVES -> came(desk.approve(id, Samples.CHEN, Yes.typed("prod")));
            case ANNA_APPROVES -> came(desk.approve(id, Samples.ANNA, Yes.typed("prod")));
            case GUEST_APPROVES -> came(desk.approve(id, GUEST, Yes.typed("prod")));
            case CHEN_BREAKS_GLASS ->
                    came(desk.approve(id, Samples.CHEN, new Yes("prod", Optional.of("an outage"))));
            case BO_DENIES -> came(desk.deny(id, Samples.BO, "no"));
            case ANNA_DENIES -> came(desk.deny(id, Samples.ANNA, "no"));
            case ANNA_CANCELS -> came(desk.cancel(id, Samples.ANNA));
            case GUEST_CANCELS -> came(desk.cancel(id, GUEST));
            case PROPOSE_AGAIN -> proposeAgain();
            case TEN_MINUTES -> pass(Duration.ofMinutes(10));
            case HALF_AN_HOUR -> pass(Duration.ofMinutes(30));
            case START -> start();
            case SUCCEED -> end(e -> e.succeed(proof(), now));
            case FAIL -> end(e -> e.fail(WHY, NOTHING, now));
            case HALT -> end(e -> e.halt(WHY, NOTHING, now));
            case BO_CONTINUES -> came(desk.proceed(id, Samples.BO));
            case GUEST_CONTINUES -> came(desk.proceed(id, GUEST));
        };
    }

    private static Came came(Answer answer) {
        return switch (answer) {
            case Answer.Done _ -> Came.DONE;
            case Answer.Stands _ -> Came.STANDS;
            case Answer.Refused _ -> Came.REFUSED;
            case Answer.NoPlan _, Answer.NoSuchChange _, Answer.Stopped _, Answer.Resumed _ ->
                    throw new AssertionError(answer);
        };
    }

    private Change proposed() {
        Answer answer =
                desk.propose(
                        new Asking(
                                Samples.ANNA,
                                Samples.HERE,
                                "prod",
                                "production",
                                plan.cluster().uid(),
                                plan.fix(),
                                Map.of()));
        return answer instanceof Answer.Done(Change change) ? change : refusedToPropose(answer);
    }

    private static Change refusedToPropose(Answer answer) {
        throw new AssertionError(answer);
    }

    /// While one executes there is no other; the one that takes its place is called off at once.
    private Came proposeAgain() {
        desk.expire();
        if (ledger.holder(plan.cluster().uid(), now).isPresent()
                || change().state() instanceof Executing) {
            return Came.STANDS;
        }
        Change other = proposed();
        desk.cancel(other.id(), Samples.ANNA);
        return change().state() instanceof ChangeState.Superseded(var by, var _)
                        && by.equals(other.id())
                ? Came.DONE
                : Came.STANDS;
    }

    private Came pass(Duration length) {
        Instant end = now.plus(length);
        while (tenure.isPresent() && now.isBefore(end)) {
            now = now.plusSeconds(6);
            tenure.get().keep();
        }
        now = end;
        return Came.DONE;
    }

    private Came start() {
        desk.expire();
        Optional<Tenure> claimed = Tenure.claim(id, "one", ledger, around);
        if (claimed.isEmpty() || !(claimed.get().change().state() instanceof Approved approved)) {
            claimed.ifPresent(Tenure::release);
            return Came.STANDS;
        }
        claimed.get().to(approved.start(now), List.of(), Events.system("started", change()));
        tenure = claimed;
        return Came.DONE;
    }

    private Came end(Function<Executing, ChangeState> how) {
        desk.expire();
        if (tenure.isEmpty()) {
            return Came.STANDS;
        }
        Tenure held = tenure.get();
        held.to(how.apply(held.executing()), List.of(), Events.system("ended", change()));
        tenure = Optional.empty();
        return Came.DONE;
    }

    private static Proof proof() {
        return new Proof(Optional.empty(), Verdict.OK, WHY, Optional.empty(), Duration.ZERO, false);
    }

    @Override
    public void wake() {}

    @Override
    public Optional<Change> proceed(Change halted, AuditEvent event) {
        tenure = Tenure.claim(halted.id(), "one", ledger, around);
        tenure.ifPresent(held -> {
            if (held.change().state() instanceof Halted state) {
                held.to(state.proceed(), List.of(), event);
            }
        });
        return tenure.map(Tenure::change);
    }

    @Override
    public Outcome plan(Account by, String cluster, String fix, Map<String, String> params) {
        return new Outcome.Ready(plan, "diff");
    }

    @Override
    public Outcome undo(Account by, Change change) {
        throw new AssertionError("nothing is undone here");
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return Duration.between(Samples.NOON, now).toNanos();
    }

    @Override
    public void sleep(Duration length) {
        now = now.plus(length);
    }
}
