package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// Who is who: `auth.test`, `users.*`, `usergroups.*`, `bots.info`, `team.info`.
final class TeamMethods {
    private final Directory directory;
    private final String url;

    TeamMethods(Directory directory) {
        this.directory = directory;
        this.url = "https://" + directory.workspace().domain() + ".slack.com/";
    }

    Map<String, Method> all() {
        return Map.of(
                "auth.test", Method.free(Method.SPECIAL, this::auth),
                "users.info", new Method("users:read", Method.TIER_4, this::user),
                "users.list", new Method("users:read", Method.TIER_2, this::users),
                "usergroups.list", new Method("usergroups:read", Method.TIER_2, this::groups),
                "usergroups.users.list",
                        new Method("usergroups:read", Method.TIER_2, this::groupMembers),
                "bots.info", new Method("users:read", Method.TIER_3, this::bot),
                "team.info", new Method("team:read", Method.TIER_3, this::team));
    }

    private ObjectNode auth(Call call) {
        Workspace workspace = directory.workspace();
        return Json.object()
                .put("url", url)
                .put("team", workspace.name())
                .put("user", workspace.app().name())
                .put("team_id", workspace.teamId())
                .put("user_id", workspace.app().botUser())
                .put("bot_id", workspace.app().botId())
                .put("is_enterprise_install", false);
    }

    private ObjectNode user(Call call) {
        String id = call.required("user");
        boolean locale = call.flag("include_locale");
        ObjectNode user =
                id.equals(directory.app().botUser())
                        ? botUser()
                        : directory
                                .person(id)
                                .map(person -> user(person, locale))
                                .orElseThrow(() -> new Refusal("user_not_found"));
        return Json.object().set("user", user);
    }

    private ObjectNode users(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode members = answer.putArray("members");
        directory
                .workspace()
                .people()
                .forEach(person -> members.add(user(person, call.flag("include_locale"))));
        members.add(botUser());
        answer.putObject("response_metadata").put("next_cursor", "");
        return answer;
    }

    private ObjectNode user(Person person, boolean locale) {
        ObjectNode user =
                Json.object()
                        .put("id", person.id())
                        .put("team_id", person.teamId())
                        .put("name", person.name())
                        .put("deleted", !person.active())
                        .put("real_name", person.realName())
                        .put("is_bot", false)
                        .put("is_app_user", false)
                        .put("is_admin", false)
                        .put("is_owner", false)
                        .put("is_restricted", person.kind() == Person.Kind.GUEST)
                        .put("is_ultra_restricted", false)
                        .put("is_stranger", person.kind() == Person.Kind.STRANGER)
                        .put("tz", "Asia/Shanghai");
        if (locale) {
            user.put("locale", person.locale());
        }
        user.putObject("profile")
                .put("real_name", person.realName())
                .put("display_name", person.name())
                .put("title", person.title().en())
                .put("team", person.teamId());
        return user;
    }

    private ObjectNode botUser() {
        SlackApp app = directory.app();
        ObjectNode user =
                Json.object()
                        .put("id", app.botUser())
                        .put("team_id", directory.workspace().teamId())
                        .put("name", app.name())
                        .put("deleted", false)
                        .put("real_name", app.name())
                        .put("is_bot", true)
                        .put("is_app_user", false);
        user.putObject("profile").put("bot_id", app.botId()).put("api_app_id", app.id());
        return user;
    }

    private ObjectNode groups(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode groups = answer.putArray("usergroups");
        directory.workspace().groups().forEach(group -> groups.add(group(group, call)));
        return answer;
    }

    private ObjectNode group(UserGroup group, Call call) {
        ObjectNode node =
                Json.object()
                        .put("id", group.id())
                        .put("team_id", directory.workspace().teamId())
                        .put("is_usergroup", true)
                        .put("name", group.name())
                        .put("handle", group.handle())
                        .put("date_delete", 0)
                        .put("user_count", group.userIds().size());
        if (call.flag("include_users")) {
            node.set("users", Json.strings(group.userIds()));
        }
        return node;
    }

    private ObjectNode groupMembers(Call call) {
        UserGroup group =
                directory
                        .group(call.required("usergroup"))
                        .orElseThrow(() -> new Refusal("no_such_subteam"));
        return Json.object().set("users", Json.strings(group.userIds()));
    }

    private ObjectNode bot(Call call) {
        SlackApp app = directory.app();
        if (!call.text("bot").orElse(app.botId()).equals(app.botId())) {
            throw new Refusal("bot_not_found");
        }
        ObjectNode bot =
                Json.object()
                        .put("id", app.botId())
                        .put("deleted", false)
                        .put("name", app.name())
                        .put("app_id", app.id())
                        .put("user_id", app.botUser());
        return Json.object().set("bot", bot);
    }

    private ObjectNode team(Call call) {
        Workspace workspace = directory.workspace();
        ObjectNode team =
                Json.object()
                        .put("id", workspace.teamId())
                        .put("name", workspace.name())
                        .put("domain", workspace.domain())
                        .put("url", url);
        return Json.object().set("team", team);
    }
}
