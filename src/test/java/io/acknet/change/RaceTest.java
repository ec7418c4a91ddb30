package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.audit.AuditEvent;
import io.acknet.change.Who.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Approve, deny, cancel and expire at the same moment: one wins, and what the others are told is what
/// is stored.
class RaceTest {
    private static final int ROUNDS = Integer.getInteger("race.rounds", 10_000);

    @Test
    void oneWinsAndAllAreToldWhatIsStored() throws Exception {
        int[] won = new int[4];
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < ROUNDS; round++) {
                round(threads, won);
            }
        }
        System.out.printf(
                "approved then kept %d, denied %d, cancelled %d, expired %d%n",
                won[0], won[1], won[2], won[3]);
        assertThat(won).doesNotContain(0);
    }

    private static void round(ExecutorService threads, int[] won) throws Exception {
        MemoryLedger ledger = new MemoryLedger();
        Racers racers = new Racers(ledger);
        String id = racers.proposed().id();
        CyclicBarrier barrier = new CyclicBarrier(4);
        List<Answer> answers =
                together(
                        threads,
                        barrier,
                        List.of(
                                () -> racers.desk.approve(id, Samples.BO, Yes.typed("prod")),
                                () -> racers.desk.deny(id, Samples.CHEN, "no"),
                                () -> racers.desk.cancel(id, Samples.ANNA),
                                () -> {
                                    racers.late();
                                    racers.desk.expire();
                                    return racers.desk.confirm(id, Samples.ANNA);
                                }));
        Change stored = ledger.find(id).orElseThrow();
        List<String> acts =
                ledger.audit().stream()
                        .map(AuditEvent::action)
                        .filter(action ->
                                action.startsWith("change.") && !action.equals("change.requested"))
                        .toList();
        assertThat(done(answers.get(0))).isEqualTo(acts.contains("change.approved"));
        assertThat(done(answers.get(1))).isEqualTo(acts.contains("change.denied"));
        assertThat(done(answers.get(2))).isEqualTo(acts.contains("change.cancelled"));
        assertThat(acts)
                .isIn(
                        List.of("change.denied"),
                        List.of("change.cancelled"),
                        List.of("change.expired"),
                        List.of("change.approved", "change.cancelled"),
                        List.of("change.approved", "change.expired"));
        assertThat(stored.version()).isEqualTo(1 + acts.size());
        answers.forEach(answer -> assertToldWhatIsStored(answer, stored));
        count(won, acts);
    }

    /// Told is an end, and then it is the one that is stored; or the approval that came before it.
    private static void assertToldWhatIsStored(Answer answer, Change stored) {
        Change told =
                switch (answer) {
                    case Answer.Done(Change change) -> change;
                    case Answer.Stands(Change change, var _) -> change;
                    default -> throw new AssertionError(answer);
                };
        if (told.state() instanceof ChangeState.Ended) {
            assertThat(told).isEqualTo(stored);
        } else {
            assertThat(told.state()).isInstanceOf(ChangeState.Approved.class);
            assertThat(told.version()).isLessThan(stored.version());
        }
    }

    private static boolean done(Answer answer) {
        return answer instanceof Answer.Done;
    }

    private static void count(int[] won, List<String> acts) {
        switch (acts.getFirst()) {
            case "change.approved" -> won[0]++;
            case "change.denied" -> won[1]++;
            case "change.cancelled" -> won[2]++;
            default -> won[3]++;
        }
    }

    private static List<Answer> together(
            ExecutorService threads, CyclicBarrier barrier, List<Callable<Answer>> what)
            throws InterruptedException, ExecutionException {
        List<Future<Answer>> futures = new ArrayList<>();
        for (Callable<Answer> one : what) {
            futures.add(
                    threads.submit(() -> {
                        barrier.await();
                        return one.call();
                    }));
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> future : futures) {
            answers.add(future.get());
        }
        return answers;
    }

    /// A desk whose clock jumps over the expiry when it is told to.
    private static final class Racers implements Executions, Planning, Time {
        final ChangeDesk desk;
        private volatile Instant now = Samples.NOON;

        Racers(Ledger ledger) {
            Around around =
                    new Around(
                            this,
                            account -> new Who(account, Standing.MEMBER, Set.of()),
                            change -> {},
                            Failpoints.none());
            desk =
                    new ChangeDesk(
                            new Rights(Samples.policy(Samples.rules(1)), ledger),
                            this,
                            this,
                            around);
        }

        Change proposed() {
            Answer answer =
                    desk.propose(
                            new Asking(
                                    Samples.ANNA,
                                    Samples.HERE,
                                    "prod",
                                    "production",
                                    Samples.PROD.uid(),
                                    "cni-version",
                                    Map.of()));
            if (answer instanceof Answer.Done(Change change)) {
                return change;
            }
            throw new AssertionError(answer);
        }

        void late() {
            now = Samples.NOON.plus(Policy.EXPIRES).plus(Policy.START).plusMillis(1);
        }

        @Override
        public void wake() {}

        @Override
        public Optional<Change> proceed(Change halted, AuditEvent event) {
            return Optional.empty();
        }

        @Override
        public Outcome plan(Account by, String cluster, String fix, Map<String, String> params) {
            return new Outcome.Ready(Samples.plan(), "");
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
            return 0;
        }

        @Override
        public void sleep(Duration length) {
            Thread.onSpinWait();
        }
    }
}
