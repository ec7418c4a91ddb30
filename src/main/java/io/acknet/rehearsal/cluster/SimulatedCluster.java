package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/// An ACK cluster that exists only in this process and speaks the Kubernetes API on the loopback
/// address.
public final class SimulatedCluster implements AutoCloseable {

    /// The user who may do everything.
    public static final String ADMIN = User.ADMIN;

    /// How long a Pod takes to become Ready, if nothing else was decided.
    private static final Duration START = Duration.ofSeconds(2);

    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private static final long FIRST_REVISION = 1_000;
    private static final long REVISIONS_BETWEEN_WORLDS = 100_000;

    private final Timeline timeline;
    private final Users users = new Users();
    private final RequestLog log;
    private final Faults faults = new Faults();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private volatile Function<ObjectNode, Fate> fates = pod -> new Fate.Ready(START);
    private volatile World world;

    private SimulatedCluster(Scenario scenario, Timeline timeline) throws IOException {
        this.timeline = timeline;
        this.log = new RequestLog(timeline::now);
        this.world = world(scenario, FIRST_REVISION);
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        Identification identification =
                new Identification(
                        users, (user, attempt) -> world.rbac().allows(user, attempt).isPresent());
        server.createContext(
                "/",
                new ApiServer(
                        identification,
                        (call, user) -> new Router(world, users).answer(call, user),
                        log,
                        faults));
    }

    /// Starts a cluster at a free port, in real time.
    public static SimulatedCluster start(Scenario scenario) {
        return start(scenario, new RealTime(InstantSource.system()));
    }

    /// Starts a cluster at a free port; closing it ends the time, too.
    public static SimulatedCluster start(Scenario scenario, Timeline timeline) {
        // the JDK's server reads this once; without it an answer of several packets waits 40 ms for
        // the delayed acknowledgement of the first
        System.setProperty(NO_DELAY, "true");
        try {
            SimulatedCluster cluster = new SimulatedCluster(scenario, timeline);
            cluster.server.start();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on the loopback address", e);
        }
    }

    /// `http://127.0.0.1:40123`
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// A kubeconfig, as YAML, for a user such as `kubernetes-admin` or
    /// `system:serviceaccount:acknet:acknet`. What the user may do, the Roles in the cluster say.
    public String kubeconfig(String user) {
        return """
        apiVersion: v1
        kind: Config
        clusters:
        - name: rehearsal
          cluster:
            server: %s
        users:
        - name: "%s"
          user:
            token: %s
        contexts:
        - name: rehearsal
          context:
            cluster: rehearsal
            user: "%s"
        current-context: rehearsal
        """
                .formatted(url(), user, token(user), user);
    }

    /// The same for `kubectl`, which sends no token over plain HTTP: the token stands in the address.
    public String kubectlConfig(String user) {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        String withToken =
                "http://token:" + token(user) + "@127.0.0.1:" + server.getAddress().getPort();
        return kubeconfig(user).replace(address, withToken);
    }

    /// The bearer token of a user, the same one at each call.
    public String token(String user) {
        return users.token(user);
    }

    public Scenario scenario() {
        return world.scenario();
    }

    /// Puts another cluster behind the same address.
    public void load(Scenario scenario) {
        long revision = world.store().revision() + REVISIONS_BETWEEN_WORLDS;
        World next = world(scenario, revision);
        world.close();
        world = next;
    }

    /// Creates objects, or replaces them, as a third party would. A text `@-5m` stands for an instant.
    public void apply(List<ObjectNode> manifests) {
        manifests.forEach(world::apply);
    }

    /// Replaces the status of an object that is there, as its controller would.
    public void applyStatus(ObjectNode manifest) {
        world.applyStatus(manifest);
    }

    /// Decides what becomes of the Pods that are started from now on.
    public void fates(Function<ObjectNode, Fate> decider) {
        fates = decider;
    }

    /// Tells every change of an object, in order, while it happens: the listener must not wait for
    /// anything. What is returned ends it.
    public Runnable onChange(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Tells every request once it is answered, or once its watch began. What is returned ends it.
    public Runnable onRequest(Consumer<SeenRequest> listener) {
        return log.onRequest(listener);
    }

    /// The objects of a resource as they are, of all namespaces; never to be altered.
    ///
    /// @param resource `pods`, `daemonsets.apps`
    public List<ObjectNode> objects(String resource) {
        return world.store().all(resource);
    }

    /// Forgets the history, as etcd does after some minutes: pages and watches that go on from before
    /// are answered with 410.
    public void compact() {
        world.store().compact();
    }

    /// The requests that were seen, oldest first.
    public List<SeenRequest> requests() {
        return log.all();
    }

    /// The switch for what goes wrong.
    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        world.close();
        threads.shutdownNow();
        server.stop(0);
        timeline.close();
    }

    private World world(Scenario scenario, long revision) {
        World made = World.of(scenario, timeline, pod -> fates.apply(pod), revision);
        made.store().onChange(change -> listeners.forEach(it -> it.accept(change)));
        return made;
    }
}
