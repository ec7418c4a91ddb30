package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Brings events to the app: an event that is not acknowledged in time comes again, at most three
/// times, in a new envelope with the same `event_id`.
final class EventCourier {
    private final Directory directory;
    private final Delivery delivery;
    private final InstantSource clock;
    private final List<Duration> retries;
    private final ScheduledExecutorService scheduler;
    private final Faults faults;

    EventCourier(
            Directory directory,
            Delivery delivery,
            Options options,
            ScheduledExecutorService scheduler,
            Faults faults) {
        this.directory = directory;
        this.delivery = delivery;
        this.clock = options.clock();
        this.retries = options.timing().retries();
        this.scheduler = scheduler;
        this.faults = faults;
    }

    /// Nothing happens when the app has not subscribed to the type.
    ///
    /// @param subscription the type in the app's manifest, for example `message.im`
    void deliver(String subscription, ObjectNode event) {
        if (!directory.app().events().contains(subscription)) {
            return;
        }
        Envelope envelope = Envelope.first(Envelope.Kind.EVENT, callback(event), false);
        attempt(envelope);
        if (faults.takeDuplicate()) {
            attempt(envelope);
        }
    }

    private void attempt(Envelope envelope) {
        var _ =
                delivery.send(envelope)
                        .thenAccept(ack -> {
                            if (ack instanceof Delivery.Ack.Missing missing) {
                                scheduleRetry(envelope, missing.reason());
                            }
                        });
    }

    private void scheduleRetry(Envelope envelope, String reason) {
        int attempt = envelope.retryAttempt();
        if (attempt < retries.size() && !scheduler.isShutdown()) {
            var _ =
                    scheduler.schedule(
                            () -> attempt(envelope.retry(attempt + 1, reason)),
                            retries.get(attempt).toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private ObjectNode callback(ObjectNode event) {
        Workspace workspace = directory.workspace();
        ObjectNode callback =
                Json.object()
                        .put("token", "unused-verification-token")
                        .put("team_id", workspace.teamId())
                        .put("context_team_id", workspace.teamId())
                        .putNull("context_enterprise_id")
                        .put("api_app_id", workspace.app().id());
        callback.set("event", event);
        callback.put("type", "event_callback")
                .put("event_id", Ids.id("Ev"))
                .put("event_time", clock.instant().getEpochSecond())
                .put("is_ext_shared_channel", inSharedChannel(event))
                .put("event_context", "4-" + Ids.secret(16));
        callback.putArray("authorizations")
                .addObject()
                .putNull("enterprise_id")
                .put("team_id", workspace.teamId())
                .put("user_id", workspace.app().botUser())
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        return callback;
    }

    private boolean inSharedChannel(ObjectNode event) {
        return directory.channel(event.path("channel").asText()).stream().anyMatch(Channel::shared);
    }
}
