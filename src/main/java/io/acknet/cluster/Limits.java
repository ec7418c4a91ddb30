package io.acknet.cluster;

import java.time.Duration;

/// How long reads may take, and how much comes at once.
///
/// @param request for one request, from its start to the last byte
/// @param run for all requests of one run together
/// @param perPage by how much each page that has come prolongs the run: a large cluster takes longer
/// @param page objects per page of a list
/// @param bytes the longest answer that is taken
public record Limits(Duration request, Duration run, Duration perPage, int page, int bytes) {
    /// 500 per page is what kubectl asks for. So many Pods have about 10 MB; etcd keeps no object of
    /// more than 1.5 MB.
    public static final Limits DEFAULT =
            new Limits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofMillis(500),
                    500,
                    64 << 20);

    /// A run that pages do not prolong.
    public Limits(Duration request, Duration run, int page, int bytes) {
        this(request, run, Duration.ZERO, page, bytes);
    }
}
