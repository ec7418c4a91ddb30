package io.acknet.ops;

import java.util.function.Supplier;

/// One thing that is looked at.
///
/// @param name such as `socket`
/// @param look must not change anything that matters; what it throws is bad health
public record Probe(String name, Supplier<Health> look) {}
