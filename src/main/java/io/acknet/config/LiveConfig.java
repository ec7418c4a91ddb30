package io.acknet.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The configuration while its file changes.
///
/// 1. The file is looked at again and again; a change counts when it reads the same twice.
/// 2. A file that is refused changes nothing; the log and `standing` say why.
/// 3. `roles`, `changes`, `contact`, `limits` and `retention` hold from then on. What else has changed is
///    named, and waits for a restart.
public final class LiveConfig implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);

    /// Looking works where being told does not: when a ConfigMap is swapped under its mount.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Config first;
    private final Optional<Path> file;
    private final Map<String, String> environment;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("config").factory());
    private volatile Config current;
    private volatile Standing standing = new Standing(Optional.empty(), List.of());
    private String seen = "";
    private String judged;

    /// How the file stands to what holds.
    ///
    /// @param refused why the file as it is now is not used
    /// @param waiting what in it waits for a restart
    public record Standing(Optional<String> refused, List<String> waiting) {
        public Standing {
            waiting = List.copyOf(waiting);
        }
    }

    private LiveConfig(Config first, Optional<Path> file, Map<String, String> environment) {
        this.first = first;
        this.current = first;
        this.file = file;
        this.environment = Map.copyOf(environment);
        this.judged = file.map(LiveConfig::text).orElse("");
    }

    /// A configuration that stays as it is.
    public static LiveConfig still(Config config) {
        return new LiveConfig(config, Optional.empty(), Map.of());
    }

    /// @param first what the file said a moment ago
    public static LiveConfig follow(Config first, Path file, Map<String, String> environment) {
        return new LiveConfig(first, Optional.of(file), environment).every(PAUSE);
    }

    /// For those who cannot wait a second.
    static LiveConfig follow(
            Config first, Path file, Map<String, String> environment, Duration pause) {
        return new LiveConfig(first, Optional.of(file), environment).every(pause);
    }

    private LiveConfig every(Duration pause) {
        long millis = pause.toMillis();
        var _ = thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
        return this;
    }

    /// What holds now.
    public Config current() {
        return current;
    }

    public Standing standing() {
        return standing;
    }

    private void look() {
        try {
            String now = text(file.orElseThrow());
            if (now.equals(seen) && !now.equals(judged)) {
                judged = now;
                judge();
            }
            seen = now;
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("the configuration could not be looked at");
        }
    }

    private void judge() {
        try {
            take(ConfigFile.read(file.orElseThrow(), environment));
        } catch (ConfigException e) {
            standing = new Standing(Optional.ofNullable(e.getMessage()), standing.waiting());
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("configuration refused, what was read before holds");
        }
    }

    private void take(Config read) {
        List<String> waiting = waiting(read);
        current =
                new Config(
                        first.slack(),
                        first.clusters(),
                        read.roles(),
                        first.storage(),
                        first.knowledge(),
                        first.learned(),
                        read.contact(),
                        onKnownClusters(read),
                        new Ops(
                                first.ops().address(),
                                first.ops().port(),
                                first.ops().log(),
                                read.ops().limits(),
                                read.ops().retention()));
        standing = new Standing(Optional.empty(), waiting);
        LOG.atInfo().log("configuration taken");
        if (!waiting.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("sections", String.join(", ", waiting))
                    .log("configuration changed, needs a restart");
        }
    }

    /// Rules for a cluster that is not there yet wait with it.
    private Changes onKnownClusters(Config read) {
        List<String> known = first.clusters().stream().map(Config.Cluster::name).toList();
        Changes said = read.changes();
        Map<String, Changes.Rules> rules = new java.util.HashMap<>(said.clusters());
        rules.keySet().retainAll(known);
        return new Changes(rules, said.environments(), said.expireMinutes(), said.startMinutes());
    }

    private List<String> waiting(Config read) {
        List<String> waiting = new ArrayList<>();
        compare("slack", first.slack(), read.slack(), waiting);
        compare("clusters", first.clusters(), read.clusters(), waiting);
        compare("database", first.storage(), read.storage(), waiting);
        compare("knowledge", first.knowledge(), read.knowledge(), waiting);
        compare("learned", first.learned(), read.learned(), waiting);
        compare("ops.address", first.ops().address(), read.ops().address(), waiting);
        compare("ops.port", first.ops().port(), read.ops().port(), waiting);
        compare("ops.log", first.ops().log(), read.ops().log(), waiting);
        return waiting;
    }

    private static void compare(String name, Object before, Object now, List<String> waiting) {
        if (!before.equals(now)) {
            waiting.add(name);
        }
    }

    /// A file that cannot be read is judged like one that says something else.
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "unreadable: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
