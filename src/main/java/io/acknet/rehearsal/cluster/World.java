package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/// One cluster behind the server's address: its objects, who answers for them, and what happens to
/// them by itself. Another scenario is another world.
final class World implements AutoCloseable {

    /// How long ago the Pods of a scenario were started last.
    private static final Duration SETTLED = Duration.ofHours(2);

    private final Scenario scenario;
    private final Store store;
    private final ResourceTypes types;
    private final Rbac rbac;
    private final Discovery discovery;
    private final Reads reads;
    private final Writes writes;
    private final Watching watching;
    private final Deletion deletion;
    private final Evictions evictions;
    private final Reviews reviews;
    private final Scaling scaling;
    private final Cluster cluster;
    private volatile Supplier<Instant> now;
    private volatile AutoCloseable life = () -> {};

    private World(Scenario scenario, Timeline timeline, long revision) {
        this.scenario = scenario;
        this.now = timeline::now;
        this.store = new Store(this::now, revision);
        this.types = new ResourceTypes(scenario.minor(), store);
        this.rbac = new Rbac(store);
        this.discovery = new Discovery(types, scenario.version());
        this.reads = new Reads(store);
        Names names = new Names(new Random(scenario.id().hashCode()));
        Registry registry = new Registry(store, this::now, names);
        this.writes = new Writes(store, registry, new ServerSideApply(store, registry));
        this.watching = new Watching(store, reads);
        this.deletion = new Deletion(store, this::now);
        this.evictions = new Evictions(store, deletion, this::now);
        this.reviews = new Reviews(rbac);
        this.scaling = new Scaling(reads, registry);
        this.cluster = new Cluster(store, types, registry, deletion, names, this::now);
    }

    /// @param revision behind which the world's revisions begin
    static World of(
            Scenario scenario, Timeline timeline, Function<ObjectNode, Fate> fates, long revision) {
        World world = new World(scenario, timeline, revision);
        Loading loading = new Loading(scenario.id(), timeline.now());
        scenario.objects().forEach(manifest -> world.load(loading.prepare(manifest)));
        if (timeline.passes()) {
            world.settle(timeline.now());
        }
        world.store.compact();
        if (timeline.passes()) {
            world.live(timeline, fates);
        }
        return world;
    }

    Scenario scenario() {
        return scenario;
    }

    Instant now() {
        return now.get();
    }

    Store store() {
        return store;
    }

    ResourceTypes types() {
        return types;
    }

    Rbac rbac() {
        return rbac;
    }

    Discovery discovery() {
        return discovery;
    }

    Reads reads() {
        return reads;
    }

    Writes writes() {
        return writes;
    }

    Watching watching() {
        return watching;
    }

    Deletion deletion() {
        return deletion;
    }

    Evictions evictions() {
        return evictions;
    }

    Reviews reviews() {
        return reviews;
    }

    Scaling scaling() {
        return scaling;
    }

    /// Creates an object, or puts it in the place of the one of its name.
    void apply(ObjectNode manifest) {
        ObjectNode object = new Loading(scenario.id(), now()).dated(manifest);
        ResourceType type = type(object);
        store.atomically(() ->
                store.get(type.storage(), Meta.namespace(object), Meta.name(object)).isPresent()
                        ? cluster.replace(type, object)
                        : cluster.make(type, object));
    }

    /// Puts a status in the place of the one of an object that is there.
    void applyStatus(ObjectNode manifest) {
        ObjectNode object = new Loading(scenario.id(), now()).dated(manifest);
        store.atomically(() -> cluster.replaceStatus(type(object), object));
    }

    @Override
    public void close() {
        try {
            life.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot end the controllers", e);
        }
    }

    private void load(ObjectNode object) {
        cluster.found(type(object), object);
    }

    private ResourceType type(ObjectNode object) {
        String version = Tree.text(object, "apiVersion");
        String kind = Tree.text(object, "kind");
        return types.nearest(version, kind)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "a cluster of "
                                        + scenario.version()
                                        + " has no "
                                        + version
                                        + " "
                                        + kind));
    }

    /// Lets the controllers do in the past what they have to do, so that the cluster begins at rest.
    private void settle(Instant present) {
        try (SteppedTime past = new SteppedTime(present.minus(SETTLED))) {
            now = past::now;
            Function<ObjectNode, Fate> fates = pod -> new Fate.Ready(Duration.ofSeconds(2));
            try (ControlLoop loop = loop(past, fates, true)) {
                loop.begin();
                past.advance(Duration.ofMinutes(10));
            }
        }
    }

    private void live(Timeline timeline, Function<ObjectNode, Fate> fates) {
        now = timeline::now;
        ControlLoop loop = loop(timeline, fates, false);
        life = loop;
        loop.begin();
    }

    private ControlLoop loop(Timeline time, Function<ObjectNode, Fate> fates, boolean lenient) {
        NodeNetwork network = new NodeNetwork(cluster, lenient);
        return new ControlLoop(
                store,
                time,
                List.of(
                        new DaemonSets(cluster),
                        new Workloads(cluster),
                        new Scheduler(cluster),
                        new Kubelets(cluster, time, fates, network),
                        new EndpointSlices(cluster),
                        new DisruptionBudgets(cluster),
                        new GarbageCollector(cluster)));
    }
}
