package io.acknet.conversation;

import io.acknet.audit.AuditEvent;
import io.acknet.change.Account;
import io.acknet.change.Around;
import io.acknet.change.Change;
import io.acknet.change.ChangeDesk;
import io.acknet.change.Executions;
import io.acknet.change.Failpoints;
import io.acknet.change.Planning;
import io.acknet.change.Policy;
import io.acknet.change.Rights;
import io.acknet.change.StoredLedger;
import io.acknet.change.Time;
import io.acknet.change.Who;
import io.acknet.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A desk where nothing may be changed.
final class NoChanges {
    private NoChanges() {}

    static ChangeDesk desk(InstantSource clock) {
        Rights rights = new Rights(Policy.nothing(), new StoredLedger(store()));
        Around around = new Around(new Still(clock), Who::unknown, _ -> {}, Failpoints.none());
        return new ChangeDesk(rights, new NoPlans(), new Nobody(), around);
    }

    private static Store store() {
        try {
            return Store.open(Files.createTempDirectory("acknet").resolve("db").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Still(InstantSource clock) implements Time {
        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void sleep(Duration length) {
            throw new IllegalStateException("nothing waits here");
        }
    }

    private record NoPlans() implements Planning {
        @Override
        public Outcome plan(Account by, String cluster, String fix, Map<String, String> params) {
            return none();
        }

        @Override
        public Outcome undo(Account by, Change change) {
            return none();
        }

        private static Outcome none() {
            return new Outcome.None(
                    io.acknet.change.Answer.Why.NOTHING_TO_DO,
                    new io.acknet.lang.Text("无事可做", "nothing to do"),
                    List.of());
        }
    }

    private record Nobody() implements Executions {
        @Override
        public void wake() {
            throw new IllegalStateException("nothing is approved here");
        }

        @Override
        public Optional<Change> proceed(Change halted, AuditEvent event) {
            return Optional.empty();
        }
    }
}
