package io.acknet.fix;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.acknet.check.CniConf;
import io.acknet.check.StrictJson;
import io.acknet.lang.Text;
import java.util.List;

/// Sets a member of a JSON text and leaves every other character as it was.
///
/// 1. The text is parsed strictly: what is not valid, or names a key twice, is refused.
/// 2. Of a member that exists, only the characters of its value are replaced.
/// 3. A member that does not exist goes behind the leading run of plain members, as a person would
///    write it (`cniVersion` behind `name`, before `plugins`), with the blanks of its neighbours.
/// 4. Objects on the way to it that do not exist, or are null, are created.
public final class JsonEdit {
    private final String text;
    private final JsonSpan root;

    private JsonEdit(String text) {
        this.text = text;
        this.root = JsonSpans.of(text);
    }

    /// The text cannot be edited. The message names line and column, and quotes nothing: there may be
    /// a secret in it.
    public static final class Unparsable extends Exception {
        private final transient Text problem;

        Unparsable(Text problem) {
            super(problem.en());
            this.problem = problem;
        }

        /// What is wrong and where, without a full stop.
        public Text problem() {
            return problem;
        }
    }

    public static JsonEdit of(String text) throws Unparsable {
        try {
            JsonNode parsed = StrictJson.MAPPER.readTree(text);
            if (parsed == null || !parsed.isObject()) {
                throw new Unparsable(
                        new Text("内容不是一个 JSON 对象", "its content is not a JSON object"));
            }
            return new JsonEdit(text);
        } catch (JsonProcessingException e) {
            throw new Unparsable(CniConf.problem(e)); // without the cause: it may quote a secret
        }
    }

    /// @param path such as `/plugins/0/delegate/hairpinMode`
    /// @throws Unparsable when the path leads through a value that is no object
    public Step.Edit.Splice set(JsonPointer path, JsonNode value) throws Unparsable {
        return set(root, path, value);
    }

    private Step.Edit.Splice set(JsonSpan at, JsonPointer path, JsonNode value) throws Unparsable {
        if (path.matches()) {
            return replace(at, written(value));
        }
        return switch (at) {
            case JsonSpan.Members members -> {
                var member = members.named(path.getMatchingProperty());
                yield member.isPresent()
                        ? set(member.get().value(), path.tail(), value)
                        : insert(members, path, value);
            }
            case JsonSpan.Items(int _, int _, List<JsonSpan> items) ->
                    set(item(items, path.getMatchingIndex()), path.tail(), value);
            case JsonSpan.Plain plain -> replaceNull(plain, path, value);
        };
    }

    private static JsonSpan item(List<JsonSpan> items, int index) throws Unparsable {
        if (index < 0 || index >= items.size()) {
            throw new Unparsable(new Text("该是对象的地方是一个列表", "a list stands where an object should"));
        }
        return items.get(index);
    }

    private Step.Edit.Splice replaceNull(JsonSpan.Plain plain, JsonPointer path, JsonNode value)
            throws Unparsable {
        if (!text.substring(plain.start(), plain.end()).equals("null")) {
            throw new Unparsable(
                    new Text(
                            "该是对象的地方是一个简单值（第 " + plain.start() + " 个字符）",
                            "a plain value stands where an object should (character "
                                    + plain.start()
                                    + ")"));
        }
        return replace(plain, nested(path, value, colon()));
    }

    private Step.Edit.Splice replace(JsonSpan span, String by) {
        return new Step.Edit.Splice(span.start(), text.substring(span.start(), span.end()), by);
    }

    private Step.Edit.Splice insert(JsonSpan.Members into, JsonPointer path, JsonNode value) {
        if (into.members().isEmpty()) {
            return new Step.Edit.Splice(into.start() + 1, "", member(path, value, colon()));
        }
        int run = plainRun(into.members());
        int behind = (run == 0 ? into.members().size() : run) - 1;
        JsonSpan.Member before = into.members().get(behind);
        JsonSpan.Member neighbour =
                into.members().get(Math.min(behind + 1, into.members().size() - 1));
        String colon = text.substring(before.keyEnd(), before.value().start());
        String lead = text.substring(neighbour.from(), neighbour.key());
        boolean airy = lead.isEmpty() && colon.length() > 1;
        return new Step.Edit.Splice(
                before.value().end(), "", "," + (airy ? " " : lead) + member(path, value, colon));
    }

    /// How many members at the head are plain.
    private static int plainRun(List<JsonSpan.Member> members) {
        return (int)
                members.stream()
                        .takeWhile(member -> member.value() instanceof JsonSpan.Plain)
                        .count();
    }

    private static String member(JsonPointer path, JsonNode value, String colon) {
        return quoted(path.getMatchingProperty()) + colon + nested(path.tail(), value, colon);
    }

    private static String nested(JsonPointer path, JsonNode value, String colon) {
        return path.matches() ? written(value) : "{" + member(path, value, colon) + "}";
    }

    /// How the first member of the text writes its colon.
    private String colon() {
        return root instanceof JsonSpan.Members(int _, int _, List<JsonSpan.Member> members)
                        && !members.isEmpty()
                ? text.substring(members.getFirst().keyEnd(), members.getFirst().value().start())
                : ":";
    }

    private static String quoted(String name) {
        return written(StrictJson.MAPPER.getNodeFactory().textNode(name));
    }

    private static String written(JsonNode value) {
        return value.toString();
    }
}
