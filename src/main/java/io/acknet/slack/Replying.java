package io.acknet.slack;

import io.acknet.conversation.Reply;
import io.acknet.conversation.Said;
import io.acknet.store.Hold;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a reply and brings it to its place. What went wrong inside the conversation is a reply too; what
/// Slack refuses for good is logged; what Slack does not take now is thrown, and tried again later.
final class Replying {
    private static final Logger LOG = LoggerFactory.getLogger(Replying.class);

    private final Talk talk;
    private final Delivery delivery;

    Replying(Talk talk, Delivery delivery) {
        this.talk = talk;
        this.delivery = delivery;
    }

    void reply(Hold hold, Inbound inbound, Due due) {
        Delivery.Run run = delivery.begin(hold, inbound.from().channel(), due.watch(), due.where());
        run.there().ifPresent(due.watch()::there);
        Message message = run.decided().orElseGet(() -> decide(run, due));
        run.send(message, Optional.of(Asides.instead(inbound)));
    }

    /// Says what is known already.
    void say(Hold hold, Inbound inbound, Reply reply, Due due) {
        Delivery.Run run = delivery.begin(hold, inbound.from().channel(), due.where());
        Message message = run.decided().orElseGet(() -> decide(run, due, reply));
        run.send(message, Optional.of(Asides.instead(inbound)));
    }

    private static Message decide(Delivery.Run run, Due due, Reply reply) {
        run.heard(due.said().lang());
        return run.decide(reply, Optional.empty());
    }

    private Message decide(Delivery.Run run, Due due) {
        run.heard(due.said().lang());
        Reply reply = converse(due.said(), run);
        return run.decide(reply, due.watch().decided(reply));
    }

    private Reply converse(Said said, Delivery.Run run) {
        try {
            return reply(said, run);
        } catch (RuntimeException e) {
            String id = UUID.randomUUID().toString().substring(0, 8);
            LOG.atError()
                    .addKeyValue("fault", id)
                    .addKeyValue("channel", said.where().channel())
                    .addKeyValue("command", said.command().getClass().getSimpleName())
                    .setCause(e)
                    .log("conversation failed");
            return new Reply.Failed(said.lang(), Labels.FAILED, Labels.FAILED_NEXT, id);
        }
    }

    /// The final reply comes after the last of what goes on before it.
    private Reply reply(Said said, Delivery.Run run) {
        try (Progress progress = run.progress(said.lang())) {
            return talk.reply(said, progress::accept);
        }
    }
}
