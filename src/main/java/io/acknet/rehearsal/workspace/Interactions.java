package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.lang.Text;
import io.acknet.rehearsal.workspace.Delivery.Ack;
import io.acknet.rehearsal.workspace.Message.Address;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// What people do to the app besides writing: slash commands, clicks, shortcuts, modals. Each waits
/// for the acknowledgement; without one the person sees Slack's warning.
final class Interactions {
    private final Directory directory;
    private final Delivery delivery;
    private final Payloads payloads;
    private final ResponseUrls responseUrls;
    private final Views views;
    private final Audience audience;

    Interactions(
            Directory directory,
            Delivery delivery,
            Payloads payloads,
            ResponseUrls responseUrls,
            Views views,
            Audience audience) {
        this.directory = directory;
        this.delivery = delivery;
        this.payloads = payloads;
        this.responseUrls = responseUrls;
        this.views = views;
        this.audience = audience;
    }

    Outcome command(Person person, Channel channel, String command, String typed) {
        var known =
                directory.app().commands().stream()
                        .filter(candidate -> candidate.command().equals(command))
                        .findFirst();
        if (known.isEmpty() || person.kind() == Person.Kind.STRANGER) {
            return warn(
                    person, new Text(command + " 不是有效的命令。", command + " is not a valid command."));
        }
        ObjectNode payload = payloads.command(person, channel, known.get(), typed);
        Ack ack = delivery.send(Envelope.first(Envelope.Kind.COMMAND, payload, true)).join();
        return switch (ack) {
            case Ack.Answered(var after, var answer) -> {
                Outcome outcome = Outcome.acknowledged(after);
                yield answer.isEmpty() ? outcome : show(person, channel, answer, outcome);
            }
            case Ack.Missing(String reason) ->
                    warn(
                            person,
                            new Text(
                                    command + " 失败了，因为应用没有响应（" + reason + "）。",
                                    command
                                            + " failed because the app did not respond ("
                                            + reason
                                            + ")."));
        };
    }

    Outcome click(Person person, Message message, ObjectNode action, ObjectNode state) {
        return interact(person, payloads.click(person, message, action, state));
    }

    Outcome clickInView(Person person, View view, ObjectNode action) {
        return interact(person, payloads.clickInView(person, view, action));
    }

    Outcome shortcut(Person person, Message message, String callbackId) {
        return interact(person, payloads.shortcut(person, message, callbackId));
    }

    Outcome submit(Person person, View view, ObjectNode state) {
        ObjectNode payload = payloads.submission(person, view, state);
        Ack ack = delivery.send(Envelope.first(Envelope.Kind.INTERACTION, payload, true)).join();
        return switch (ack) {
            case Ack.Answered(var after, var answer) -> {
                try {
                    yield respond(view, answer, Outcome.acknowledged(after));
                } catch (Refusal refusal) {
                    yield refused(person, refusal);
                }
            }
            case Ack.Missing missing -> noAnswer(person);
        };
    }

    Outcome close(Person person, View view) {
        views.close(view);
        return view.json().path("notify_on_close").asBoolean()
                ? interact(person, payloads.closed(person, view))
                : Outcome.acknowledged(Duration.ZERO);
    }

    /// A submission's `response_action`; without one the modal closes.
    private Outcome respond(View view, ObjectNode answer, Outcome outcome) {
        switch (answer.path("response_action").asText()) {
            case "errors" -> {
                Map<String, String> errors = new HashMap<>();
                answer.path("errors")
                        .properties()
                        .forEach(field -> errors.put(field.getKey(), field.getValue().asText()));
                return outcome.withErrors(errors);
            }
            case "update" -> views.update(view, definition(answer));
            case "push" -> views.open(view.personId(), definition(answer), false);
            case "clear" -> views.closeAll(view.personId());
            default -> views.close(view);
        }
        return outcome;
    }

    private static ObjectNode definition(ObjectNode answer) {
        return ViewMethods.definition(new Call("response_action", "", answer), "modal");
    }

    private Outcome interact(Person person, ObjectNode payload) {
        Ack ack = delivery.send(Envelope.first(Envelope.Kind.INTERACTION, payload, false)).join();
        return switch (ack) {
            case Ack.Answered answered -> Outcome.acknowledged(answered.after());
            case Ack.Missing missing -> noAnswer(person);
        };
    }

    private Outcome show(Person person, Channel channel, ObjectNode answer, Outcome outcome) {
        try {
            responseUrls.post(person.id(), Address.in(channel.id()), answer);
            return outcome;
        } catch (Refusal refusal) {
            return refused(person, refusal);
        }
    }

    /// The answer in an acknowledgement is not fit to be shown.
    private Outcome refused(Person person, Refusal refusal) {
        return warn(
                person,
                new Text(
                        "应用的回答无法显示：" + refusal.explanation(),
                        "The app's answer cannot be shown: " + refusal.explanation()));
    }

    private Outcome noAnswer(Person person) {
        return warn(
                person,
                new Text("应用没有响应，请稍后再试。", "The app did not respond. Try again in a moment."));
    }

    private Outcome warn(Person person, Text warning) {
        audience.notice(new Audience.Notice(person.id(), warning, "warn"));
        return Outcome.warned(warning);
    }
}
