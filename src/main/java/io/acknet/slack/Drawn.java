package io.acknet.slack;

import io.acknet.conversation.Reply;
import io.acknet.store.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// A reply as a message, with what its buttons stand for. The offers are stored before it is sent.
record Drawn(Message message, List<Offer> offers) {

    /// @param channel where the buttons work
    /// @param redact the last thing that every text goes through
    static Drawn of(Reply reply, String channel, Instant now, UnaryOperator<String> redact) {
        List<Offer> offers = new ArrayList<>();
        Message drawn =
                Views.draw(
                        reply,
                        button -> {
                            String id = UUID.randomUUID().toString();
                            offers.add(new Offer(id, channel, SlackJson.write(button), now));
                            return id;
                        });
        return new Drawn(Redaction.of(drawn, redact), List.copyOf(offers));
    }
}
