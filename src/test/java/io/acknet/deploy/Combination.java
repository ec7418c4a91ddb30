package io.acknet.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The components that somebody may list beside the base, by the names of their directories.
record Combination(Set<String> components) {
    private static final List<String> FREE =
            List.of(
                    "upstream-flannel",
                    "fixes",
                    "postgresql",
                    "http-events",
                    "network-policy",
                    "monitoring");

    Combination {
        components = new TreeSet<>(components);
    }

    static Combination of(String... components) {
        return new Combination(Set.of(components));
    }

    /// All that make sense: what goes with another does not come without it.
    static List<Combination> all() {
        List<Combination> all = new ArrayList<>();
        for (int bits = 0; bits < 1 << FREE.size(); bits++) {
            Set<String> chosen = new TreeSet<>();
            for (int i = 0; i < FREE.size(); i++) {
                if ((bits & 1 << i) != 0) {
                    chosen.add(FREE.get(i));
                }
            }
            all.add(new Combination(chosen));
        }
        List.copyOf(all).stream()
                .filter(it -> it.has("fixes"))
                .forEach(it -> all.add(it.and("impersonation")));
        List.copyOf(all).stream()
                .filter(it -> it.has("fixes") && it.has("upstream-flannel"))
                .forEach(it -> all.add(it.and("fixes-upstream-flannel")));
        return all;
    }

    boolean has(String component) {
        return components.contains(component);
    }

    private Combination and(String component) {
        Set<String> more = new TreeSet<>(components);
        more.add(component);
        return new Combination(more);
    }

    @Override
    public String toString() {
        return components.isEmpty() ? "base alone" : String.join(" + ", components);
    }
}
