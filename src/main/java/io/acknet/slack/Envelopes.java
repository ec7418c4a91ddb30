package io.acknet.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonParseException;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import io.acknet.store.StoreException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the envelopes of Socket Mode through the Bolt app and makes their acknowledgements.
///
/// An acknowledgement is due for every envelope, also for one that nothing listens to and one that is
/// malformed: sending it again would not help. Only what could not be stored gets none.
final class Envelopes {
    private static final Logger LOG = LoggerFactory.getLogger(Envelopes.class);
    private static final int OK = 200;

    private final App app;
    private final SocketModeRequestParser parser;

    Envelopes(App app) {
        this.app = app;
        this.parser = new SocketModeRequestParser(app.config());
    }

    /// @param envelope with its `envelope_id`
    /// @return the acknowledgement to send
    Optional<String> run(String envelope) {
        String id = SlackJson.read(envelope, JsonNode.class).path("envelope_id").asText("");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        SocketModeRequest request;
        try {
            request = parser.parse(envelope);
        } catch (RuntimeException e) {
            refused(id, e);
            return Optional.of(acknowledgement(id, null));
        }
        try {
            Response response = request == null ? null : app.run(request.getBoltRequest());
            return Optional.of(acknowledgement(id, response));
        } catch (StoreException e) {
            LOG.atError().addKeyValue("envelope", id).setCause(e).log("input not stored");
            return Optional.empty();
        } catch (JsonParseException e) {
            refused(id, e);
            return Optional.of(acknowledgement(id, null));
        } catch (Exception e) {
            LOG.atError().addKeyValue("envelope", id).setCause(e).log("envelope not understood");
            return Optional.of(acknowledgement(id, null));
        }
    }

    /// Its shape is none that the SDK knows; where that broke says nothing about this program.
    private static void refused(String id, RuntimeException why) {
        LOG.atWarn()
                .addKeyValue("envelope", id)
                .addKeyValue("reason", why.getClass().getSimpleName() + ": " + why.getMessage())
                .log("envelope refused");
    }

    private static String acknowledgement(String id, @Nullable Response response) {
        ObjectNode ack = SlackJson.MAPPER.createObjectNode().put("envelope_id", id);
        if (response == null) {
            return SlackJson.write(ack);
        }
        if (response.getStatusCode() != OK) {
            LOG.atWarn()
                    .addKeyValue("envelope", id)
                    .addKeyValue("status", response.getStatusCode())
                    .log("nothing listens to this envelope");
            return SlackJson.write(ack);
        }
        String body = response.getBody();
        if (body != null && body.startsWith("{")) {
            ack.set("payload", SlackJson.read(body, JsonNode.class));
        }
        return SlackJson.write(ack);
    }
}
