package io.acknet.knowledge.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// The front matter of a document, as far as it helps: a title and keywords. Anything else in it is
/// none of our business, and a slip in it is no reason to leave the document.
///
/// @param body the lines behind it
record Preface(Optional<String> title, List<String> keywords, List<Line> body) {
    private static final String FENCE = "---";

    /// Around a front matter in TOML, of which only the title is read.
    private static final String TOML_FENCE = "+++";

    private static final Pattern TOML_TITLE =
            Pattern.compile("(?m)^title\\s*=\\s*([\"'])(.*)\\1\\s*$");
    private static final String SEPARATORS = "[,，、;；]";

    static Preface of(List<String> lines, Notices notices) {
        List<Line> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            all.add(Line.prose(lines.get(i), i + 1));
        }
        String first = lines.getFirst().strip();
        int end = first.equals(FENCE) || first.equals(TOML_FENCE) ? end(lines, first) : 0;
        if (end > 0 && first.equals(TOML_FENCE)) {
            Matcher title = TOML_TITLE.matcher(String.join("\n", lines.subList(1, end)));
            return new Preface(
                    title.find() ? Optional.of(title.group(2).strip()) : Optional.empty(),
                    List.of(),
                    all.subList(end + 1, all.size()));
        }
        if (end == 0) {
            return new Preface(Optional.empty(), List.of(), all);
        }
        Map<?, ?> keys = read(String.join("\n", lines.subList(1, end)), notices);
        List<String> words = new ArrayList<>(words(keys.get("keyword")));
        words.addAll(words(keys.get("keywords")));
        Optional<String> title =
                Optional.ofNullable(keys.get("title")).map(Object::toString).map(String::strip);
        return new Preface(title, words, all.subList(end + 1, all.size()));
    }

    private static int end(List<String> lines, String fence) {
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(fence)) {
                return i;
            }
        }
        return 0;
    }

    private static Map<?, ?> read(String yaml, Notices notices) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(0);
            Object loaded =
                    new Yaml(new SafeConstructor(options))
                            .<@org.jspecify.annotations.Nullable Object>load(yaml);
            return loaded instanceof Map<?, ?> map ? map : Map.of();
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
            notices.warn(line + 2, "the front matter is not YAML and was not used");
        } catch (YAMLException e) {
            notices.warn(1, "the front matter is not YAML and was not used");
        }
        return Map.of();
    }

    private static List<String> words(@org.jspecify.annotations.Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(word -> word != null)
                    .map(w -> w.toString().strip())
                    .toList();
        }
        if (value == null) {
            return List.of();
        }
        return Arrays.stream(value.toString().split(SEPARATORS))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
