package io.acknet.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/// The keys above a topic's text. Every key may be left out; a key that is not known is an error.
record FrontMatter(
        Optional<String> check,
        List<String> fixes,
        List<String> related,
        List<Topic.Source> sources,
        boolean draft) {

    private static final Set<String> KEYS = Set.of("check", "fixes", "related", "sources", "draft");
    private static final Set<String> SOURCE_KEYS = Set.of("title", "url", "edition");
    private static final FrontMatter EMPTY =
            new FrontMatter(Optional.empty(), List.of(), List.of(), List.of(), false);

    /// The first line of YAML is the second of the file.
    static FrontMatter read(String yaml, Complaints complaints) {
        StrictYaml strict = new StrictYaml(complaints, 1);
        return strict.mapping(yaml, KEYS).map(root -> of(root, strict)).orElse(EMPTY);
    }

    private static FrontMatter of(MappingNode root, StrictYaml strict) {
        Optional<String> check =
                strict.value(root, "check").flatMap(node -> strict.text(node, "check"));
        return new FrontMatter(
                check,
                strict.texts(root, "fixes"),
                strict.texts(root, "related"),
                strict.items(root, "sources").stream()
                        .flatMap(node -> source(node, strict).stream())
                        .toList(),
                strict.value(root, "draft").map(node -> strict.flag(node, "draft")).orElse(false));
    }

    private static Optional<Topic.Source> source(Node node, StrictYaml strict) {
        return strict.mapping(node, SOURCE_KEYS)
                .flatMap(source -> {
                    Optional<String> title = strict.required(source, "title");
                    Optional<String> url = strict.required(source, "url");
                    Optional<String> edition = strict.required(source, "edition");
                    if (title.isEmpty() || url.isEmpty() || edition.isEmpty()) {
                        return Optional.empty();
                    }
                    return Optional.of(new Topic.Source(title.get(), url.get(), edition.get()));
                });
    }
}
