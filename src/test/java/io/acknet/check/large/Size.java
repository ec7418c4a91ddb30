package io.acknet.check.large;

import java.util.List;
import java.util.stream.Stream;

/// How many objects of each kind a generated cluster has.
record Size(int nodes, int services, int pods, int events) {
    static final Size LARGE = new Size(5_000, 20_000, 100_000, 10_000);

    /// So many per cent of it.
    Size scaled(int percent) {
        return new Size(
                nodes * percent / 100,
                services * percent / 100,
                pods * percent / 100,
                events * percent / 100);
    }

    /// Network policies, where there are any: one for each ten Services.
    int policies() {
        return services / 10;
    }

    static Size parse(List<String> args) {
        int[] n = args.stream().mapToInt(Integer::parseInt).toArray();
        return new Size(n[0], n[1], n[2], n[3]);
    }

    List<String> args() {
        return Stream.of(nodes, services, pods, events).map(String::valueOf).toList();
    }
}
