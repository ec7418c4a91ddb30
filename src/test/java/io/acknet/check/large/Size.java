package io.acknet.check.large;

import java.util.List;
import java.util.stream.Stream;

/// How many objects of each kind a generated cluster has.
record Size(int nodes, int services, int pods, int events) {
    static final Size LARGE = new Size(5_000, 20_000, 100_000, 10_000);

    List<String> args() {
        return Stream.of(nodes, services, pods, events).map(String::valueOf).toList();
    }
}
