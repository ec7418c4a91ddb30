package io.acknet.cluster;

import java.time.Duration;

/// Hears of every request to an API server when it has ended.
public interface Traffic {
    Traffic UNHEARD = (_, _, _) -> {};

    /// Must not block and must not throw.
    ///
    /// @param outcome such as `2xx` and `4xx`, or why no answer came, such as `timed_out`
    void ended(String cluster, String outcome, Duration took);
}
