package io.acknet;

import io.acknet.change.Policy;
import io.acknet.change.Rules;
import io.acknet.change.Rules.Sourced;
import io.acknet.change.Window;
import io.acknet.config.Changes;
import io.acknet.config.Config;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Makes the policy of what the configuration says. What a cluster says counts before what its
/// environment says; only the windows of both hold together.
public final class Policies {
    private static final String SECTION = "acknet.yaml: changes.";
    private static final Set<String> TYPED = Set.of("production", "prod");

    /// Where nothing else is said: a change an hour is much already, four leave room for a correction.
    private static final int PER_HOUR = 4;

    private Policies() {}

    public static Policy of(Config config) {
        Changes changes = config.changes();
        Map<String, Rules> clusters = new TreeMap<>();
        for (Config.Cluster cluster : config.clusters()) {
            Optional.ofNullable(changes.clusters().get(cluster.name()))
                    .ifPresent(own ->
                            clusters.put(
                                    cluster.name(),
                                    new Merged(cluster, own, environment(changes, cluster))
                                            .rules()));
        }
        return new Policy(
                clusters,
                minutes(changes.expireMinutes(), Policy.EXPIRES),
                minutes(changes.startMinutes(), Policy.START));
    }

    /// Everybody whom the rules name, users and groups.
    static Set<String> people(Config config) {
        Set<String> named = new HashSet<>();
        for (Rules rules : of(config).clusters().values()) {
            named.addAll(rules.request().value());
            named.addAll(rules.approve().value());
            named.addAll(rules.breakGlass().value());
            named.addAll(rules.stop().value());
        }
        return named;
    }

    private static Changes.Rules environment(Changes changes, Config.Cluster cluster) {
        return changes.environments().getOrDefault(cluster.environment(), Changes.Rules.none());
    }

    private static Duration minutes(Optional<Integer> minutes, Duration otherwise) {
        return minutes.map(Duration::ofMinutes).orElse(otherwise);
    }

    private record Merged(Config.Cluster cluster, Changes.Rules own, Changes.Rules shared) {

        Rules rules() {
            return new Rules(
                    names("request", Changes.Rules::request),
                    names("approve", Changes.Rules::approve),
                    names("breakGlass", Changes.Rules::breakGlass),
                    names("stop", Changes.Rules::stop),
                    value("approvals", Changes.Rules::approvals, 1),
                    value(
                            "typeName",
                            Changes.Rules::typeName,
                            TYPED.contains(cluster.environment())),
                    names("fixes", Changes.Rules::fixes),
                    names("namespaces", Changes.Rules::namespaces),
                    value("perHour", Changes.Rules::perHour, PER_HOUR),
                    windows());
        }

        private Sourced<Set<String>> names(
                String key, Function<Changes.Rules, Optional<List<String>>> of) {
            Sourced<List<String>> found = value(key, of, List.of());
            return new Sourced<>(new HashSet<>(found.value()), found.source());
        }

        private <T> Sourced<T> value(
                String key, Function<Changes.Rules, Optional<T>> of, T otherwise) {
            Optional<T> said = of.apply(own);
            Optional<T> inherited = of.apply(shared);
            String place = said.isPresent() || inherited.isEmpty() ? ownPlace() : sharedPlace();
            return new Sourced<>(
                    said.or(() -> inherited).orElse(otherwise), SECTION + place + "." + key);
        }

        private List<Sourced<Window>> windows() {
            List<Sourced<Window>> all = new ArrayList<>(placed(own, ownPlace()));
            all.addAll(placed(shared, sharedPlace()));
            return all;
        }

        private static List<Sourced<Window>> placed(Changes.Rules rules, String place) {
            List<Sourced<Window>> placed = new ArrayList<>();
            for (int i = 0; i < rules.windows().size(); i++) {
                placed.add(
                        new Sourced<>(
                                window(rules.windows().get(i)),
                                SECTION + place + ".windows[" + i + "]"));
            }
            return placed;
        }

        private String ownPlace() {
            return "clusters[" + cluster.name() + "]";
        }

        private String sharedPlace() {
            return "environments[" + cluster.environment() + "]";
        }

        private static Window window(Changes.Window window) {
            Window.Span span =
                    switch (window.span()) {
                        case Changes.Weekly(var days, var from, var to, var zone) ->
                                new Window.Weekly(days, from, to, zone);
                        case Changes.Dates(var first, var last, var zone) ->
                                new Window.Dates(first, last, zone);
                    };
            return new Window(window.allows(), span, window.reason());
        }
    }
}
