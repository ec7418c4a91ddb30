package io.acknet.change;

import io.acknet.audit.AuditEvent;
import io.acknet.change.ChangeState.Approved;
import io.acknet.change.ChangeState.Executing;
import io.acknet.change.ChangeState.Halted;
import io.acknet.store.ChangeFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has changes carried out, each on a thread of its own, one per cluster over all replicas.
///
/// Once a second: what is approved is started if its cluster is free, the oldest first; what is found
/// executing without a good lease, because a process has died, is claimed, reconciled by reading, and
/// halted, so that its people learn within seconds what was done and what was not.
public final class Runs implements Executions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final int MANY = 1_000;

    private final String owner = UUID.randomUUID().toString();
    private final Executor executor;
    private final Ledger ledger;
    private final Expiry expiry;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private volatile Instant attended;

    public Runs(
            Rights rights, Clusters clusters, Planning planning, Checking checking, Around around) {
        this.ledger = rights.ledger();
        this.attended = around.time().now();
        this.expiry = new Expiry(ledger, around);
        this.executor =
                new Executor(
                        rights,
                        clusters,
                        new Preflight(rights, planning, around),
                        checking,
                        around);
    }

    /// Looks after changes from now on.
    public void start() {
        threads.execute(() -> {
            while (!threads.isShutdown() && sleep(TICK)) {
                attend();
            }
        });
    }

    /// When it last began to look after changes.
    public Instant attended() {
        return attended;
    }

    /// Looks after changes once: lets expire what is late, takes up what was broken off, starts what is
    /// approved.
    void attend() {
        attended = executor.around().time().now();
        try {
            expiry.sweep();
            ledger.list(ChangeFilter.in("EXECUTING").limit(MANY)).stream()
                    .filter(change -> !running.contains(change.id()))
                    .forEach(this::takeUp);
            List<Change> approved = ledger.list(ChangeFilter.in("APPROVED").limit(MANY));
            approved.reversed().forEach(this::begin);
        } catch (RuntimeException e) {
            if (!threads.isShutdown()) {
                LOG.error("changes could not be attended to", e);
            }
        }
    }

    @Override
    public void wake() {
        threads.execute(this::attend);
    }

    @Override
    public Optional<Change> proceed(Change halted, AuditEvent event) {
        executor.around().failpoints().at("continue.before");
        Optional<Tenure> tenure = Tenure.claim(halted.id(), owner, ledger, executor.around());
        if (tenure.isEmpty()) {
            return Optional.empty();
        }
        Tenure held = tenure.get();
        if (!(held.change().state() instanceof Halted state)) {
            held.release();
            return Optional.empty();
        }
        held.to(state.proceed(), List.of(), event);
        executor.around().failpoints().at("continue.after");
        Change executing = held.change();
        run(held, Execution::run);
        return Optional.of(executing);
    }

    private void takeUp(Change change) {
        Tenure.claim(change.id(), owner, ledger, executor.around())
                .ifPresent(tenure -> {
                    if (tenure.change().state() instanceof Executing) {
                        run(tenure, Execution::takeUp);
                    } else {
                        tenure.release();
                    }
                });
    }

    private void begin(Change change) {
        Tenure.claim(change.id(), owner, ledger, executor.around()).ifPresent(this::begin);
    }

    private void begin(Tenure tenure) {
        if (!(tenure.change().state() instanceof Approved approved)
                || approved.isLate(tenure.now())) {
            tenure.release();
            return;
        }
        executor.around().failpoints().at("start.before");
        tenure.to(
                approved.start(tenure.now()), List.of(), Events.system("started", tenure.change()));
        executor.around().failpoints().at("start.after");
        run(tenure, Execution::run);
    }

    private void run(Tenure tenure, Consumer<Execution> what) {
        String id = tenure.change().id();
        running.add(id);
        threads.execute(() -> {
            Thread heart = Thread.ofVirtual().start(() -> beat(tenure));
            try {
                what.accept(new Execution(executor, tenure));
            } catch (RuntimeException e) {
                LOG.atError().addKeyValue("change", id).log("an execution broke off", e);
            } finally {
                heart.interrupt();
                running.remove(id);
            }
        });
    }

    /// Renews the lease while a call takes long.
    private void beat(Tenure tenure) {
        try {
            while (!Thread.interrupted()) {
                Thread.sleep(HEARTBEAT);
                tenure.keep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the execution has ended
        } catch (RuntimeException e) {
            LOG.atDebug().addKeyValue("change", tenure.change().id()).log("no heartbeat", e);
        }
    }

    private boolean sleep(Duration length) {
        try {
            executor.around().time().sleep(length);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Breaks off what executes: whoever starts next finds out what is true.
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(
                    LAST_WORDS.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
                LOG.warn("an execution has not ended within {}", LAST_WORDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
