package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.conversation.Reply;
import io.acknet.lang.Lang;
import io.acknet.store.Answered;
import io.acknet.store.Hold;
import io.acknet.store.Offer;
import io.acknet.store.Offers;
import io.acknet.store.Outbox;
import io.acknet.store.Outgoing;
import io.acknet.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings one reply to where it belongs, once.
///
/// 1. Where a message of its own is due and the reply is not there within a moment, or the past of the place
///    cannot be read, post a placeholder and store which message it is. A crash before that leaves a
///    placeholder that nobody edits; never a second reply.
/// 2. Store the final reply, with its buttons and with what follows it in the thread, before it is sent. It
///    carries a mark.
/// 3. Send it: as a post where nothing stands yet, else as an edit. An edit can be repeated. A post of which
///    nobody heard whether it arrived is looked for by its mark, and posted again when it is not there. A
///    `response_url` that was called just before a crash is called again, for a repeated reply is better
///    than none; that one moment is all that can repeat it.
/// 4. Send what follows, each message once, by its mark.
///
/// An attempt after a crash goes on at the step that its row in the outbox names.
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final String SLOT = "answer";

    /// Of the messages that follow, with two digits behind it.
    private static final String FOLLOWING = "follows-";

    private final Gateway gateway;
    private final Outbox outbox;
    private final Offers offers;
    private final UnaryOperator<String> redact;
    private final InstantSource clock;

    Delivery(Gateway gateway, Store store, UnaryOperator<String> redact, InstantSource clock) {
        this.gateway = gateway;
        this.outbox = store.outbox();
        this.offers = store.offers();
        this.redact = redact;
        this.clock = clock;
    }

    /// Goes on with what an earlier attempt left, or begins.
    ///
    /// @param channel where the buttons of the reply work
    ///
    /// @throws LostHold from it, once another process has claimed the input
    Run begin(Hold hold, String channel, Destination wanted) {
        return begin(hold, channel, Due.NOBODY, wanted);
    }

    /// @param watch hears of a message that is there before the reply
    Run begin(Hold hold, String channel, Due.Watch watch, Destination wanted) {
        Optional<Outgoing> left = outbox.find(hold.input(), SLOT);
        Destination where =
                left.map(row -> SlackJson.read(row.destination(), Destination.class))
                        .orElse(wanted);
        Optional<Message> decided =
                left.filter(row -> row.state() != Outgoing.State.POSTED)
                        .map(row -> SlackJson.read(row.body(), Message.class));
        return new Run(new Task(hold, channel, wanted, watch), where, decided);
    }

    /// What was decided to be said for an input, while that is remembered.
    Optional<Message> said(String input) {
        return outbox.find(input, SLOT)
                .filter(row -> !row.body().isEmpty())
                .map(row -> SlackJson.read(row.body(), Message.class));
    }

    /// Uses a button up.
    ///
    /// @return whether it was there
    boolean take(String offer) {
        return offers.take(offer);
    }

    /// What a click's message becomes. That it does not arrive is no reason to fail.
    void replace(String responseUrl, Message message) {
        try {
            gateway.respond(new Destination.Response(responseUrl, true), message);
        } catch (SlackRefusal | SlackUnreachable e) {
            LOG.atWarn().setCause(e).log("message not replaced");
        }
    }

    /// A view without secrets.
    ObjectNode safe(ObjectNode view) {
        return Redaction.of(view, redact);
    }

    /// @param channel where the buttons work
    /// @param wanted where the reply was to go before anything was posted
    private record Task(Hold hold, String channel, Destination wanted, Due.Watch watch) {}

    /// One reply on its way.
    final class Run {
        private final Task task;
        private final String input;
        private final Optional<Message> decided;
        private final Map<Button, String> inProgress = new HashMap<>();
        private Destination where;

        private Run(Task task, Destination where, Optional<Message> decided) {
            this.task = task;
            this.input = task.hold().input();
            this.where = where;
            this.decided = decided;
        }

        private void held(boolean good) {
            if (!good) {
                throw new LostHold(input);
            }
        }

        /// What an earlier attempt decided to say.
        Optional<Message> decided() {
            return decided;
        }

        /// The message of its own that is there and will be the reply.
        Optional<Destination.Edited> there() {
            return where instanceof Destination.Edited there
                    ? Optional.of(there)
                    : Optional.empty();
        }

        /// Whether nothing stands there yet, and what is posted can be found again.
        private boolean goesAtOnce() {
            return where instanceof Destination.Posted place && gateway.finds(place);
        }

        /// Shows that somebody listens, where the reply cannot be posted by itself.
        void heard(Lang lang) {
            if (!goesAtOnce()) {
                placeholder(lang);
            }
        }

        private void placeholder(Lang lang) {
            if (where instanceof Destination.Posted place) {
                try {
                    post(place, Views.placeholder(lang));
                } catch (SlackRefusal e) {
                    LOG.atInfo().setCause(e).log("placeholder refused");
                }
            }
        }

        /// Shows what goes on, as often as the place allows; where nothing shows yet that somebody
        /// listens, at least that it takes a while.
        Progress progress(Lang lang) {
            boolean response = where instanceof Destination.Response;
            Progress progress =
                    new Progress(
                            this::show, response ? Limits.RESPONSE_PROGRESS : Limits.EDIT_PROGRESS);
            if (goesAtOnce()) {
                progress.breakSilence(new Reply.Working(lang), Limits.PLACEHOLDER);
            } else if (!(task.wanted() instanceof Destination.Posted)) {
                progress.breakSilence(new Reply.Working(lang), Limits.SILENCE);
            }
            return progress;
        }

        /// That it does not arrive is no reason to stop.
        private void show(Reply reply) {
            Message message = drawn(reply, this::offeredNow);
            try {
                switch (where) {
                    case Destination.Posted place ->
                            post(
                                    place,
                                    reply instanceof Reply.Working
                                            ? Views.placeholder(reply.lang())
                                            : message);
                    case Destination.Edited there -> gateway.edit(there, message);
                    case Destination.Response url -> {
                        if (url.replace() || reply instanceof Reply.Working) {
                            gateway.respond(url, message);
                        }
                    }
                    case Destination.Told _ -> {} // what is shared is there at once
                }
            } catch (SlackRefusal | SlackUnreachable | LostHold e) {
                LOG.atWarn().addKeyValue("input", input).setCause(e).log("progress not shown");
            }
        }

        private void post(Destination.Posted place, Message message) {
            Destination.Edited there = there(gateway.post(place, message));
            held(outbox.posted(task.hold(), SLOT, SlackJson.write(there)));
            task.watch().there(there);
        }

        private Destination.Edited there(Gateway.Posted posted) {
            Destination.Edited there = new Destination.Edited(posted.channel(), posted.ts());
            where = there;
            return there;
        }

        /// The buttons of all states of one progress are the same.
        private String offeredNow(Button button) {
            return inProgress.computeIfAbsent(
                    button,
                    _ -> {
                        Offer offer = offer(button);
                        offers.add(offer);
                        return offer.id();
                    });
        }

        /// @param question that the reply answers
        Message decide(Reply reply, Optional<Answered> question) {
            List<Offer> shown = new ArrayList<>();
            Button.Offering offering =
                    button -> {
                        Offer offer = offer(button);
                        shown.add(offer);
                        return offer.id();
                    };
            Message message = shareable(drawn(reply, offering), reply, offering).marked();
            List<Message> following = following(reply, offering);
            if (!following.isEmpty() && hasNoThread()) {
                placeholder(reply.lang()); // what follows goes below it, so it must be there
            }
            List<Outgoing> rows = new ArrayList<>();
            rows.add(row(SLOT, where, message));
            for (Message next : following) {
                String slot = FOLLOWING + "%02d".formatted(rows.size());
                rows.add(row(slot, thread(), Redaction.of(next, redact).marked()));
            }
            held(outbox.ready(task.hold(), rows, shown, question));
            return message;
        }

        private boolean hasNoThread() {
            return where instanceof Destination.Posted place && place.thread().isEmpty();
        }

        /// What only one person sees can be shown to all, where there are others.
        private Message shareable(Message message, Reply reply, Button.Offering offering) {
            boolean alone =
                    where instanceof Destination.Response && !task.channel().startsWith("D");
            return alone
                    ? Sharing.offer(message, reply, new Pen(reply.lang(), offering), input)
                    : message;
        }

        Message decide(Message message) {
            Message marked = message.marked();
            List<Outgoing> rows = List.of(row(SLOT, where, marked));
            held(outbox.ready(task.hold(), rows, List.of()));
            return marked;
        }

        private Outgoing row(String slot, Destination to, Message message) {
            return new Outgoing(
                    input,
                    slot,
                    SlackJson.write(to),
                    SlackJson.write(message),
                    Outgoing.State.READY);
        }

        /// A `response_url` takes few posts, so all that follows goes into one.
        private List<Message> following(Reply reply, Button.Offering offering) {
            return where instanceof Destination.Response
                    ? Views.digest(reply).stream().toList()
                    : Views.following(reply, offering);
        }

        /// Where what follows goes: the thread of the reply, or one below it.
        private Destination thread() {
            return switch (where) {
                case Destination.Posted place -> place;
                case Destination.Edited there ->
                        task.wanted() instanceof Destination.Posted(var channel, var thread)
                                        && !thread.isEmpty()
                                ? new Destination.Posted(there.channel(), thread)
                                : new Destination.Posted(there.channel(), there.ts());
                case Destination.Response url -> new Destination.Response(url.url(), false);
                case Destination.Told told -> told;
            };
        }

        /// Sends what was decided, to `instead` when Slack refuses the place.
        void send(Message message, Optional<Destination> instead) {
            try {
                sendTo(where, message).ifPresent(posted -> task.watch().there(there(posted)));
            } catch (SlackRefusal e) {
                LOG.atWarn()
                        .addKeyValue("input", input)
                        .addKeyValue("error", e.error())
                        .addKeyValue("instead", instead.isPresent())
                        .log("reply refused at its place");
                sendTo(instead.orElseThrow(() -> e), message);
            }
            sendFollowing();
        }

        private void sendFollowing() {
            for (Outgoing row : outbox.ready(input)) {
                if (!row.slot().startsWith(FOLLOWING)) {
                    continue;
                }
                try {
                    sendTo(
                            SlackJson.read(row.destination(), Destination.class),
                            SlackJson.read(row.body(), Message.class));
                } catch (SlackRefusal e) {
                    LOG.atWarn()
                            .addKeyValue("input", input)
                            .addKeyValue("slot", row.slot())
                            .addKeyValue("error", e.error())
                            .log("refused; what follows in the thread is not shown");
                }
                held(outbox.sent(task.hold(), row.slot()));
            }
        }

        /// @return the message, where it is a new one
        private Optional<Gateway.Posted> sendTo(Destination place, Message message) {
            switch (place) {
                case Destination.Posted post -> {
                    return Optional.of(gateway.postOnce(post, message, decided.isPresent()));
                }
                case Destination.Edited there -> gateway.edit(there, message);
                case Destination.Response url -> gateway.respond(url, message);
                case Destination.Told told -> gateway.tell(told, message);
            }
            return Optional.empty();
        }

        private Message drawn(Reply reply, Button.Offering offering) {
            return Redaction.of(Views.draw(reply, offering), redact);
        }

        private Offer offer(Button button) {
            return new Offer(
                    UUID.randomUUID().toString(),
                    task.channel(),
                    SlackJson.write(button),
                    clock.instant());
        }
    }
}
