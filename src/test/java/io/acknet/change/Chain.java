package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.audit.AuditKey;
import io.acknet.change.ChangeState.Approved;
import io.acknet.change.ChangeState.Cancelled;
import io.acknet.change.ChangeState.Ended;
import io.acknet.change.ChangeState.Executing;
import io.acknet.change.ChangeState.Failed;
import io.acknet.change.ChangeState.Halted;
import io.acknet.change.ChangeState.Pending;
import io.acknet.change.ChangeState.Succeeded;
import io.acknet.change.Effects.Objects;
import io.acknet.change.Lifetime.Death;
import io.acknet.rehearsal.cluster.Fate;
import io.acknet.rehearsal.cluster.Scenarios;
import io.acknet.rehearsal.cluster.SeenRequest;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import io.acknet.rehearsal.cluster.SteppedTime;
import io.acknet.store.Auditing;
import io.acknet.store.ChangeFilter;
import io.acknet.store.Location;
import io.acknet.store.Store;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// One cluster and one database, through the lives of many processes. Each takes up what the one before
/// left, and people continue, take back or call off what they are told of, as a seed decides.
final class Chain implements AutoCloseable {

    /// A change from its request to its end.
    enum Flow {
        /// A key is written and a DaemonSet restarted.
        SET(false, false),
        SET_UNDONE(false, true),
        /// The canary crashes while the key stands there.
        SET_CRASHING(true, false),
        /// A Service is created and a Deployment restarted.
        CREATE(false, false),
        CREATE_UNDONE(false, true);

        final boolean crashing;
        final boolean undo;

        Flow(boolean crashing, boolean undo) {
            this.crashing = crashing;
            this.undo = undo;
        }

        boolean creates() {
            return this == CREATE || this == CREATE_UNDONE;
        }

        String fix() {
            return creates() ? "made-fix" : "test-fix";
        }
    }

    private static final int MOST_ORDERS = 60;
    private static final Duration TICK = Duration.ofSeconds(1);

    private final SteppedTime time = new SteppedTime(Bench.START);
    private final SimulatedCluster simulated =
            SimulatedCluster.start(Scenarios.healthyFlannel(), time);
    private final KubernetesClient admin;
    private final Random random;
    private final Lifetime.World world;
    private final Witness witness;
    private final Map<String, ChangeState> ended = new HashMap<>();
    private final Deque<Death> deaths = new ArrayDeque<>();
    private final List<String> reached = new ArrayList<>();
    private final Auditing auditing;
    private Lifetime life;
    private final AtomicInteger madeOrUnmade = new AtomicInteger();
    private final Set<String> judged = new HashSet<>();
    private String answer = "";
    private Flow flow = Flow.SET;
    private boolean undo;
    private Optional<Instant> killed = Optional.empty();

    /// @param flags of the JVM of the processes
    Chain(Location store, Path directory, long seed, List<String> flags) {
        this.random = new Random(seed);
        this.admin =
                new KubernetesClientBuilder()
                        .withConfig(
                                Config.fromKubeconfig(simulated.kubeconfig(SimulatedCluster.ADMIN)))
                        .build();
        AuditKey key = AuditKey.random();
        this.auditing = new Auditing(Optional.of(key), text -> text, time::now);
        this.world =
                new Lifetime.World(
                        store,
                        key,
                        kubeconfig(directory),
                        Optional.of(time),
                        directory.resolve("process.log"),
                        flags);
        this.witness = new Witness(store, key);
        this.life = new Lifetime(world, Optional.empty());
        simulated.onChange(change -> {
            if (change.resource().equals("services") && !change.type().name().equals("MODIFIED")) {
                madeOrUnmade.incrementAndGet();
            }
        });
        simulated.fates(pod ->
                flow.crashing && stands()
                        ? new Fate.Crashing(Duration.ofSeconds(1))
                        : new Fate.Ready(Duration.ofSeconds(2)));
    }

    private Path kubeconfig(Path directory) {
        try {
            Path file = Files.createDirectories(directory).resolve("kubeconfig");
            Files.writeString(file, simulated.kubeconfig(Bench.USER));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes one change all the way, through these deaths.
    ///
    /// @return the points that were passed
    List<String> round(Flow wanted, List<Death> how) {
        flow = wanted;
        undo = !wanted.undo;
        if (undo == stands()) {
            run(List.of());
        }
        undo = wanted.undo;
        run(how);
        return List.copyOf(reached);
    }

    private void run(List<Death> how) {
        reached.clear();
        killed = Optional.empty();
        time.advance(
                TICK); // no two changes of the same millisecond: which is newer could not be told
        Optional<String> before = life.order("newest").map(Chain::id);
        deaths.clear();
        deaths.addAll(how);
        arm();
        for (int i = 0; i < MOST_ORDERS; i++) {
            if (!life.alive()) {
                bury();
            }
            Optional<String> open = life.order("open");
            if (open.filter(it -> !it.equals("none")).isPresent()) {
                decide(Told.of(open.get()));
            } else if (open.isPresent() && life.order("newest").map(Chain::id).equals(before)) {
                propose();
            } else if (open.isPresent()) {
                inspect();
                assertThat(deaths).as("it has died of all").isEmpty();
                return;
            }
        }
        throw new AssertionError("no end of it: " + answer + " after " + reached);
    }

    private static String id(String told) {
        return told.split(" ", 2)[0];
    }

    private void propose() {
        Optional<String> came =
                undo
                        ? life.order("maker").flatMap(it -> life.order("undo", id(it)))
                        : life.order("propose", flow.fix());
        answer = came.orElse("died");
    }

    /// Has the last process end by itself, and judges once more.
    void finish() {
        life.end();
        inspect();
    }

    private void arm() {
        if (!deaths.isEmpty() && life.alive()) {
            life.dies(deaths.peek());
        }
    }

    /// A process was killed: what it left is judged, and another one begins.
    private void bury() {
        reached.addAll(life.reached);
        deaths.poll();
        inspect();
        life = new Lifetime(world, Optional.empty());
        arm();
    }

    private record Told(String id, long version, boolean makes, ChangeState state) {
        static Told of(String line) {
            String[] parts = line.split(" ", 4);
            return new Told(
                    parts[0],
                    Long.parseLong(parts[1]),
                    parts[2].equals("makes"),
                    ChangeJson.state(parts[3]));
        }
    }

    private void decide(Told open) {
        switch (open.state()) {
            case Pending _ -> {
                if (life.order("approve", open.id()).isPresent()) {
                    life.settle();
                }
            }
            case Approved _ -> takenUp();
            case Executing _ -> takenUp();
            case Halted halted -> {
                if (judged.add(open.id() + open.version())) {
                    assertTruth(open, halted);
                }
                answer(open);
            }
            default -> throw new AssertionError("it is open: " + open);
        }
    }

    /// The lease of the dead is good for a while yet.
    private void takenUp() {
        time.advance(Tenure.LENGTH);
        if (life.order("attend").isPresent()) {
            life.settle();
        }
    }

    private void answer(Told halted) {
        boolean goOn = flow.crashing || random.nextBoolean() || wants("continue");
        if (goOn) {
            if (life.order("continue", halted.id())
                    .filter(it -> it.startsWith("done"))
                    .isPresent()) {
                life.settle();
            }
            return;
        }
        Optional<String> undone = life.order("undo", halted.id());
        if (undone.filter(it -> !it.startsWith("done")).isPresent()) {
            answer = life.order("cancel", halted.id()).orElse("died");
        }
    }

    private boolean wants(String what) {
        return !deaths.isEmpty() && deaths.peek().point().startsWith(what);
    }

    /// What people are told is what is so, and they are told soon.
    private void assertTruth(Told told, Halted halted) {
        killed.ifPresent(at ->
                assertThat(Duration.between(at, halted.since()))
                        .isLessThan(Duration.ofSeconds(10)));
        killed = Optional.empty();
        Objects said = halted.effects().objects();
        assertThat(said)
                .isIn(
                        stands() == told.makes()
                                ? List.of(Objects.AS_PLANNED)
                                : List.of(Objects.AS_BEFORE, Objects.PUT_BACK));
        assertThat(halted.effects().restarted().stream().sorted().toList())
                .isEqualTo(restarted(told.id()));
    }

    private List<String> restarted(String change) {
        return writes().stream()
                .filter(SeenRequest::applied)
                .filter(it -> it.auditId().startsWith(change + "-"))
                .map(SeenRequest::path)
                .filter(path -> path.endsWith("/eviction") || path.contains("/deployments/"))
                .map(path ->
                        path.replaceAll(
                                ".*/namespaces/([^/]*)/[^/]*/([^/]*)(/eviction)?$", "$1/$2"))
                .sorted()
                .toList();
    }

    private List<SeenRequest> appliedTo(String kind) {
        return writes().stream().filter(it -> it.applied() && it.path().contains(kind)).toList();
    }

    private List<SeenRequest> writes() {
        return simulated.requests().stream()
                .filter(SeenRequest::isWrite)
                .filter(it -> !it.path().contains("selfsubjectaccessreviews"))
                .filter(it -> !it.query().contains("dryRun"))
                .filter(it -> !it.auditId().equals("dry-run"))
                .toList();
    }

    /// Whether what the fix makes is there. There is no third thing.
    private boolean stands() {
        if (flow.creates()) {
            return admin.services().inNamespace(MadeFix.NAMESPACE).withName(MadeFix.NAME).get()
                    != null;
        }
        Map<String, String> data =
                admin.configMaps().inNamespace("kube-system").withName(TestFix.MAP).get().getData();
        String value = data.getOrDefault(TestFix.KEY, "");
        assertThat(value).isIn("", TestFix.VALUE);
        return value.equals(TestFix.VALUE);
    }

    /// Reads what is on disk, and judges it.
    private void inspect() {
        reached.addAll(life.alive() ? List.copyOf(life.reached) : List.of());
        Witness.Stories stories = witness.testify(writes());
        assertThat(madeOrUnmade.get()).isEqualTo(appliedTo("/services").size());
        if (life.alive()) {
            life.reached.clear();
            return;
        }
        killed =
                stories.all().values().stream().anyMatch(story -> story.executing)
                        ? Optional.of(time.now())
                        : Optional.empty();
        try (Store store = Store.open(world.store(), auditing)) {
            new StoredLedger(store)
                    .list(ChangeFilter.all().limit(10_000))
                    .forEach(change -> inspect(change, stories.of(change.id())));
        }
    }

    private void inspect(Change change, Witness.Story story) {
        assertThat(change.version()).isEqualTo(story.rows);
        assertThat(change.state() instanceof Executing).isEqualTo(story.executing);
        assertThat(story.end.isPresent()).isEqualTo(change.state() instanceof Ended);
        if (change.state() instanceof Ended) {
            ChangeState was = ended.put(change.id(), change.state());
            assertThat(was == null || was.equals(change.state())).isTrue();
            assertEnd(change);
        }
    }

    private void assertEnd(Change change) {
        switch (change.state()) {
            case Succeeded _ -> {}
            case Failed failed ->
                    assertThat(failed.effects().objects())
                            .isIn(Objects.AS_BEFORE, Objects.PUT_BACK);
            case Cancelled _ -> {}
            default -> throw new AssertionError("nobody has wanted that: " + change.state());
        }
    }

    @Override
    public void close() {
        life.close();
        admin.close();
        simulated.close();
    }
}
