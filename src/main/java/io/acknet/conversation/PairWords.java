package io.acknet.conversation;

import io.acknet.check.Params;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words behind a topic, read as parameters: `pod web/cart-0`, `pod=web/cart-0`, `Pod：web/cart-0`.
///
/// Either all of them are parameters, or the text is a question. A word that takes a parameter's place
/// and is none stays in, for the check to say what it takes. Where nothing but its place makes a word a
/// value, it has to look like a name: "hairpin pod broken" is a question.
final class PairWords {
    private static final Pattern PAIR = Pattern.compile("(?:-*)([a-zA-Z]+|\\p{IsHan}+)=(.*)");
    private static final Pattern COLON = Pattern.compile("([a-zA-Z]+|\\p{IsHan}+):(.*)");
    private static final Pattern NAME_LIKE = Pattern.compile(".*[/0-9.-].*");
    private static final Pattern REFERENCE =
            Pattern.compile("[a-z0-9.-]+/[A-Za-z0-9./-]*[a-z0-9]", Pattern.CASE_INSENSITIVE);
    private static final Set<String> FILLERS = Set.of("on", "of", "for", "in", "的", "param");
    private static final Map<String, String> KEYS = keys();

    private final Map<String, String> pairs = new LinkedHashMap<>();
    private final List<String> words;
    private final boolean explicit;
    private int at;

    private PairWords(List<String> words, boolean explicit) {
        this.words = words;
        this.explicit = explicit;
    }

    /// Words in half width; Chinese and Latin ones need no space between them.
    static List<String> split(String half) {
        String spaced =
                half.replaceFirst("^-+", "")
                        .replaceAll("(?<=\\p{IsHan})(?=[\"a-zA-Z0-9])", " ")
                        .replaceAll("(?<=[\"a-zA-Z0-9])(?=\\p{IsHan})", " ");
        return Stream.of(spaced.split(" ")).map(word -> word.replaceAll("^\"+|\"+$", "")).toList();
    }

    /// @param explicit whether a check was asked for in so many words
    static Optional<Map<String, String>> read(List<String> words, boolean explicit) {
        PairWords reading = new PairWords(words, explicit);
        while (reading.at < words.size()) {
            if (!reading.next()) {
                return Optional.empty();
            }
        }
        return reading.pairs.isEmpty() ? Optional.empty() : Optional.of(reading.pairs);
    }

    private boolean next() {
        String word = words.get(at++);
        Matcher pair = PAIR.matcher(word);
        if (pair.matches()) {
            return put(pair.group(1), pair.group(2).isEmpty() ? following() : pair.group(2));
        }
        Matcher colon = COLON.matcher(word);
        if (colon.matches() && KEYS.containsKey(lower(colon.group(1)))) {
            return put(colon.group(1), colon.group(2).isEmpty() ? following() : colon.group(2));
        }
        String bare = word.replaceFirst("^-+", "");
        if (KEYS.containsKey(lower(bare))) {
            String value = following();
            return meant(KEYS.getOrDefault(lower(bare), bare), value) && put(bare, value);
        }
        return FILLERS.contains(lower(bare))
                || (REFERENCE.matcher(bare).matches() && put(bare, ""));
    }

    private boolean meant(String key, String value) {
        return explicit
                || (key.equals("namespace") && !value.isEmpty())
                || NAME_LIKE.matcher(value).matches();
    }

    private String following() {
        return at < words.size() ? words.get(at++) : "";
    }

    /// A parameter that is given twice keeps both values, which is no value that any check takes.
    private boolean put(String key, String value) {
        pairs.merge(KEYS.getOrDefault(lower(key), lower(key)), value, (a, b) -> a + " " + b);
        return true;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> keys() {
        Map<String, String> keys = new HashMap<>();
        for (Params.Key key : Params.Key.values()) {
            keys.put(key.word(), key.word());
        }
        keys.putAll(
                Map.of(
                        "svc", "service",
                        "服务", "service",
                        "ns", "namespace",
                        "命名空间", "namespace",
                        "节点", "node",
                        "節點", "node",
                        "工作负载", "workload",
                        "容器组", "pod",
                        "路由表", "ids"));
        return keys;
    }
}
