package io.acknet.rehearsal.cluster;

import java.time.Duration;
import java.time.Instant;

/// A request as the API server saw it.
///
/// @param user empty when it was not authenticated; the impersonated one, where there is one
/// @param bodyHash SHA-256 of the body in hexadecimal digits; empty without a body
/// @param status the HTTP status of the answer; 0 when the connection was dropped instead
/// @param auditId what the client sent as `Audit-ID`; empty where it sent none
/// @param took until the answer was there; of a watch, until it began
/// @param applied whether the request was carried out, which an answer may hide
public record SeenRequest(
        Instant time,
        String user,
        String method,
        String path,
        String query,
        String bodyHash,
        String auditId,
        int status,
        Duration took,
        boolean applied) {

    /// Whether nothing is kept of it: `dryRun=All`.
    public boolean isDryRun() {
        return query.contains("dryRun=");
    }

    public boolean isWatch() {
        return query.contains("watch=true");
    }

    /// Whether it is of a method that can alter the cluster.
    public boolean isWrite() {
        return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
    }
}
