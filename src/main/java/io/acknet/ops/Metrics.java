package io.acknet.ops;

import io.acknet.check.Report;
import io.acknet.match.Match;
import io.acknet.store.Depths;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// Counts what the bot does, for Prometheus. No label takes a value that people or clusters choose but
/// the names of the configured clusters.
public final class Metrics implements Watch, AutoCloseable {
    /// From "at once" to Slack's own patience; an answer is to come within a second.
    private static final Duration[] REPLIES =
            millis(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000);

    private static final Duration[] CALLS =
            millis(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 15_000);
    private static final Duration[] MATCHING = millis(1, 2, 5, 10, 25, 50, 100, 250, 1_000);

    /// States of changes, so that each is there from the start.
    private static final List<String> STATES =
            List.of(
                    "PENDING",
                    "APPROVED",
                    "EXECUTING",
                    "HALTED",
                    "SUCCEEDED",
                    "FAILED",
                    "DENIED",
                    "EXPIRED",
                    "CANCELLED",
                    "SUPERSEDED");

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final InstantSource clock;
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private final AtomicReference<Optional<Depths>> depths =
            new AtomicReference<>(Optional.empty());
    private final MultiGauge changes =
            MultiGauge.builder("acknet.changes")
                    .description("changes, by state")
                    .register(registry);

    public Metrics(Build build, InstantSource clock) {
        this.clock = clock;
        Gauge.builder("acknet.build", () -> 1)
                .tags("version", build.version(), "commit", build.commit())
                .register(registry);
        for (String band : List.of("confident", "ambiguous", "none")) {
            registry.counter("acknet.questions", "outcome", band);
        }
        for (String why : List.of("person", "channel", "busy")) {
            registry.counter("acknet.inputs.shed", "why", why);
        }
        gauge("acknet.inbox.waiting", d -> d.inbox().waiting());
        gauge("acknet.inbox.oldest.seconds", d -> age(d.inbox()));
        gauge("acknet.outbox.waiting", d -> d.outbox().waiting());
        gauge("acknet.outbox.oldest.seconds", d -> age(d.outbox()));
        jvm();
    }

    private void jvm() {
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collector.bindTo(registry);
    }

    private void gauge(String name, ToDoubleFunction<Depths> value) {
        registry.gauge(
                name, depths, held -> held.get().map(value::applyAsDouble).orElse(Double.NaN));
    }

    private double age(Depths.Queue queue) {
        return queue.oldest()
                .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1_000.0)
                .orElse(0.0);
    }

    /// A number that is read when somebody asks for it.
    public void shows(String name, Supplier<Number> value) {
        Gauge.builder(name, value).register(registry);
    }

    @Override
    public void asked(Match match, Duration took) {
        registry.counter("acknet.questions", "outcome", match.band()).increment();
        timer("acknet.matching", MATCHING).register(registry).record(took);
    }

    @Override
    public void checked(Report report) {
        registry.counter(
                        "acknet.checks",
                        "check",
                        report.check(),
                        "verdict",
                        report.verdict().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    @Override
    public void called(String method, Outcome outcome, Duration took) {
        timer("acknet.slack.call", CALLS)
                .tags("method", method, "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(took);
    }

    @Override
    public void replied(String kind, Duration since) {
        timer("acknet.reply", REPLIES).tags("kind", kind).register(registry).record(since);
    }

    @Override
    public void shed(String why) {
        registry.counter("acknet.inputs.shed", "why", why.toLowerCase(Locale.ROOT)).increment();
    }

    @Override
    public void ended(String cluster, String outcome, Duration took) {
        timer("acknet.kubernetes.request", CALLS)
                .tags("cluster", cluster, "outcome", outcome)
                .register(registry)
                .record(took);
    }

    private static Timer.Builder timer(String name, Duration[] bounds) {
        return Timer.builder(name).serviceLevelObjectives(bounds);
    }

    /// All of it in Prometheus' text format.
    ///
    /// @param now what waits in the database; empty where it cannot be read, and then not told
    String scrape(Optional<Depths> now) {
        depths.set(now);
        Map<String, Long> states = now.map(Depths::changes).orElse(Map.of());
        changes.register(
                STATES.stream()
                        .map(state ->
                                MultiGauge.Row.of(
                                        Tags.of(Tag.of("state", state.toLowerCase(Locale.ROOT))),
                                        states.getOrDefault(state, 0L)))
                        .toList(),
                true);
        return registry.scrape();
    }

    private static Duration[] millis(long... millis) {
        return Arrays.stream(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
