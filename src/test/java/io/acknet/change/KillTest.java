package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.Chain.Flow;
import io.acknet.change.Lifetime.Death;
import io.acknet.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kills processes with SIGKILL at the failpoints, on both stores. A few of them by default, another
/// choice each time; `-Dkills=20` at each point as often, `-Dseed=…` the same ones again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTest {
    private static final int KILLS = Integer.getInteger("kills", 0);
    private static final int FEW = 6;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    /// After so many rounds it goes on with another database and cluster.
    private static final int ROUNDS = 40;

    /// What only a process that takes up another's work comes to.
    private static final List<String> AFTERWARDS =
            List.of(
                    "reconcile.before",
                    "reconcile.after",
                    "halt.before",
                    "halt.after",
                    "continue.before",
                    "continue.after");

    /// Flows that share a cluster.
    private static final List<Set<Flow>> FAMILIES =
            List.of(
                    Set.of(Flow.SET, Flow.SET_UNDONE),
                    Set.of(Flow.SET_CRASHING),
                    Set.of(Flow.CREATE, Flow.CREATE_UNDONE));

    private record Round(Flow flow, List<Death> deaths) {}

    private final Path directory;
    private final ClassArchive classes;
    private final Map<Flow, List<String>> reached = new EnumMap<>(Flow.class);
    private final Random random = new Random(SEED);

    KillTest(@TempDir Path directory) {
        this.directory = directory;
        this.classes = new ClassArchive(directory);
    }

    @BeforeAll
    void walkEachFlowOnce() {
        List<String> flags = classes.training();
        for (Set<Flow> family : FAMILIES) {
            try (Chain chain = chain(TestDatabase.SQLITE, flags)) {
                family.stream()
                        .sorted()
                        .forEach(flow -> reached.put(flow, chain.round(flow, List.of())));
                chain.finish();
            }
            flags = classes.flags();
        }
    }

    @Test
    void everyPointIsOnTheWay() {
        Set<String> all = new TreeSet<>(AFTERWARDS);
        reached.values().forEach(all::addAll);
        assertThat(all).isEqualTo(new TreeSet<>(Failpoints.ALL));
    }

    @ParameterizedTest
    @EnumSource
    void whereverItIsKilledEverythingHolds(TestDatabase database) {
        List<Round> rounds = KILLS == 0 ? few() : all();
        Map<String, Integer> kills = new TreeMap<>();
        for (Set<Flow> family : FAMILIES) {
            List<Round> its =
                    rounds.stream().filter(round -> family.contains(round.flow())).toList();
            for (int i = 0; i < its.size(); i += ROUNDS) {
                run(database, its.subList(i, Math.min(i + ROUNDS, its.size())), kills);
            }
        }
        System.out.printf("%s: %s, seed %d%n", database, count(kills), SEED);
    }

    private void run(TestDatabase database, List<Round> rounds, Map<String, Integer> kills) {
        try (Chain chain = chain(database, classes.flags())) {
            for (Round round : rounds) {
                try {
                    chain.round(round.flow(), round.deaths());
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError(
                            database + ", " + round + ", -Dseed=" + SEED + ": " + e.getMessage(),
                            e);
                }
                round.deaths().forEach(death -> kills.merge(death.point(), 1, Integer::sum));
            }
            chain.finish();
        }
        System.out.printf("%s: %s, so far%n", database, count(kills));
    }

    private static String count(Map<String, Integer> kills) {
        int all = kills.values().stream().mapToInt(Integer::intValue).sum();
        return all + " kills at " + kills.size() + " points";
    }

    private List<Round> few() {
        List<String> points = new ArrayList<>(Failpoints.ALL);
        Collections.shuffle(points, random);
        return points.stream().limit(FEW).map(point -> round(point, 0)).toList();
    }

    private List<Round> all() {
        List<Round> all = new ArrayList<>();
        for (String point : Failpoints.ALL) {
            for (int i = 0; i < KILLS; i++) {
                all.add(round(point, i));
            }
        }
        Collections.shuffle(all, random);
        return all;
    }

    private Round round(String point, int time) {
        if (AFTERWARDS.contains(point)) {
            Flow flow = List.of(Flow.values()).get(time % Flow.values().length);
            List<String> way = way(flow);
            List<String> executing =
                    way.subList(way.indexOf("start.after"), way.indexOf("end.before"));
            String first = executing.get(random.nextInt(executing.size()));
            return new Round(flow, List.of(death(flow, first), new Death(point, 1)));
        }
        List<Flow> through = Stream.of(Flow.values()).filter(f -> way(f).contains(point)).toList();
        Flow flow = through.get(time % through.size());
        return new Round(flow, List.of(death(flow, point)));
    }

    private Death death(Flow flow, String point) {
        int times = Collections.frequency(way(flow), point);
        return new Death(point, 1 + random.nextInt(times));
    }

    private List<String> way(Flow flow) {
        return reached.getOrDefault(flow, List.of());
    }

    private Chain chain(TestDatabase database, List<String> flags) {
        Path own = directory.resolve("chain-" + random.nextLong(Long.MAX_VALUE));
        return new Chain(database.fresh(own), own, random.nextLong(), flags);
    }
}
