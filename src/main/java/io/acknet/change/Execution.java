package io.acknet.change;

import io.acknet.change.ChangeState.Executing;
import io.acknet.change.Effect.Phase;
import io.acknet.change.Effect.Target;
import io.acknet.check.Verdict;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.cluster.Read;
import io.acknet.fix.Plan;
import io.acknet.fix.Step;
import io.acknet.lang.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out one change, or takes up one that was broken off:
///
/// 1. Make sure of the cluster. If nothing has been sent yet: look again at everything that was looked at
///    before the approval, compare fingerprints, and run the check.
/// 2. Walk the plan; what the log says is done is not done again.
/// 3. Should the first Pods not come up, put the old value back and restart those again.
/// 4. See that what was written still stands. Run the check again; after an undo, see that the old values
///    are back.
/// 5. Say what is true of the cluster, whatever has happened.
final class Execution {
    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    /// How long the check may take to see what has changed: conditions of nodes come late.
    private static final Duration SETTLING = Duration.ofSeconds(60);

    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);

    private final Executor parts;
    private final Site site;
    private final Hands hands;
    private final Tenure tenure;

    Execution(Executor parts, Tenure tenure) {
        this.parts = parts;
        this.tenure = tenure;
        Failpoints failpoints = parts.around().failpoints();
        this.site = new Site(parts.clusters(), plan().cluster().name());
        Acts acts = new Acts(site, tenure::change, tenure::now);
        Guard guard = new Guard(tenure, parts.rights().ledger(), parts.around().time());
        Calls calls = new Calls(site, tenure, guard, failpoints);
        this.hands = new Hands(tenure, guard, calls, acts, new Truth(acts), failpoints);
    }

    void run() {
        try {
            finish(walked());
        } catch (Lost e) {
            LOG.atWarn()
                    .addKeyValue("change", tenure.change().id())
                    .addKeyValue("why", e.getMessage())
                    .log("an execution was given up");
        }
    }

    /// After a restart: finds out what became of what was under way, and halts.
    void takeUp() {
        try {
            hands.failpoints().at("reconcile.before");
            tenure.change().actions().values().stream()
                    .filter(effect -> effect.phase() == Phase.INTENT)
                    .flatMap(effect -> hands.acts().of(effect).stream())
                    .forEach(hands.calls()::reconcile);
            hands.failpoints().at("reconcile.after");
            halt(
                    new Text(
                            "执行中途 acknet 被中断（重启或失去租约）。",
                            "acknet was interrupted while it executed (a restart, or a lost"
                                    + " lease)."));
        } catch (Lost e) {
            LOG.atWarn()
                    .addKeyValue("change", tenure.change().id())
                    .addKeyValue("why", e.getMessage())
                    .log("a change was not taken up");
        }
    }

    private Went walked() {
        try {
            return walk();
        } catch (Lost e) {
            throw e;
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new Lost("acknet is about to end");
            }
            String fault = UUID.randomUUID().toString().substring(0, 8);
            LOG.atError()
                    .addKeyValue("change", tenure.change().id())
                    .addKeyValue("cluster", plan().cluster().name())
                    .addKeyValue("fault", fault)
                    .addKeyValue("kind", e.getClass().getName())
                    .log("an execution failed", e);
            return new Went.Halt(
                    new Text(
                            "acknet 自身出错（编号 " + fault + "，详见日志）。",
                            "acknet itself failed (id " + fault + ", see the log)."));
        }
    }

    private Went walk() {
        Optional<Went> other = identified().or(() -> hands.guard().stopped());
        if (other.isPresent()) {
            return other.get();
        }
        Change change = tenure.change();
        if (change.action(Acts.ROLL_BACK).isPresent()) {
            return new RollBack(site, hands).run();
        }
        if (change.actions().values().stream().noneMatch(Execution::matters)) {
            Optional<Went> obstacle = prepared(change);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
        }
        for (int i = 0; i < plan().steps().size(); i++) {
            Went went = step(i, plan().steps().get(i));
            if (went instanceof Went.Back(Text why)) {
                return back(i, why);
            }
            if (!(went instanceof Went.On)) {
                return went;
            }
        }
        return hands.meddled().orElseGet(Went.On::new);
    }

    /// Waits for a cluster that is away.
    private Optional<Went> identified() {
        Instant end = tenure.now().plus(Calls.PATIENCE);
        while (true) {
            switch (site.identity()) {
                case Read.Found<ClusterIdentity>(ClusterIdentity now, var _) -> {
                    return now.uid().equals(plan().cluster().uid())
                            ? Optional.empty()
                            : Optional.of(new Went.Fail(Obstacles.otherCluster(now.name()).what()));
                }
                case Read.Absent<ClusterIdentity>(Text what) -> {
                    return Optional.of(new Went.Halt(what));
                }
                case Read.Unreadable<ClusterIdentity>(var _, Text why) -> {
                    Optional<Went> stopped = hands.guard().pause(BETWEEN_CHECKS);
                    if (stopped.isPresent() || tenure.now().isAfter(end)) {
                        return stopped.or(() -> Optional.of(new Went.Halt(why)));
                    }
                }
            }
        }
    }

    private Optional<Went> prepared(Change change) {
        Optional<Text> obstacle = parts.preflight().obstacle(change, tenure.now());
        if (obstacle.isPresent()) {
            return obstacle.map(Went.Fail::new);
        }
        Optional<Verdict> before =
                isUndo()
                        ? Optional.empty()
                        : parts.checking().check(plan()).map(Checking.Outcome::verdict);
        tenure.keep();
        before.ifPresent(verdict -> {
            hands.failpoints().at("verdict.before");
            tenure.to(
                    tenure.executing().sawBefore(verdict),
                    List.of(),
                    Events.system("checked-before", tenure.change(), verdict.name()));
            hands.failpoints().at("verdict.after");
        });
        return Optional.empty();
    }

    private Went step(int index, Step step) {
        return switch (step) {
            case Step.SetKey _, Step.Create _, Step.Delete _ ->
                    hands.calls().carryOut(hands.acts().write(index).orElseThrow());
            case Step.RestartPods pods -> new Replacing(index, pods, new Fleet(site), hands).run();
            case Step.RestartWorkload workload -> new Rolling(site, index, workload, hands).run();
        };
    }

    /// Where nothing was written before, there is nothing to go back to.
    private Went back(int index, Text why) {
        boolean wrote = hands.acts().writes().stream().anyMatch(act -> hands.calls().isDone(act));
        if (!wrote || !(plan().steps().get(index) instanceof Step.RestartPods pods)) {
            return new Went.Halt(why);
        }
        hands.failpoints().at("roll-back.before");
        var owner = pods.owner();
        hands.add(
                Acts.ROLL_BACK,
                Phase.LANDED,
                new Target(owner.kind(), owner.namespace(), owner.name(), owner.uid(), ""),
                Optional.of(why));
        hands.failpoints().at("roll-back.after");
        return new RollBack(site, hands).run();
    }

    private void finish(Went went) {
        switch (went) {
            case Went.On() -> succeed();
            case Went.Halt(Text why) -> halt(why);
            case Went.Back(Text why) -> halt(why);
            case Went.Fail(Text why) -> {
                Effects effects = hands.truth().of(tenure.change());
                boolean ended =
                        tenure.change().actions().values().stream().noneMatch(Execution::matters)
                                || tenure.change().action(Acts.ROLL_BACK).isPresent();
                if (ended) {
                    Executing executing = tenure.executing();
                    end(executing.fail(why, effects, tenure.now()), "failed", why);
                } else {
                    halt(why);
                }
            }
        }
    }

    /// Whether an action has changed, or may have changed, the cluster.
    private static boolean matters(Effect effect) {
        return Calls.landed(effect) || effect.phase() == Phase.INTENT;
    }

    private void succeed() {
        Checking.Outcome after = proven();
        Executing executing = tenure.executing();
        Instant now = tenure.now();
        Proof proof =
                new Proof(
                        executing.before(),
                        after.verdict(),
                        after.headline(),
                        plan().unproven(),
                        Duration.between(executing.began(), now),
                        after.ofObjects());
        end(executing.succeed(proof, now), "succeeded", after.headline());
    }

    /// Runs the check until it is content, or for as long as it may take.
    private Checking.Outcome proven() {
        Instant end = tenure.now().plus(SETTLING);
        Checking.Outcome outcome = checked();
        while (!isWell(outcome)
                && tenure.now().isBefore(end)
                && hands.guard().pause(BETWEEN_CHECKS).isEmpty()) {
            outcome = checked();
        }
        return outcome;
    }

    private static boolean isWell(Checking.Outcome outcome) {
        return outcome.verdict() == Verdict.OK || outcome.verdict() == Verdict.NOT_APPLICABLE;
    }

    private Checking.Outcome checked() {
        return isUndo() ? Restored.outcome(plan(), hands.truth().of(tenure.change())) : cured();
    }

    private boolean isUndo() {
        return tenure.change().request().undoOf().isPresent();
    }

    private Checking.Outcome cured() {
        return parts.checking()
                .check(plan())
                .orElseGet(() ->
                        new Checking.Outcome(
                                Verdict.UNKNOWN,
                                new Text("没有可以证明它的检查。", "There is no check that proves it.")));
    }

    private void halt(Text why) {
        Effects effects = hands.truth().of(tenure.change());
        hands.failpoints().at("halt.before");
        tenure.to(
                tenure.executing().halt(why, effects, tenure.now()),
                List.of(),
                Events.system("halted", tenure.change(), why.en()));
        hands.failpoints().at("halt.after");
    }

    private void end(ChangeState next, String word, Text why) {
        hands.failpoints().at("end.before");
        tenure.to(next, List.of(), Events.system(word, tenure.change(), why.en()));
        hands.failpoints().at("end.after");
    }

    private Plan plan() {
        return tenure.change().request().plan();
    }
}
