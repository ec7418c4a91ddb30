package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Label selectors, as a query writes them (`app=flannel,tier in (a,b),!old`) and as objects hold
/// them (`matchLabels`, `matchExpressions`).
final class LabelSelector {
    private static final String KEY = "([A-Za-z0-9][-A-Za-z0-9_./]*)";
    private static final Pattern SET = Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern EQUAL =
            Pattern.compile(KEY + "\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]*)");
    private static final Pattern EXISTS = Pattern.compile("(!?)\\s*" + KEY);

    private LabelSelector() {}

    /// @throws Failure 400 when it cannot be parsed
    static Predicate<Map<String, String>> parse(String selector) {
        return parts(selector).stream()
                .map(part -> requirement(part.strip()))
                .reduce(labels -> true, Predicate::and);
    }

    /// The selector of a Deployment, a DaemonSet, a NetworkPolicy …; an empty one matches all.
    static Predicate<Map<String, String>> of(JsonNode selector) {
        Predicate<Map<String, String>> all = matching(Tree.map(selector, "matchLabels"));
        for (JsonNode expression : Tree.items(selector, "matchExpressions")) {
            all = all.and(expression(expression));
        }
        return all;
    }

    /// The plain selector of a Service.
    static Predicate<Map<String, String>> matching(Map<String, String> wanted) {
        return labels -> labels.entrySet().containsAll(wanted.entrySet());
    }

    private static Predicate<Map<String, String>> expression(JsonNode expression) {
        String key = Tree.text(expression, "key");
        List<String> values = Tree.texts(expression, "values");
        return switch (Tree.text(expression, "operator")) {
            case "In" -> labels -> labels.containsKey(key) && values.contains(labels.get(key));
            case "NotIn" -> labels -> !values.contains(labels.get(key));
            case "Exists" -> labels -> labels.containsKey(key);
            case "DoesNotExist" -> labels -> !labels.containsKey(key);
            default -> labels -> false;
        };
    }

    private static Predicate<Map<String, String>> requirement(String part) {
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            List<String> values =
                    Arrays.stream(set.group(3).split(",", -1)).map(String::strip).toList();
            String key = set.group(1);
            return set.group(2).equals("in")
                    ? labels -> labels.containsKey(key) && values.contains(labels.get(key))
                    : labels -> !values.contains(labels.get(key));
        }
        Matcher equal = EQUAL.matcher(part);
        if (equal.matches()) {
            boolean negated = equal.group(2).equals("!=");
            return labels -> equal.group(3).equals(labels.get(equal.group(1))) != negated;
        }
        Matcher exists = EXISTS.matcher(part);
        if (exists.matches()) {
            boolean wanted = exists.group(1).isEmpty();
            return labels -> labels.containsKey(exists.group(2)) == wanted;
        }
        throw Failure.badRequest(
                "unable to parse requirement: found '" + part + "', expected: identifier");
    }

    /// Splits at the commas outside of parentheses.
    private static List<String> parts(String selector) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < selector.length(); i++) {
            char c = selector.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(selector.substring(start, i));
                start = i + 1;
            }
        }
        if (!selector.isBlank()) {
            parts.add(selector.substring(start));
        }
        return parts;
    }
}
