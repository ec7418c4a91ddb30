package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call of a Web API method.
///
/// @param token empty when none was given
/// @param arguments as they were sent: a form's are all texts, JSON's may be trees
record Call(String method, String token, ObjectNode arguments) {
    private static final List<String> TREES = List.of("blocks", "view");
    private static final int EXCERPT = 80;
    private static final String BEARER = "Bearer ";

    static Call read(HttpExchange exchange, String method) throws IOException {
        String body = Http.body(exchange);
        String type = Http.header(exchange, "Content-Type").orElse("");
        ObjectNode arguments = Json.object();
        Http.query(exchange).forEach(arguments::put);
        if (type.startsWith("application/json")) {
            arguments.setAll(Json.parseObject(body).orElseThrow(() -> new Refusal("invalid_json")));
        } else {
            Http.query(body).forEach(arguments::put);
        }
        String token =
                Http.header(exchange, "Authorization")
                        .filter(header -> header.startsWith(BEARER))
                        .map(header -> header.substring(BEARER.length()))
                        .orElseGet(() -> arguments.path("token").asText());
        return new Call(method, token, arguments);
    }

    static Call of(String method, Map<String, String> arguments) {
        ObjectNode node = Json.object();
        arguments.forEach(node::put);
        return new Call(method, "", node);
    }

    /// What was sent, as people may see it: trees that came as text are trees, and no token.
    ObjectNode shown() {
        ObjectNode shown = Json.object();
        arguments.properties().forEach(field -> shown.set(field.getKey(), field.getValue()));
        shown.remove("token");
        for (String name : TREES) {
            tree(name, "").ifPresent(tree -> shown.set(name, tree));
        }
        return shown;
    }

    /// The beginning of the text that was sent, for a line of a log; empty without one.
    String excerpt() {
        return text("text")
                .map(text -> " · " + text.replace('\n', ' '))
                .map(Call::beginning)
                .orElse("");
    }

    private static String beginning(String text) {
        int letters = text.codePointCount(0, text.length());
        return letters > EXCERPT
                ? text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…"
                : text;
    }

    /// Empty when it is absent or blank.
    Optional<String> text(String name) {
        return Optional.of(arguments.path(name).asText()).filter(text -> !text.isBlank());
    }

    String required(String name) {
        return text(name)
                .orElseThrow(() ->
                        Refusal.explained(
                                "invalid_arguments", List.of("missing required field: " + name)));
    }

    /// A form says `1` or `true`.
    boolean flag(String name) {
        String value = arguments.path(name).asText();
        return value.equals("true") || value.equals("1");
    }

    int number(String name, int otherwise) {
        return arguments.path(name).asInt(otherwise);
    }

    boolean has(String name) {
        return arguments.hasNonNull(name);
    }

    /// A tree, sent as JSON or as text that holds JSON.
    Optional<JsonNode> tree(String name, String errorWhenMalformed) {
        JsonNode node = arguments.path(name);
        if (node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.asText().isBlank())) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            return Optional.of(node);
        }
        return Optional.of(
                Json.parse(node.asText()).orElseThrow(() -> new Refusal(errorWhenMalformed)));
    }
}
