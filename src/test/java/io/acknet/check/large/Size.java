package io.acknet.check.large;

/// How many objects of each kind a generated cluster has.
record Size(int nodes, int services, int pods, int events) {
    static final Size LARGE = new Size(5_000, 20_000, 100_000, 10_000);
}
