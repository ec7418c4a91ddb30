package io.acknet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.check.FaultyProxy.Fault;
import io.acknet.cluster.Limits;
import io.acknet.cluster.Permission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every check × every read that it makes × every fault. The reads are those that a faultless run was
/// seen to make, so a check that is added is in the matrix by itself.
///
/// 1. For each check, verdict and kind of cluster one fixture: its run without a fault is the measure.
/// 2. A read that breaks makes the verdict UNKNOWN; where it was not OK, a PROBLEM may stand on what
///    was read. OK and NOT_APPLICABLE never survive it.
/// 3. Some finding names the verb and the resource, and the run ends before its deadline.
class FaultMatrixTest {
    /// For reads that hang, so many at once that it costs little.
    private static final Limits SHORT =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(20), 2, Bench.BYTES);

    /// On a busy machine another read may take longer than that; hardly each time.
    private static final int TRIES = 3;

    /// For faults that show at once, so that a busy machine adds none of its own.
    private static final Limits LONG =
            new Limits(Duration.ofSeconds(30), Duration.ofMinutes(1), 2, Bench.BYTES);

    /// The ways in which a read fails to give its object; how it failed only changes the reason.
    private static final Set<Fault> EACH_WAY =
            EnumSet.of(Fault.STATUS_403, Fault.STATUS_404, Fault.STATUS_410, Fault.TRUNCATED);

    /// Where nobody uses hostPort, only the list of Pods decides; whether it would work is told beside.
    private static final Set<String> ONLY_PODS_DECIDE =
            Set.of(
                    "host-port/flannel-single-unused",
                    "host-port/flannel-unused",
                    "host-port/terway-unused",
                    "host-port/virtual-node-only");

    record Case(SeenRead read, Fault fault) {}

    static Collection<Fixture> fixtures() {
        Map<String, Fixture> first = new LinkedHashMap<>();
        FixturesTest.fixtures().stream()
                .filter(fixture -> fixture.verdict() != Verdict.UNKNOWN)
                .forEach(fixture ->
                        first.putIfAbsent(
                                String.join(
                                        " ",
                                        fixture.check(),
                                        fixture.verdict().name(),
                                        fixture.base(),
                                        fixture.definesKinds() ? "with CRDs" : ""),
                                fixture));
        return first.values();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aReadThatFailsIsNeverTakenForGood(Fixture fixture) throws Exception {
        Set<Fault> faults =
                fixture.verdict() == Verdict.OK
                        ? EnumSet.complementOf(EnumSet.of(Fault.SILENT, Fault.STALLED))
                        : EACH_WAY;
        try (Bench bench = Bench.of(fixture.scenario())) {
            List<Case> cases = cases(SeenRead.of(bench, fixture), faults);

            assertThat(cases).isNotEmpty();
            assertThat(run(List.of(new Batch(bench, fixture, cases)), 4, LONG)).isEmpty();
        }
    }

    @Test
    void aReadThatHangsEndsAtItsDeadline() throws Exception {
        List<Batch> batches = new ArrayList<>();
        try {
            for (Fixture fixture : fixtures()) {
                if (fixture.verdict() == Verdict.OK) {
                    Bench bench = Bench.of(fixture.scenario());
                    Set<Fault> hanging = EnumSet.of(Fault.SILENT, Fault.STALLED);
                    batches.add(
                            new Batch(bench, fixture, cases(SeenRead.of(bench, fixture), hanging)));
                }
            }
            assertThat(run(batches, 5, SHORT)).isEmpty();
        } finally {
            batches.forEach(batch -> batch.bench().close());
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aListThatExpiresOnceIsReadAgain(Fixture fixture) {
        try (Bench bench = Bench.of(fixture.scenario());
                Bench.Station station = bench.new Station(LONG)) {
            for (SeenRead read : SeenRead.of(bench, fixture)) {
                AtomicBoolean fresh = new AtomicBoolean(true);
                if (read.later()) {
                    Report report =
                            station.run(
                                    fixture.check(),
                                    fixture.params(),
                                    (uri, _) ->
                                            read.is(uri) && fresh.getAndSet(false)
                                                    ? Fault.STATUS_410
                                                    : Fault.NONE);

                    assertThat(report.verdict()).as(read.toString()).isEqualTo(fixture.verdict());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aRightThatIsMissingIsNamed(Fixture fixture) {
        Check check = Checks.standard().byId(fixture.check()).orElseThrow();
        try (Bench bench = Bench.of(fixture.scenario());
                Bench.Station station = bench.new Station(LONG)) {
            List<SeenRead> reads = SeenRead.of(bench, fixture);
            for (Permission missing : check.reads()) {
                bench.grant(check.reads().stream().filter(one -> !covers(one, missing)).toList());
                Report report =
                        station.run(fixture.check(), fixture.params(), (_, _) -> Fault.NONE);

                List<SeenRead> lost =
                        reads.stream()
                                .filter(read -> read.needs(missing))
                                .filter(read -> decides(fixture, read))
                                .toList();
                assertThat(lost.stream().map(read -> wrong(fixture, read, report)))
                        .as(missing.toString())
                        .allMatch(String::isEmpty);
                if (lost.isEmpty()) {
                    assertThat(report.verdict()).isIn(fixture.verdict(), Verdict.UNKNOWN);
                }
            }
        }
    }

    /// A right to list in one namespace is part of that to list in all.
    private static boolean covers(Permission one, Permission other) {
        return one.qualifiedResource().equals(other.qualifiedResource())
                && one.verb().equals(other.verb())
                && one.name().equals(other.name());
    }

    private static List<Case> cases(List<SeenRead> reads, Set<Fault> faults) {
        return reads.stream()
                .flatMap(read ->
                        faults.stream()
                                .filter(fault -> canHappen(fault, read))
                                .map(fault -> new Case(read, fault)))
                .toList();
    }

    private static boolean canHappen(Fault fault, SeenRead read) {
        return switch (fault) {
            case NONE -> false;
            // how the API server says that there is no such object
            case STATUS_404 -> !read.isOfOne();
            case STATUS_410 -> read.later();
            default -> true;
        };
    }

    private record Batch(Bench bench, Fixture fixture, List<Case> cases) {

        Optional<String> judge(Case one, Bench.Station station, Limits limits) {
            long start = System.nanoTime();
            Report report =
                    station.run(
                            fixture.check(),
                            fixture.params(),
                            (uri, _) -> one.read().is(uri) ? one.fault() : Fault.NONE);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            String wrong =
                    took.compareTo(limits.run()) > 0
                            ? "took " + took
                            : wrong(fixture, one.read(), report);
            return wrong.isEmpty()
                    ? Optional.empty()
                    : Optional.of(fixture + " " + one.read() + " " + one.fault() + ": " + wrong);
        }
    }

    /// What is wrong with the outcome of a run in which this read failed; empty where nothing is.
    private static String wrong(Fixture fixture, SeenRead read, Report report) {
        Verdict verdict = report.verdict();
        if (verdict == fixture.verdict() && !decides(fixture, read)) {
            return "";
        }
        boolean stands = verdict == Verdict.PROBLEM && fixture.verdict() != Verdict.OK;
        if (verdict != Verdict.UNKNOWN && !stands) {
            return "verdict " + verdict;
        }
        return read.isNamedIn(report) ? "" : "not named: " + report.headline().en();
    }

    /// The version only names a cluster. What is not there without a fault may be so by the discovery.
    private static boolean decides(Fixture fixture, SeenRead read) {
        if (read.path().equals("/version") || read.status() == 404) {
            return false;
        }
        return !ONLY_PODS_DECIDE.contains(fixture.toString())
                || read.resource().equals("pods")
                || read.resource().equals("namespaces");
    }

    /// Runs the cases of each batch on so many connections.
    private static List<String> run(List<Batch> batches, int stations, Limits limits)
            throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> running = new ArrayList<>();
            for (Batch batch : batches) {
                Queue<Case> waiting = new ConcurrentLinkedQueue<>(batch.cases());
                for (int i = 0; i < stations; i++) {
                    running.add(threads.submit(() -> work(batch, waiting, limits)));
                }
            }
            List<String> failures = new ArrayList<>();
            for (Future<List<String>> one : running) {
                failures.addAll(one.get());
            }
            return failures;
        }
    }

    private static List<String> work(Batch batch, Queue<Case> waiting, Limits limits) {
        List<String> failures = new ArrayList<>();
        try (Bench.Station station = batch.bench().new Station(limits)) {
            for (Case next = waiting.poll(); next != null; next = waiting.poll()) {
                Optional<String> wrong = batch.judge(next, station, limits);
                for (int again = 1; again < TRIES && hangs(next, wrong); again++) {
                    wrong = batch.judge(next, station, limits);
                }
                wrong.ifPresent(failures::add);
            }
        }
        return failures;
    }

    private static boolean hangs(Case one, Optional<String> wrong) {
        return wrong.isPresent() && one.fault().hangs();
    }
}
