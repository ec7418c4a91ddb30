package io.acknet.rehearsal.workspace;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/// The parts of a running stand-in and how they are wired.
final class Machinery implements AutoCloseable {
    private static final int STOP_MILLIS = 200;

    private final HttpServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService retries = Executors.newScheduledThreadPool(1);
    private final Tokens tokens = Tokens.fresh();
    private final Faults faults;
    private final Audience audience = new Audience();
    private final Sightings sightings = new Sightings(audience);
    private final FaultSwitches faultSwitches = new FaultSwitches(audience);
    private final Scenarios scenarios = new Scenarios();
    private final Directory directory;
    private final MessageLog log;
    private final ProtocolLog protocol;
    private final Sockets sockets;
    private final Optional<HttpDelivery> http;
    private final AppEvents appEvents;
    private final Actor.Desk desk;

    private Machinery(Workspace workspace, Options options, HttpServer server) {
        this.server = server;
        this.directory = new Directory(workspace);
        this.faults = new Faults(options.clock());
        this.log = new MessageLog(options.clock());
        this.protocol = new ProtocolLog(options.clock(), audience);
        this.sockets =
                new Sockets(
                        workspace.app().id(), options.timing().ack(), protocol, this::connected);
        this.http =
                options.requestUrl()
                        .map(url ->
                                new HttpDelivery(
                                        url,
                                        new Signer(tokens.signingSecret()),
                                        options,
                                        protocol));
        Delivery delivery = http.isPresent() ? http.get() : sockets;
        SlackShapes shapes = new SlackShapes(directory);
        EventCourier courier = new EventCourier(directory, delivery, options, retries, faults);
        Timeline timeline =
                new Timeline(
                        directory,
                        log,
                        audience,
                        new MessageEvents(directory, shapes, courier, log::nextTs));
        Triggers triggers = new Triggers(options.clock(), options.timing().trigger());
        ResponseUrls responseUrls = new ResponseUrls(directory, log, timeline, options, protocol);
        Views views = new Views(directory, audience);
        Payloads payloads = new Payloads(directory, shapes, triggers, responseUrls, this::baseUrl);
        Interactions interactions =
                new Interactions(directory, delivery, payloads, responseUrls, views, audience);
        this.appEvents = new AppEvents(directory, courier, audience, log);
        this.desk =
                new Actor.Desk(
                        directory,
                        log,
                        timeline,
                        new Composer(directory),
                        interactions,
                        views,
                        appEvents,
                        audience);
        Map<String, Method> methods = new HashMap<>();
        methods.putAll(new TeamMethods(directory).all());
        methods.putAll(new ChatMethods(directory, log, timeline, shapes, options).all());
        methods.putAll(new ConversationMethods(directory, log, timeline, shapes).all());
        methods.putAll(new ViewMethods(directory, views, triggers).all());
        methods.put(
                "apps.connections.open",
                Method.free(
                        Method.SPECIAL,
                        call -> Json.object().put("url", sockets.newUrl(Ids.uuid()))));
        serve("/api/", new WebApi(directory, tokens, methods, options, faults, protocol));
        serve(ResponseUrls.PREFIX, responseUrls);
        serve(
                BrowserApi.PREFIX,
                new BrowserApi(
                        desk,
                        this::actor,
                        new BrowserApi.Backstage(
                                scenarios,
                                faultSwitches,
                                protocol,
                                sightings,
                                this::appIsConnected)));
        serve("/", new PageFiles());
    }

    static Machinery start(Workspace workspace, Options options) {
        // the JDK's server reads this once; without it an answer of several packets waits 40 ms for
        // the delayed acknowledgement of the first
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()),
                            0);
            Machinery machinery = new Machinery(workspace, options, server);
            server.setExecutor(machinery.requests);
            machinery.sockets.startAndWait();
            server.start();
            return machinery;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on 127.0.0.1:" + options.port() + ": " + e.getMessage(), e);
        }
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Tokens tokens() {
        return tokens;
    }

    Faults faults() {
        return faults;
    }

    Sockets sockets() {
        return sockets;
    }

    AppEvents appEvents() {
        return appEvents;
    }

    SignedRequests signedRequests() {
        return http.orElseThrow(
                        () -> new IllegalStateException("the app is reached by sockets, not HTTP"))
                .requests();
    }

    Scenarios scenarios() {
        return scenarios;
    }

    Sightings sightings() {
        return sightings;
    }

    FaultSwitches faultSwitches() {
        return faultSwitches;
    }

    Actor actor(String personId) {
        Person person =
                directory
                        .person(personId)
                        .orElseThrow(() ->
                                new IllegalArgumentException("there is no person " + personId));
        return new Actor(person, desk);
    }

    List<Message> messages(String channelId) {
        return log.all(channelId);
    }

    void watch(Consumer<Message> watcher) {
        desk.timeline().watch(watcher);
    }

    List<SlackStandIn.Exchange> protocol() {
        return protocol.entries().stream()
                .map(entry ->
                        new SlackStandIn.Exchange(
                                entry.direction(), entry.method(), entry.summary()))
                .toList();
    }

    @Override
    public void close() {
        retries.shutdownNow();
        requests.shutdownNow();
        server.stop(0);
        http.ifPresent(HttpDelivery::stop);
        try {
            sockets.stop(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean appIsConnected() {
        return http.isPresent() || sockets.connections() > 0;
    }

    private void connected(boolean now) {
        audience.tellAll(Json.object().put("type", "connected").put("bot_connected", now));
    }

    private void serve(String path, HttpHandler handler) {
        HttpContext context = server.createContext(path, handler);
        context.getFilters().add(new LoopbackGuard());
    }
}
