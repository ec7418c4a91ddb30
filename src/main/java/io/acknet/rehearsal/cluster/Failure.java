package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// An answer of the API server that is not a success, in the words of the real one
/// (`apimachinery/pkg/api/errors`).
final class Failure extends RuntimeException {
    private final int code;
    private final String reason;
    private final transient ObjectNode details;
    private String continuation = "";

    private Failure(int code, String reason, String message, ObjectNode details) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    /// One reason of a refusal: its machine-readable type, its sentence, the field it is about.
    record Cause(String type, String message, String field) {

        static Cause invalid(String field, String value, String why) {
            return new Cause("FieldValueInvalid", "Invalid value: " + value + ": " + why, field);
        }

        static Cause required(String field, String why) {
            String tail = why.isEmpty() ? "" : ": " + why;
            return new Cause("FieldValueRequired", "Required value" + tail, field);
        }

        static Cause forbidden(String field, String why) {
            return new Cause("FieldValueForbidden", "Forbidden: " + why, field);
        }

        private ObjectNode json() {
            ObjectNode json = Tree.object().put("reason", type).put("message", message);
            return field.isEmpty() ? json : json.put("field", field);
        }

        private String sentence() {
            return field.isEmpty() ? message : field + ": " + message;
        }
    }

    int code() {
        return code;
    }

    /// What `Retry-After` says; 0 for nothing.
    int retryAfter() {
        return details.path("retryAfterSeconds").asInt(0);
    }

    ObjectNode status() {
        ObjectNode status = Tree.object().put("kind", "Status").put("apiVersion", "v1");
        ObjectNode metadata = status.putObject("metadata");
        if (!continuation.isEmpty()) {
            metadata.put("continue", continuation);
        }
        status.put("status", "Failure").put("message", getMessage());
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        return status.put("code", code);
    }

    private Failure continuingAt(String token) {
        continuation = token;
        return this;
    }

    static Failure plain(int code, String reason, String message) {
        return new Failure(code, reason, message, Tree.object());
    }

    static Failure badRequest(String message) {
        return plain(400, "BadRequest", message);
    }

    static Failure unauthorized() {
        return plain(401, "Unauthorized", "Unauthorized");
    }

    static Failure forbidden(ResourceType type, String name, String why) {
        String quoted = name.isEmpty() ? "" : " \"" + name + "\"";
        String message = type.qualified() + quoted + " is forbidden: " + why;
        return new Failure(403, "Forbidden", message, details(type, name));
    }

    static Failure forbiddenPath(String why) {
        return new Failure(403, "Forbidden", "forbidden: " + why, Tree.object());
    }

    static Failure notFound(ResourceType type, String name) {
        String message = type.qualified() + " \"" + name + "\" not found";
        return new Failure(404, "NotFound", message, details(type, name));
    }

    /// Something of the core group is not there, whatever was asked for.
    static Failure plainNotFound(String plural, String name) {
        ObjectNode details = Tree.object().put("name", name).put("kind", plural);
        return new Failure(404, "NotFound", plural + " \"" + name + "\" not found", details);
    }

    static Failure noResource() {
        return plain(404, "NotFound", "the server could not find the requested resource");
    }

    static Failure methodNotAllowed() {
        return plain(
                405,
                "MethodNotAllowed",
                "the server does not allow this method on the requested resource");
    }

    static Failure notAcceptable() {
        return plain(
                406,
                "NotAcceptable",
                "only the following media types are accepted: application/json");
    }

    static Failure unsupportedMediaType(String accepted) {
        return plain(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: "
                        + accepted);
    }

    static Failure alreadyExists(ResourceType type, String name) {
        String message = type.qualified() + " \"" + name + "\" already exists";
        return new Failure(409, "AlreadyExists", message, details(type, name));
    }

    static Failure conflict(ResourceType type, String name, String why) {
        String message =
                "Operation cannot be fulfilled on "
                        + type.qualified()
                        + " \""
                        + name
                        + "\": "
                        + why;
        return new Failure(409, "Conflict", message, details(type, name));
    }

    /// The object was changed since it was read.
    static Failure modified(ResourceType type, String name) {
        return conflict(
                type,
                name,
                "the object has been modified; please apply your changes to the latest version and"
                        + " try again");
    }

    /// A precondition of a deletion is not met; the real server names the kind here.
    static Failure precondition(ResourceType type, String name, String why) {
        String message =
                "Operation cannot be fulfilled on "
                        + type.qualifiedKind()
                        + " \""
                        + name
                        + "\": "
                        + why;
        ObjectNode details = details(type, name).put("kind", type.kind());
        return new Failure(409, "Conflict", message, details);
    }

    static Failure applyConflict(String manager, List<String> fields) {
        ObjectNode details = Tree.object();
        fields.forEach(field ->
                details.withArray("causes")
                        .addObject()
                        .put("reason", "FieldManagerConflict")
                        .put("message", "conflict with \"" + manager + "\"")
                        .put("field", field));
        String message =
                "Apply failed with "
                        + fields.size()
                        + (fields.size() == 1 ? " conflict: " : " conflicts: ")
                        + "conflict with \""
                        + manager
                        + "\": "
                        + String.join(", ", fields);
        return new Failure(409, "Conflict", message, details);
    }

    static Failure invalid(ResourceType type, String name, List<Cause> causes) {
        return invalid(type.qualifiedKind(), name, causes, details(type, name));
    }

    /// A patch that gives something that is not of the kind; the real server names no kind here.
    static Failure invalidPatch(Cause cause) {
        return invalid("", "", List.of(cause), Tree.object());
    }

    /// A JSON Patch that cannot be applied, a failed `test` among others: the real server tells no
    /// more than this.
    static Failure unprocessable() {
        return plain(
                422, "Invalid", "the server rejected our request due to an error in our request");
    }

    static Failure expired(String message) {
        return plain(410, "Expired", message);
    }

    /// @param inconsistent a token that continues at the present state
    static Failure expiredPage(String inconsistent) {
        return expired(
                        "The provided continue parameter is too old to display a consistent list"
                                + " result. You can start a new list without the continue parameter, or"
                                + " use the continue token in this response to retrieve the remainder of"
                                + " the results. Continuing with the provided token results in an"
                                + " inconsistent list - objects that were created, modified, or deleted"
                                + " between the time the first chunk was returned and now may show up in"
                                + " the list.")
                .continuingAt(inconsistent);
    }

    static Failure tooLarge(String message) {
        return plain(413, "RequestEntityTooLarge", "Request entity too large: " + message);
    }

    /// @param retryAfter seconds; 0 for none
    static Failure tooManyRequests(String message, int retryAfter, List<Cause> causes) {
        ObjectNode details = Tree.object();
        causes.forEach(cause -> details.withArray("causes").add(cause.json()));
        if (retryAfter > 0) {
            details.put("retryAfterSeconds", retryAfter);
        }
        return new Failure(429, "TooManyRequests", message, details);
    }

    static Failure internal(String message) {
        return plain(500, "InternalError", "Internal error occurred: " + message);
    }

    private static Failure invalid(
            String kind, String name, List<Cause> causes, ObjectNode details) {
        List<String> sentences = causes.stream().map(Cause::sentence).toList();
        String why =
                sentences.size() == 1
                        ? sentences.getFirst()
                        : "[" + String.join(", ", sentences) + "]";
        causes.forEach(cause -> details.withArray("causes").add(cause.json()));
        if (!kind.isEmpty()) {
            details.put("kind", kind.contains(".") ? kind.substring(0, kind.indexOf('.')) : kind);
        }
        return new Failure(422, "Invalid", kind + " \"" + name + "\" is invalid: " + why, details);
    }

    private static ObjectNode details(ResourceType type, String name) {
        ObjectNode details = Tree.object();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        return details.put("kind", type.plural());
    }
}
