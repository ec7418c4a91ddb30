package io.acknet.knowledge;

import io.acknet.lang.Lang;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/// The file `additions.yaml`: what was added to topics that stand elsewhere.
///
/// ```
/// additions:
///   - topic: hairpin
///     lang: en
///     as: asking
///     text: "my pod cannot curl its own service"
/// ```
final class Additions {
    static final String FILE = "additions.yaml";

    private static final String ROOT = "additions";
    private static final Set<String> KEYS = Set.of("topic", "lang", "as", "text");
    private static final String HEAD =
            """
            # Learned from use: lines for topics that stand elsewhere. acknet writes this file anew
            # whenever one is added; each passed `acknet knowledge test` before it was.
            """;

    private final StrictYaml strict;
    private final Complaints complaints;

    private Additions(Complaints complaints) {
        this.complaints = complaints;
        this.strict = new StrictYaml(complaints, 0);
    }

    /// @param refusals gets what is wrong; a file with an error gives nothing
    static List<Addition> read(Page page, List<Refusal> refusals) {
        Complaints complaints = new Complaints(page.file());
        Additions reader = new Additions(complaints);
        List<Addition> found = new ArrayList<>();
        reader.strict
                .mapping(page.text(), Set.of(ROOT))
                .ifPresent(root ->
                        reader.strict
                                .items(root, ROOT)
                                .forEach(node -> reader.addition(node).ifPresent(found::add)));
        refusals.addAll(complaints.inReadingOrder());
        return complaints.none() ? found : List.of();
    }

    private Optional<Addition> addition(Node node) {
        return strict.mapping(node, KEYS).flatMap(this::addition);
    }

    private Optional<Addition> addition(MappingNode root) {
        Optional<String> topic = strict.required(root, "topic");
        Optional<Lang> lang = one(root, "lang", List.of("zh", "en")).map(Lang::ofTag);
        Optional<Addition.Kind> kind =
                one(root, "as", Addition.Kind.words()).flatMap(Addition.Kind::of);
        Optional<String> text = strict.required(root, "text");
        if (topic.isEmpty() || lang.isEmpty() || kind.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Addition(topic.get(), lang.get(), kind.get(), text.get()));
    }

    private Optional<String> one(MappingNode root, String key, List<String> allowed) {
        Optional<String> found = strict.required(root, key);
        if (found.isPresent() && !allowed.contains(found.get())) {
            complaints.at(
                    strict.line(root),
                    "\"" + found.get() + "\" is no value of \"" + key + "\"",
                    "allowed: " + String.join(", ", allowed));
            return Optional.empty();
        }
        return found;
    }

    static String text(List<Addition> additions) {
        StringBuilder text = new StringBuilder(HEAD).append(ROOT).append(':');
        if (additions.isEmpty()) {
            return text.append(" []\n").toString();
        }
        text.append('\n');
        for (Addition one : additions) {
            text.append("  - topic: ").append(one.topic()).append('\n');
            text.append("    lang: ").append(one.lang().code()).append('\n');
            text.append("    as: ").append(one.kind().word()).append('\n');
            text.append("    text: ").append(quoted(one.text())).append('\n');
        }
        return text.toString();
    }

    /// In double quotes no YAML value is anything but a text.
    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
