package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.acknet.rehearsal.workspace.Message.Address;
import io.acknet.rehearsal.workspace.Message.Content;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// `response_url`: an app answers an interaction five times within half an hour, also where it is no
/// member.
final class ResponseUrls implements HttpHandler {
    static final String PREFIX = "/response/";

    /// docs.slack.dev, "Handling user interaction": "up to 5 times within 30 minutes"
    private static final int MOST_POSTS = 5;

    private final Directory directory;
    private final MessageLog messages;
    private final Timeline timeline;
    private final InstantSource clock;
    private final Duration life;
    private final ProtocolLog log;
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();

    /// @param origin the message of a click; empty for a slash command, which has none to replace
    private record Ticket(
            String personId,
            Address address,
            Optional<String> origin,
            Instant until,
            AtomicInteger posts) {}

    ResponseUrls(
            Directory directory,
            MessageLog messages,
            Timeline timeline,
            Options options,
            ProtocolLog log) {
        this.directory = directory;
        this.messages = messages;
        this.timeline = timeline;
        this.clock = options.clock();
        this.life = options.timing().responseUrl();
        this.log = log;
    }

    /// For a slash command.
    String issue(String baseUrl, String personId, Address address) {
        return issue(baseUrl, personId, address, Optional.empty());
    }

    /// For an interaction with a message.
    String issue(String baseUrl, String personId, Message origin) {
        Address address = new Address(origin.channel(), origin.threadTs(), origin.ephemeralFor());
        return issue(baseUrl, personId, address, Optional.of(origin.ts()));
    }

    private String issue(
            String baseUrl, String personId, Address address, Optional<String> origin) {
        String id = Ids.secret(12);
        Ticket ticket =
                new Ticket(
                        personId, address, origin, clock.instant().plus(life), new AtomicInteger());
        tickets.put(id, ticket);
        return baseUrl + PREFIX + directory.workspace().teamId() + "/" + id;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try {
            Ticket ticket = usable(path.substring(path.lastIndexOf('/') + 1));
            Call call = Call.read(exchange, "response_url");
            answer(ticket, call);
            log.fromApp("response_url", "ok" + call.excerpt(), call.shown());
            Http.json(exchange, Http.OK, Json.object().put("ok", true));
        } catch (Refusal refusal) {
            log.fromApp("response_url", refusal.body().toString());
            Http.json(exchange, Http.NOT_FOUND, refusal.body());
        }
    }

    private Ticket usable(String id) {
        Ticket ticket = tickets.get(id);
        if (ticket == null) {
            throw new Refusal("expired_url");
        }
        if (clock.instant().isAfter(ticket.until())) {
            throw new Refusal("expired_url");
        }
        if (ticket.posts().incrementAndGet() > MOST_POSTS) {
            throw new Refusal("used_url");
        }
        return ticket;
    }

    private void answer(Ticket ticket, Call call) {
        Optional<Message> origin =
                ticket.origin().flatMap(ts -> messages.find(ticket.address().channel(), ts));
        if (call.flag("delete_original")) {
            timeline.delete(origin.orElseThrow(() -> new Refusal("message_not_found")));
        } else if (call.flag("replace_original") && origin.isPresent()) {
            Content content = Contents.of(call, Contents.MOST_TEXT);
            timeline.edit(origin.get(), content, false);
        } else {
            post(ticket.personId(), ticket.address(), call);
        }
    }

    /// Also for the immediate answer in an acknowledgement.
    void post(String personId, Address where, ObjectNode message) {
        post(personId, where, new Call("acknowledgement", "", message));
    }

    private void post(String personId, Address where, Call call) {
        Address address =
                new Address(
                        where.channel(),
                        call.text("thread_ts").or(where::threadTs),
                        Optional.empty());
        boolean toAll = call.text("response_type").orElse("ephemeral").equals("in_channel");
        Content content = Contents.of(call, Contents.MOST_TEXT);
        String bot = directory.app().botUser();
        timeline.post(toAll ? address : address.onlyFor(personId), bot, content);
    }
}
