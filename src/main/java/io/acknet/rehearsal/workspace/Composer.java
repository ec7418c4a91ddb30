package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What Slack's composer makes of what a person types: names become mentions, addresses links, and
/// `&`, `<`, `>` are escaped. Everything else, full-width letters and smart quotes too, stays.
final class Composer {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>|]+");

    private final Map<String, ObjectNode> elements = new TreeMap<>();
    private final Map<String, String> codes = new TreeMap<>();
    private final Pattern special;

    Composer(Directory directory) {
        Workspace workspace = directory.workspace();
        mention("@" + workspace.app().name(), "<@%s>", "user", workspace.app().botUser());
        for (Person person : workspace.people()) {
            mention("@" + person.name(), "<@%s>", "user", person.id());
            mention("@" + person.realName(), "<@%s>", "user", person.id());
        }
        workspace
                .groups()
                .forEach(group ->
                        mention("@" + group.handle(), "<!subteam^%s>", "usergroup", group.id()));
        workspace.channels().forEach(c -> mention("#" + c.name(), "<#%s|>", "channel", c.id()));
        String names =
                codes.keySet().stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"));
        special = Pattern.compile("(?i)(?<![\\w.])(?:" + names + ")(?![\\w-])|" + LINK.pattern());
    }

    /// The message's text as the app receives it.
    String text(String typed) {
        StringBuilder text = new StringBuilder();
        walk(
                typed,
                plain -> text.append(escape(plain)),
                found -> text.append(codes.getOrDefault(key(found), "<" + escape(found) + ">")));
        return text.toString();
    }

    /// The text of a slash command: names become ids only where the app asked for that, and then
    /// carry the name.
    String commandText(String typed, boolean escapeNames) {
        if (!escapeNames) {
            return escape(typed);
        }
        StringBuilder text = new StringBuilder();
        walk(typed, plain -> text.append(escape(plain)), found -> text.append(named(found)));
        return text.toString();
    }

    /// The `rich_text` block that Slack's own clients send along.
    ArrayNode blocks(String typed) {
        ObjectNode block = Json.object().put("type", "rich_text").put("block_id", Ids.secret(3));
        ObjectNode section = block.putArray("elements").addObject();
        section.put("type", "rich_text_section");
        ArrayNode parts = section.putArray("elements");
        walk(
                typed,
                plain -> parts.addObject().put("type", "text").put("text", plain),
                found -> parts.add(element(found)));
        return Json.array().add(block);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void mention(String typed, String code, String kind, String id) {
        String field =
                switch (kind) {
                    case "user" -> "user_id";
                    case "usergroup" -> "usergroup_id";
                    default -> "channel_id";
                };
        codes.put(key(typed), code.formatted(id));
        elements.put(key(typed), Json.object().put("type", kind).put(field, id));
    }

    private String named(String found) {
        String code = codes.getOrDefault(key(found), "<" + escape(found) + ">");
        boolean isName = codes.containsKey(key(found));
        String bare = code.replace("|>", ">");
        return isName ? bare.replace(">", "|" + found.substring(1) + ">") : code;
    }

    private ObjectNode element(String found) {
        ObjectNode known = elements.get(key(found));
        return known == null
                ? Json.object().put("type", "link").put("url", found)
                : known.deepCopy();
    }

    private void walk(String typed, Consumer<String> plain, Consumer<String> found) {
        Matcher matcher = special.matcher(typed);
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) {
                plain.accept(typed.substring(from, matcher.start()));
            }
            found.accept(matcher.group());
            from = matcher.end();
        }
        if (from < typed.length()) {
            plain.accept(typed.substring(from));
        }
    }

    private static String key(String typed) {
        return typed.toLowerCase(Locale.ROOT);
    }
}
