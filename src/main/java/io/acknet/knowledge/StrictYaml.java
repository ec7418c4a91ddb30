package io.acknet.knowledge;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// YAML as a tree that knows its lines: unknown keys, keys that stand twice, and values of another
/// type are complaints; no alias, no deep nesting, nothing is ever constructed from a tag.
final class StrictYaml {
    /// The deepest known form is list → mapping → value; the rest is somebody's attack or mistake.
    private static final int MAX_DEPTH = 10;

    private final Complaints complaints;
    private final int linesBefore;

    /// @param linesBefore how many lines of the file stand before the YAML
    StrictYaml(Complaints complaints, int linesBefore) {
        this.complaints = complaints;
        this.linesBefore = linesBefore;
    }

    /// The root as a mapping with these keys only; empty when there is no YAML, or after a complaint.
    Optional<MappingNode> mapping(String yaml, Set<String> keys) {
        try {
            Node root = new Yaml(options()).compose(new StringReader(yaml));
            return root == null ? Optional.empty() : mapping(root, keys);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
            complaints.at(
                    line + 1 + linesBefore,
                    "this is not YAML: " + e.getProblem(),
                    "mend the syntax; quote values that hold ': ' or '#'");
        } catch (YAMLException e) {
            complaints.at(
                    1 + linesBefore,
                    "this is not YAML: " + e.getMessage(),
                    "write plain keys and values, without anchors and aliases");
        }
        return Optional.empty();
    }

    Optional<MappingNode> mapping(Node node, Set<String> keys) {
        if (!(node instanceof MappingNode mapping)) {
            complaints.at(line(node), "a mapping is expected here", "write " + example(keys));
            return Optional.empty();
        }
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            checkKey(entry.getKeyNode(), keys, seen);
        }
        return Optional.of(mapping);
    }

    Optional<Node> value(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(entry -> key.equals(name(entry.getKeyNode())))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    Optional<String> required(MappingNode mapping, String key) {
        Optional<Node> value = value(mapping, key);
        if (value.isEmpty()) {
            complaints.at(line(mapping), "the key \"" + key + "\" is missing", "add it");
        }
        return value.flatMap(node -> text(node, key));
    }

    Optional<String> text(Node node, String key) {
        if (node instanceof ScalarNode scalar && isText(scalar)) {
            return Optional.of(scalar.getValue().strip());
        }
        complaints.at(
                line(node),
                "\"" + key + "\" is not a text",
                "write one word or sentence; put numbers, dates and true/false in quotes");
        return Optional.empty();
    }

    /// After a complaint it is false.
    boolean flag(Node node, String key) {
        String value = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (node.getTag().equals(Tag.BOOL) && (value.equals("true") || value.equals("false"))) {
            return value.equals("true");
        }
        complaints.at(line(node), "\"" + key + "\" is neither true nor false", "write true");
        return false;
    }

    List<String> texts(MappingNode mapping, String key) {
        return items(mapping, key).stream().flatMap(node -> text(node, key).stream()).toList();
    }

    List<Node> items(MappingNode mapping, String key) {
        return value(mapping, key).map(node -> items(node, key)).orElse(List.of());
    }

    int line(Node node) {
        return node.getStartMark().getLine() + 1 + linesBefore;
    }

    private List<Node> items(Node node, String key) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        complaints.at(line(node), "\"" + key + "\" is not a list", "write " + key + ": [one, two]");
        return List.of();
    }

    private void checkKey(Node key, Set<String> keys, Set<String> seen) {
        String name = name(key);
        if (!keys.isEmpty() && !keys.contains(name)) {
            complaints.at(
                    line(key),
                    "unknown key \"" + name + "\"",
                    "allowed: " + String.join(", ", new TreeSet<>(keys)));
        } else if (!seen.add(name)) {
            complaints.at(line(key), "the key \"" + name + "\" stands twice", "keep one of them");
        }
    }

    private static String name(Node key) {
        return key instanceof ScalarNode scalar ? scalar.getValue() : "(not a word)";
    }

    private static boolean isText(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.STR) && !scalar.getValue().isBlank();
    }

    private static String example(Set<String> keys) {
        return keys.stream().sorted().findFirst().orElse("key") + ": value";
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(KnowledgeFolder.MAX_BYTES);
        return options;
    }
}
