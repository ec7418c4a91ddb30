package io.acknet.cluster;

import io.acknet.cluster.Read.Why;
import io.acknet.cluster.Wire.Answer;
import io.acknet.lang.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/// Requests of one run: each has its own limit, and all together have the run's.
final class Pages {
    private final Wire wire;
    private final Limits limits;
    private final InstantSource clock;
    private final Instant startedAt;
    private final AtomicInteger come = new AtomicInteger();
    private volatile boolean stopped;

    Pages(Wire wire, Limits limits, InstantSource clock) {
        this.wire = wire;
        this.limits = limits;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant now() {
        return clock.instant();
    }

    /// Sends nothing any more; a request that is under way comes to its end.
    void stop() {
        stopped = true;
    }

    Answer get(String path) {
        return stopped ? cancelled() : wire.get(path, left());
    }

    Answer post(String path, String json) {
        return stopped ? cancelled() : wire.post(path, json, left());
    }

    private static Answer cancelled() {
        return new Answer.Lost(Why.STOPPED, new Text("检查已被取消", "the run was cancelled"));
    }

    /// One page of a list.
    ///
    /// @param token where the page before ended; empty for the first
    Answer page(String path, String labels, String token) {
        String query = "?limit=" + limits.page();
        if (!labels.isEmpty()) {
            query += "&labelSelector=" + encode(labels);
        }
        if (!token.isEmpty()) {
            query += "&continue=" + encode(token);
        }
        Answer page = get(path + query);
        if (page instanceof Answer.Got) {
            come.incrementAndGet();
        }
        return page;
    }

    private Duration left() {
        Duration ofRun =
                limits.run()
                        .plus(limits.perPage().multipliedBy(come.get()))
                        .minus(Duration.between(startedAt, clock.instant()));
        return ofRun.compareTo(limits.request()) < 0 ? ofRun : limits.request();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
