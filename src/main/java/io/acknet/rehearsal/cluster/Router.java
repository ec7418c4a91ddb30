package io.acknet.rehearsal.cluster;

/// From a request to its answer:
///
/// 1. paths that are not of a resource: discovery, health
/// 2. is it a resource that is served?
/// 3. may this user do that?
/// 4. do it
final class Router {
    private final ResourceTypes types;
    private final Discovery discovery;
    private final Rbac rbac;
    private final Reads reads;

    Router(ResourceTypes types, Discovery discovery, Rbac rbac, Store store) {
        this.types = types;
        this.discovery = discovery;
        this.rbac = rbac;
        this.reads = new Reads(store);
    }

    Answer answer(Call call, User user) {
        return ApiPath.parse(call.path())
                .map(path -> onResource(path, call, user))
                .orElseGet(() -> onPath(call, user));
    }

    private Answer onPath(Call call, User user) {
        String verb = call.method().toLowerCase(java.util.Locale.ROOT);
        if (!rbac.allowsPath(user, verb, call.path())) {
            throw Failure.forbiddenPath(
                    "User \""
                            + user.name()
                            + "\" cannot "
                            + verb
                            + " path \""
                            + call.path()
                            + "\"");
        }
        return discovery
                .answer(call.path())
                .orElseGet(() -> new Answer.Text(404, "404 page not found\n"));
    }

    private Answer onResource(ApiPath path, Call call, User user) {
        ResourceType type =
                types.find(path.groupVersion(), path.resource()).orElseThrow(Failure::noResource);
        String verb = verb(path, call);
        Attempt attempt = Attempt.on(type, verb, path);
        if (rbac.allows(user, attempt).isEmpty()) {
            throw Failure.forbidden(type, path.name(), attempt.refusal(user));
        }
        return switch (verb) {
            case "get" -> Answer.ok(reads.get(type, path));
            case "list" -> Answer.ok(reads.list(type, path, call));
            default -> throw Failure.methodNotAllowed();
        };
    }

    private static String verb(ApiPath path, Call call) {
        boolean one = !path.name().isEmpty();
        return switch (call.method()) {
            case "GET", "HEAD" -> call.isWatch() ? "watch" : one ? "get" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> one ? "delete" : "deletecollection";
            default -> throw Failure.methodNotAllowed();
        };
    }
}
