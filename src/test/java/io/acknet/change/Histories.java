package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.ChangeState.Pending;
import io.acknet.change.LifeModel.Came;
import io.acknet.change.LifeModel.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Histories of a change against the model, step by step.
///
/// `-Dlife.depth=8` tries all histories of that length, `-Dlife.histories=100000` makes the long run of
/// each ledger, and `-Dlife.seed=…` repeats one.
final class Histories {
    private static final List<Op> OPS = List.of(Op.values());
    private static final int LONG = 25;

    private int histories;
    private int steps;

    void count(Object of) {
        System.out.printf("%s: histories %d, steps %d%n", of, histories, steps);
    }

    /// A step that changes nothing leads to a history that is tried without it.
    void all(Ledger ledger, List<Op> history, int depth) {
        for (Op op : Op.values()) {
            history.add(op);
            boolean changed = play(fresh(ledger), history);
            if (changed && depth > 1) {
                all(ledger, history, depth - 1);
            }
            history.removeLast();
        }
    }

    /// In memory each history has a ledger of its own, which keeps it small.
    private static Ledger fresh(Ledger ledger) {
        return ledger instanceof MemoryLedger ? new MemoryLedger() : ledger;
    }

    void random(@Nullable Ledger ledger, int count) {
        long seed = Long.getLong("life.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            List<Op> history = new ArrayList<>();
            for (int step = 0; step < LONG; step++) {
                history.add(OPS.get(random.nextInt(OPS.size())));
            }
            assertThat(play(ledger == null ? new MemoryLedger() : ledger, history))
                    .as("-Dlife.seed=%d %s", seed, history)
                    .isIn(true, false);
        }
        System.out.printf("seed %d: histories %d, steps %d%n", seed, histories, steps);
    }

    /// @return whether the last step has changed anything
    private boolean play(Ledger ledger, List<Op> history) {
        histories++;
        LifeModel model = new LifeModel();
        Life life = new Life(ledger, UUID.randomUUID().toString());
        boolean changed = false;
        Change before = life.change();
        for (Op op : history) {
            steps++;
            boolean over = before.state() instanceof ChangeState.Ended;
            Came expected = model.apply(op);
            Came came = life.apply(op);
            Change after = life.change();
            assertThat(came).as("%s at %s", history, op).isEqualTo(expected);
            assertThat(after.state().word()).as("%s at %s", history, op).isEqualTo(model.state);
            if (after.state() instanceof Pending pending) {
                assertThat(pending.confirmed()).isEqualTo(model.confirmed);
                assertThat(pending.approvals()).hasSize(model.yes.size());
            }
            boolean passed = op == Op.TEN_MINUTES || op == Op.HALF_AN_HOUR;
            changed = after.version() != before.version() || (passed && !over);
            assertThat(over && changed).as("left the end %s", history).isFalse();
            before = after;
        }
        return changed;
    }
}
