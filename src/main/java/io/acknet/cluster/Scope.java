package io.acknet.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which part of a cluster a list covers.
///
/// @param namespace empty for all namespaces
/// @param labels a label selector such as `app=flannel`; empty for all objects
public record Scope(String namespace, String labels) {
    public static final Scope EVERYWHERE = new Scope("", "");

    /// What its labels must equal; empty for a selector that asks for more than equality.
    Optional<Map<String, String>> equalities() {
        Map<String, String> equal = new HashMap<>();
        for (String term : labels.isEmpty() ? new String[0] : labels.split(",", -1)) {
            String[] sides = term.split("=", -1);
            if (sides.length != 2 || !term.matches("[A-Za-z0-9./_=-]+")) {
                return Optional.empty();
            }
            equal.put(sides[0], sides[1]);
        }
        return Optional.of(equal);
    }

    public static Scope in(String namespace) {
        return new Scope(namespace, "");
    }

    public static Scope labelled(String namespace, String labels) {
        return new Scope(namespace, labels);
    }
}
