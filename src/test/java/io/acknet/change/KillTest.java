package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.Chain.Flow;
import io.acknet.change.Lifetime.Death;
import io.acknet.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kills processes with SIGKILL at the failpoints, on both stores. A few of them by default, other
/// ones each time; `-Dkills=20` at each point as often, or at `-Dpoint=set.after-call` alone, `-Dseed=…` the same ones again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTest {
    private static final int KILLS = Integer.getInteger("kills", 0);
    private static final int FEW = 3;
    private static final String POINT = System.getProperty("point", "");
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

    /// On one cluster, since each takes processes of its own.
    private List<Round> few() {
        Set<Flow> family = FAMILIES.get(random.nextInt(FAMILIES.size()));
        List<String> points =
                new ArrayList<>(
                        Failpoints.ALL.stream()
                                .filter(point -> !flows(point, family).isEmpty())
                                .toList());
        Collections.shuffle(points, random);
        return points.stream().limit(FEW).map(point -> round(point, 0, family)).toList();
    }

    /// Those that come to a point; to one of a process that takes up another's work, all can be brought.
    private List<Flow> flows(String point, Set<Flow> of) {
        return of.stream()
                .sorted()
                .filter(flow -> AFTERWARDS.contains(point) || way(flow).contains(point))
                .toList();
    }

    private List<Round> all() {
        List<Round> all = new ArrayList<>();
        for (String point : Failpoints.ALL) {
            for (int i = 0; i < KILLS && (POINT.isEmpty() || point.equals(POINT)); i++) {
                all.add(round(point, i, EnumSet.allOf(Flow.class)));
            }
        }
        Collections.shuffle(all, random);
        return all;
    }

    private Round round(String point, int time, Set<Flow> among) {
        List<Flow> through = flows(point, among);
        Flow flow = through.get(time % through.size());
        if (!AFTERWARDS.contains(point)) {
            return new Round(flow, List.of(death(flow, point)));
        }
        List<String> way = way(flow);
        List<String> executing = way.subList(way.indexOf("start.after"), way.indexOf("end.before"));
        String first = executing.get(random.nextInt(executing.size()));
        return new Round(flow, List.of(death(flow, first), new Death(point, 1)));
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
