package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// The way to the app: sockets, or signed HTTP.
interface Delivery {

    /// Never completes exceptionally, and not later than the deadline for acknowledgements.
    CompletableFuture<Ack> send(Envelope envelope);

    /// What came back.
    sealed interface Ack {
        /// @param payload the immediate answer; empty when there is none
        record Answered(Duration after, ObjectNode payload) implements Ack {}

        /// @param reason in Slack's words, `timeout` or `http_error`
        record Missing(String reason) implements Ack {}
    }
}
