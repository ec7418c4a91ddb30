package io.acknet.change;

/// What every execution needs.
///
/// @param preflight looked at again right before the first write
/// @param checking proves the cure
record Executor(
        Rights rights, Clusters clusters, Preflight preflight, Checking checking, Around around) {}
