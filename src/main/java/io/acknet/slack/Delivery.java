package io.acknet.slack;

import io.acknet.conversation.Reply;
import io.acknet.lang.Lang;
import io.acknet.store.Offer;
import io.acknet.store.Outbox;
import io.acknet.store.Outgoing;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings one reply to where it belongs, once.
///
/// 1. Where a message of its own is due, post a placeholder and store which message it is. A crash
///    before that leaves a placeholder that nobody edits; never a second reply.
/// 2. Store the final reply, with its buttons, before it is sent.
/// 3. Send it. An edit can be repeated. A `response_url` that was called just before a crash is called
///    again, for a repeated reply is better than none; that one moment is all that can repeat it.
///
/// An attempt after a crash goes on at the step that its row in the outbox names.
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final String SLOT = "answer";

    private final Gateway gateway;
    private final Outbox outbox;
    private final UnaryOperator<String> redact;
    private final InstantSource clock;

    Delivery(Gateway gateway, Outbox outbox, UnaryOperator<String> redact, InstantSource clock) {
        this.gateway = gateway;
        this.outbox = outbox;
        this.redact = redact;
        this.clock = clock;
    }

    /// Goes on with what an earlier attempt left, or begins.
    ///
    /// @param channel where the buttons of the reply work
    Run begin(String input, String channel, Destination wanted) {
        Optional<Outgoing> left = outbox.find(input, SLOT);
        Destination where =
                left.map(row -> SlackJson.read(row.destination(), Destination.class))
                        .orElse(wanted);
        Optional<Message> decided =
                left.filter(row -> row.state() != Outgoing.State.POSTED)
                        .map(row -> SlackJson.read(row.body(), Message.class));
        return new Run(input, channel, where, decided);
    }

    /// One reply on its way.
    final class Run {
        private final String input;
        private final String channel;
        private final Optional<Message> decided;
        private Destination where;

        private Run(String input, String channel, Destination where, Optional<Message> decided) {
            this.input = input;
            this.channel = channel;
            this.where = where;
            this.decided = decided;
        }

        /// What an earlier attempt decided to say.
        Optional<Message> decided() {
            return decided;
        }

        /// Shows that somebody listens.
        void placeholder(Lang lang) {
            if (where instanceof Destination.Posted place) {
                post(place, Views.placeholder(lang));
            }
        }

        /// Shows what goes on. That it does not arrive is no reason to stop.
        void progress(Reply reply) {
            Message message = drawn(reply, new ArrayList<>());
            try {
                switch (where) {
                    case Destination.Posted place -> post(place, message);
                    case Destination.Edited there -> gateway.edit(there, message);
                    case Destination.Response url -> {
                        if (url.replace()) {
                            gateway.respond(url, message);
                        }
                    }
                }
            } catch (SlackRefusal | SlackUnreachable e) {
                LOG.atWarn().addKeyValue("input", input).setCause(e).log("progress not shown");
            }
        }

        private void post(Destination.Posted place, Message message) {
            Gateway.Posted posted = gateway.post(place, message);
            where = new Destination.Edited(posted.channel(), posted.ts());
            outbox.posted(input, SLOT, SlackJson.write(where));
        }

        Message decide(Reply reply) {
            List<Offer> offers = new ArrayList<>();
            Message message = drawn(reply, offers);
            store(message, offers);
            return message;
        }

        Message decide(Message message) {
            store(message, List.of());
            return message;
        }

        private void store(Message message, List<Offer> offers) {
            outbox.ready(
                    new Outgoing(
                            input,
                            SLOT,
                            SlackJson.write(where),
                            SlackJson.write(message),
                            Outgoing.State.READY),
                    offers);
        }

        /// Sends what was decided, to `instead` when Slack refuses the place.
        void send(Message message, Optional<Destination> instead) {
            try {
                sendTo(where, message);
            } catch (SlackRefusal e) {
                LOG.atWarn()
                        .addKeyValue("input", input)
                        .addKeyValue("error", e.error())
                        .addKeyValue("instead", instead.isPresent())
                        .log("reply refused at its place");
                sendTo(instead.orElseThrow(() -> e), message);
            }
        }

        private void sendTo(Destination place, Message message) {
            switch (place) {
                case Destination.Posted post -> gateway.post(post, message);
                case Destination.Edited there -> gateway.edit(there, message);
                case Destination.Response url -> gateway.respond(url, message);
            }
        }

        private Message drawn(Reply reply, List<Offer> offers) {
            Message drawn =
                    Views.draw(
                            reply,
                            button -> {
                                String id = UUID.randomUUID().toString();
                                offers.add(
                                        new Offer(
                                                id,
                                                channel,
                                                SlackJson.write(button),
                                                clock.instant()));
                                return id;
                            });
            return Redaction.of(drawn, redact);
        }
    }
}
