package io.acknet.rehearsal.cluster;

import java.time.Instant;

/// A request as the API server saw it.
///
/// @param user empty when it was not authenticated; the impersonated one, where there is one
/// @param bodyHash SHA-256 of the body in hexadecimal digits; empty without a body
/// @param status the HTTP status of the answer; 0 when the connection was dropped instead
/// @param auditId what the client sent as `Audit-ID`; empty where it sent none
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
        boolean applied) {

    /// Whether it is of a method that can alter the cluster.
    public boolean isWrite() {
        return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
    }
}
