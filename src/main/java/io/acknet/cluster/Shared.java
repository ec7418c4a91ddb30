package io.acknet.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What many objects of one run say alike is kept once: namespaces, names of nodes, labels. Safe for
/// several threads.
public final class Shared {
    private final Map<Object, Object> kept = new ConcurrentHashMap<>();

    /// @param value immutable, and likely to come again
    @SuppressWarnings("unchecked") // what equals a string is a string, and so for all that is kept
    <T> T one(T value) {
        Object there = kept.putIfAbsent(value, value);
        return there == null ? value : (T) there;
    }

    /// @return without those that have no value
    @SuppressWarnings("unchecked") // what equals a map of labels is one
    Map<String, String> labels(Map<String, String> labels) {
        Object there = kept.get(labels);
        return there == null ? one(copy(labels)) : (Map<String, String>) there;
    }

    private Map<String, String> copy(Map<String, String> labels) {
        Map<String, String> copy = new HashMap<>();
        labels.forEach((name, value) -> {
            if (value != null) {
                copy.put(one(name), one(value));
            }
        });
        return Map.copyOf(copy);
    }
}
