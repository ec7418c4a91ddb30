package io.acknet.ops;

import io.acknet.redact.Redactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks at several things at once, each for a limited time. What was seen is told again for a moment,
/// so that whoever asks without end costs nothing.
final class Probes implements AutoCloseable {
    private final List<Probe> probes;
    private final Duration within;
    private final Duration fresh;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Outcome last = new Outcome(List.of());
    private long seenAt;
    private boolean seen;

    /// @param within how long each may take
    /// @param fresh how long an outcome is told again where all is good, and ten times as long as where not:
    ///     a bot that has just become ready is not to wait for it to be seen
    Probes(List<Probe> probes, Duration within, Duration fresh) {
        this.probes = List.copyOf(probes);
        this.within = within;
        this.fresh = fresh;
    }

    record Line(String name, Health health) {}

    record Outcome(List<Line> lines) {
        boolean good() {
            return lines.stream().allMatch(line -> line.health() instanceof Health.Good);
        }
    }

    synchronized Outcome look() {
        long now = System.nanoTime();
        Duration told = last.good() ? fresh : fresh.dividedBy(10);
        if (!seen || now - seenAt >= told.toNanos()) {
            last = lookNow();
            seenAt = now;
            seen = true;
        }
        return last;
    }

    private Outcome lookNow() {
        List<CompletableFuture<Health>> looking =
                probes.stream()
                        .map(probe -> CompletableFuture.supplyAsync(probe.look(), threads))
                        .toList();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            lines.add(new Line(probes.get(i).name(), await(looking.get(i))));
        }
        return new Outcome(lines);
    }

    private Health await(CompletableFuture<Health> looking) {
        try {
            return looking.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Health.Bad("did not answer within " + within.toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String told = cause.getClass().getSimpleName() + ": " + cause.getMessage();
            return new Health.Bad(Redactor.standard().redact(told));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Health.Bad("stopping");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
