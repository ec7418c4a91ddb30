package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// From a request to its answer:
///
/// 1. paths that are not of a resource: discovery, health
/// 2. is it a resource that is served?
/// 3. may this user do that?
/// 4. do it
final class Router {
    private final World world;
    private final Users users;

    Router(World world, Users users) {
        this.world = world;
        this.users = users;
    }

    Answer answer(Call call, User user) {
        return ApiPath.parse(call.path())
                .map(path -> onResource(path, call, user))
                .orElseGet(() -> onPath(call, user));
    }

    private Answer onPath(Call call, User user) {
        String verb = call.method().toLowerCase(Locale.ROOT);
        if (!world.rbac().allowsPath(user, verb, call.path())) {
            throw Failure.forbiddenPath(
                    "User \""
                            + user.name()
                            + "\" cannot "
                            + verb
                            + " path \""
                            + call.path()
                            + "\"");
        }
        return world.discovery()
                .answer(call.path())
                .orElseGet(() -> new Answer.Text(404, "404 page not found\n"));
    }

    private Answer onResource(ApiPath path, Call call, User user) {
        ResourceType type =
                world.types()
                        .find(path.groupVersion(), path.resource())
                        .filter(it ->
                                it.namespaced() || path.namespace().isEmpty() || isNamespace(path))
                        .orElseThrow(Failure::noResource);
        String verb = verb(path, call);
        Attempt attempt = Attempt.on(type, verb, path);
        if (world.rbac().allows(user, attempt).isEmpty()) {
            throw Failure.forbidden(type, path.name(), attempt.refusal(user));
        }
        if (!path.subresource().isEmpty() && !type.subresources().contains(path.subresource())) {
            throw Failure.noResource();
        }
        return switch (path.subresource()) {
            case "", "status", "finalize" -> onObject(verb, type, path, call, user);
            case "eviction" ->
                    Answer.Json.of(
                            201, world.evictions().evict(type, path, only("create", verb, call)));
            case "token" -> Answer.Json.of(201, token(path, only("create", verb, call)));
            case "scale" -> Answer.ok(world.scaling().answer(verb, type, path, call));
            case "log" -> new Answer.Text(200, "");
            default -> throw Failure.methodNotAllowed();
        };
    }

    private static boolean isNamespace(ApiPath path) {
        return path.resource().equals("namespaces");
    }

    private Answer onObject(String verb, ResourceType type, ApiPath path, Call call, User user) {
        if (type.isReview()) {
            only("create", verb, call);
            return Answer.Json.of(201, world.reviews().answer(type, call, user));
        }
        return switch (verb) {
            case "get" -> Answer.ok(Tables.shaped(call, type, world.reads().get(type, path)));
            case "list" ->
                    Answer.ok(Tables.shaped(call, type, world.reads().list(type, path, call)));
            case "watch" -> world.watching().watch(type, path, call);
            case "create" -> create(type, path, call);
            case "update" -> Answer.ok(world.writes().update(type, path, call));
            case "patch" -> {
                Writes.Patched patched = world.writes().patch(type, path, call);
                yield Answer.Json.of(patched.created() ? 201 : 200, patched.object());
            }
            case "delete" -> delete(type, path, call);
            case "deletecollection" -> deleteAll(type, path, call);
            default -> throw Failure.methodNotAllowed();
        };
    }

    private Answer create(ResourceType type, ApiPath path, Call call) {
        if (!path.name().isEmpty()) {
            throw Failure.methodNotAllowed();
        }
        return Answer.Json.of(201, world.writes().create(type, path, call));
    }

    private Answer delete(ResourceType type, ApiPath path, Call call) {
        Deletion.Options options = Deletion.Options.of(body(call), call);
        Deletion.Outcome outcome =
                world.deletion().delete(type, path.home(type), path.name(), options);
        if (!outcome.gone() || type.kind().equals("Pod")) {
            return Answer.ok(Shapes.served(type, outcome.object()));
        }
        ObjectNode success = Evictions.success(200);
        success.remove("code");
        ObjectNode details = success.putObject("details").put("name", path.name());
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        details.put("kind", type.plural()).put("uid", Meta.uid(outcome.object()));
        return Answer.ok(success);
    }

    private Answer deleteAll(ResourceType type, ApiPath path, Call call) {
        Deletion.Options options = Deletion.Options.of(body(call), call);
        ObjectNode list = world.reads().list(type, path, call);
        ArrayNode deleted = Tree.array();
        for (JsonNode item : Tree.items(list, "items")) {
            Deletion.Outcome outcome =
                    world.deletion().delete(type, Meta.namespace(item), Meta.name(item), options);
            deleted.add(Shapes.listed(type, outcome.object()));
        }
        list.set("items", deleted);
        return Answer.ok(list);
    }

    private static JsonNode body(Call call) {
        return call.body().length == 0 ? Tree.object() : Decoding.body(call, "DeleteOptions");
    }

    private static Call only(String allowed, String verb, Call call) {
        if (!verb.equals(allowed)) {
            throw Failure.methodNotAllowed();
        }
        return call;
    }

    /// `kubectl create token`.
    private ObjectNode token(ApiPath path, Call call) {
        ResourceType accounts = world.types().find("v1", "serviceaccounts").orElseThrow();
        if (world.store().get("serviceaccounts", path.namespace(), path.name()).isEmpty()) {
            throw Failure.notFound(accounts, path.name());
        }
        String user = "system:serviceaccount:" + path.namespace() + ":" + path.name();
        ObjectNode request =
                Decoding.body(call, "TokenRequest") instanceof ObjectNode it ? it : Tree.object();
        request.put("kind", "TokenRequest").put("apiVersion", "authentication.k8s.io/v1");
        Tree.ensure(request, "status")
                .put("token", users.token(user))
                .put("expirationTimestamp", Meta.time(world.now().plusSeconds(3600)));
        return request;
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
