package io.acknet.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// What words mean, in both languages: a readable file beside the topics.
///
/// @param concepts name → the ways to say it; all of them count as the same word
/// @param foreign subjects that lie near but are somebody else's, in the same form; a question that
///     names one is answered only by a topic that names it too
/// @param stops phrases that carry no subject (如何, how do I, thanks); they separate words
/// @param glossary Chinese → English, for topics that exist in one of the languages only
/// @param elsewhere questions that lie near and that other people answer, in whole sentences: from
///     them it is learnt how common a word is, and which words lead away from the topics
public record Lexicon(
        Map<String, List<String>> concepts,
        Map<String, List<String>> foreign,
        List<String> stops,
        Map<String, List<String>> glossary,
        List<String> elsewhere) {

    private static final Set<String> KEYS =
            Set.of("concepts", "foreign", "stops", "glossary", "elsewhere");
    private static final Lexicon EMPTY =
            new Lexicon(Map.of(), Map.of(), List.of(), Map.of(), List.of());

    public Lexicon {
        concepts = Map.copyOf(concepts);
        foreign = Map.copyOf(foreign);
        stops = List.copyOf(stops);
        glossary = Map.copyOf(glossary);
        elsewhere = List.copyOf(elsewhere);
    }

    /// A lexicon without a word.
    public static Lexicon empty() {
        return EMPTY;
    }

    /// Every way to say a concept or a foreign subject.
    public List<String> phrases() {
        return Stream.concat(concepts.values().stream(), foreign.values().stream())
                .flatMap(List::stream)
                .toList();
    }

    /// The lexicon that comes with the program.
    public static Lexicon bundled() {
        return Library.bundled().lexicon();
    }

    /// @param refusals gets what is wrong with the file; the lexicon is then empty
    static Lexicon read(Page page, List<Refusal> refusals) {
        Complaints complaints = new Complaints(page.file());
        StrictYaml strict = new StrictYaml(complaints, 0);
        Optional<Lexicon> lexicon =
                strict.mapping(page.text(), KEYS)
                        .map(root ->
                                new Lexicon(
                                        groups(strict, root, "concepts"),
                                        groups(strict, root, "foreign"),
                                        strict.texts(root, "stops"),
                                        groups(strict, root, "glossary"),
                                        strict.texts(root, "elsewhere")));
        refusals.addAll(complaints.inReadingOrder());
        return complaints.none() ? lexicon.orElse(EMPTY) : EMPTY;
    }

    private static Map<String, List<String>> groups(
            StrictYaml strict, MappingNode root, String key) {
        Map<String, List<String>> groups = new TreeMap<>();
        strict.value(root, key)
                .flatMap(node -> strict.mapping(node, Set.of()))
                .ifPresent(mapping -> {
                    for (NodeTuple entry : mapping.getValue()) {
                        if (entry.getKeyNode() instanceof ScalarNode name) {
                            groups.put(name.getValue(), strict.texts(mapping, name.getValue()));
                        }
                    }
                });
        return groups;
    }
}
