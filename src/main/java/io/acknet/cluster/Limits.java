package io.acknet.cluster;

import java.time.Duration;

/// How long reads may take, and how much comes at once.
///
/// @param request for one request, from its start to the last byte
/// @param run for all requests of one run together
/// @param page objects per page of a list
public record Limits(Duration request, Duration run, int page) {
    /// 500 per page is what kubectl asks for.
    public static final Limits DEFAULT =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), 500);
}
