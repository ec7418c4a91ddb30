package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door for the page, under `/local/`: the browser plays the person whom `as` names.
final class BrowserApi implements HttpHandler {
    static final String PREFIX = "/local/";

    private static final Logger LOG = LoggerFactory.getLogger(BrowserApi.class);

    private final Actor.Desk desk;
    private final Function<String, Actor> actors;
    private final Scenarios scenarios;
    private final FaultSwitches faults;
    private final PageState state;
    private final ProtocolLog protocol;
    private final Sightings sightings;
    private final ScreenStream stream;

    /// What the page shows and switches beside the workspace itself.
    record Backstage(
            Scenarios scenarios,
            FaultSwitches faults,
            ProtocolLog protocol,
            Sightings sightings,
            BooleanSupplier connected) {}

    BrowserApi(Actor.Desk desk, Function<String, Actor> actors, Backstage backstage) {
        this.desk = desk;
        this.actors = actors;
        this.scenarios = backstage.scenarios();
        this.faults = backstage.faults();
        this.protocol = backstage.protocol();
        this.sightings = backstage.sightings();
        this.state = new PageState(desk.directory(), scenarios, faults, backstage.connected());
        this.stream = new ScreenStream(desk.audience());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String what = exchange.getRequestURI().getPath().substring(PREFIX.length());
        String verb = exchange.getRequestMethod();
        try {
            if (verb.equals("GET") && what.equals("events")) {
                stream.serve(
                        exchange,
                        desk.directory().known(Http.query(exchange).getOrDefault("as", "")).id());
            } else {
                Http.json(exchange, Http.OK, answer(exchange, verb + " " + what));
            }
        } catch (IllegalArgumentException wrong) {
            Http.json(exchange, Http.BAD_REQUEST, failed(String.valueOf(wrong.getMessage())));
        } catch (Refusal refusal) {
            Http.json(exchange, Http.BAD_REQUEST, failed(refusal.explanation()));
        } catch (RuntimeException fault) {
            LOG.error("the stand-in failed on {} {}", verb, what, fault);
            Http.json(exchange, Http.FAILED, failed("the rehearsal itself failed: " + fault));
        }
    }

    private ObjectNode answer(HttpExchange exchange, String request) throws IOException {
        return switch (request) {
            case "GET state" -> state.json(Http.query(exchange).getOrDefault("as", ""));
            case "GET messages" -> messages(Http.query(exchange));
            case "GET inspector" -> inspector();
            case "GET detail" -> detail(Http.query(exchange));
            case "POST message" -> message(body(exchange));
            case "POST command" -> command(body(exchange));
            case "POST action" -> action(body(exchange));
            case "POST shortcut" -> shortcut(body(exchange));
            case "POST view-submit" -> submit(body(exchange));
            case "POST view-close" -> close(body(exchange));
            case "POST home" -> home(body(exchange));
            case "POST scenario" -> scenario(body(exchange));
            case "POST fault" -> fault(body(exchange));
            default -> throw new IllegalArgumentException("there is no " + request + " here");
        };
    }

    /// The inspector's beginning: what it would show, had it been open all the time.
    private ObjectNode inspector() {
        ObjectNode answer = Json.object();
        answer.set("protocol", protocol.json());
        answer.set("cluster", sightings.json());
        return answer;
    }

    private ObjectNode detail(Map<String, String> query) {
        String id = query.getOrDefault("id", "");
        ObjectNode answer = Json.object();
        return answer.set(
                "detail",
                protocol.detail(id)
                        .orElseThrow(
                                () -> new IllegalArgumentException("nothing is kept of " + id)));
    }

    private ObjectNode messages(Map<String, String> query) {
        Actor actor = actors.apply(query.getOrDefault("as", ""));
        Optional<String> root = Optional.ofNullable(query.get("thread_ts"));
        ObjectNode answer = Json.object();
        ArrayNode messages = answer.putArray("messages");
        boolean all = query.containsKey("replies");
        actor.sees(query.getOrDefault("channel", "")).stream()
                .filter(m -> all || m.threadTs().equals(root) || root.equals(Optional.of(m.ts())))
                .forEach(m -> messages.add(PageShapes.message(m, desk.log().replyCount(m))));
        return answer;
    }

    private ObjectNode message(Call call) {
        return done(
                actor(call)
                        .write(
                                call.required("channel"),
                                call.text("thread_ts"),
                                call.required("text")));
    }

    private ObjectNode command(Call call) {
        return done(
                actor(call)
                        .command(
                                call.required("channel"),
                                call.required("command").replace('／', '/'),
                                call.text("text").orElse("")));
    }

    private ObjectNode action(Call call) {
        ObjectNode action = object(call, "action");
        ObjectNode state = call.has("state") ? object(call, "state") : Json.object();
        Actor actor = actor(call);
        if (call.has("view_id")) {
            return done(actor.actInView(call.required("view_id"), action, state));
        }
        Message message = actor.message(call.required("channel"), call.required("message_ts"));
        return done(actor.act(message, action, state));
    }

    private ObjectNode shortcut(Call call) {
        return done(
                actor(call)
                        .shortcut(
                                call.required("channel"),
                                call.required("message_ts"),
                                call.required("callback_id")));
    }

    private ObjectNode submit(Call call) {
        return done(actor(call).submit(call.required("view_id"), object(call, "state")));
    }

    private ObjectNode close(Call call) {
        return done(actor(call).close(call.required("view_id")));
    }

    private ObjectNode home(Call call) {
        ObjectNode answer = Json.object().put("ok", true);
        actor(call).openHome().ifPresent(view -> answer.set("view", view));
        return answer;
    }

    private ObjectNode scenario(Call call) {
        scenarios.switchTo(call.required("id"));
        return Json.object().put("ok", true);
    }

    private ObjectNode fault(Call call) {
        faults.turn(call.required("id"), call.flag("on"));
        return Json.object().put("ok", true);
    }

    private static ObjectNode done(Outcome outcome) {
        ObjectNode answer = Json.object().put("ok", outcome.warning().isEmpty());
        outcome.warning().ifPresent(warning -> answer.put("error", warning.en()));
        outcome.ts().ifPresent(ts -> answer.put("ts", ts));
        outcome.ackTime().ifPresent(time -> answer.put("ack_ms", time.toMillis()));
        if (!outcome.errors().isEmpty()) {
            ObjectNode errors = answer.putObject("errors");
            outcome.errors().forEach(errors::put);
        }
        return answer;
    }

    private Actor actor(Call call) {
        return actors.apply(call.required("as"));
    }

    private static Call body(HttpExchange exchange) throws IOException {
        return Call.read(exchange, "local");
    }

    private static ObjectNode object(Call call, String name) {
        if (call.arguments().path(name) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("field " + name + " must be an object");
    }

    private static ObjectNode failed(String why) {
        return Json.object().put("ok", false).put("error", why);
    }
}
