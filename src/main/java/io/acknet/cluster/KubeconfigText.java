package io.acknet.cluster;

import io.acknet.lang.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// A kubeconfig as strict YAML, within limits, and its parts by name. Messages never quote a value.
final class KubeconfigText {
    /// A kubeconfig with a hundred contexts has about 500 kB.
    private static final int MAX_BYTES = 1 << 20;

    private final Path file;
    private final Part root;

    private KubeconfigText(Path file, Part root) {
        this.file = file;
        this.root = root;
    }

    static KubeconfigText read(Path file) {
        String source = source(file);
        Object document = parse(file, source);
        if (!(document instanceof Map<?, ?> map)) {
            throw refused(file, "", "不是 kubeconfig", "is not a kubeconfig");
        }
        return new KubeconfigText(file, new Part(file, "", map));
    }

    /// A kubeconfig that holds nothing but these two parts.
    static String only(Part cluster, Part user) {
        String name = "vetted";
        return new Yaml()
                .dump(
                        Map.of(
                                "apiVersion",
                                "v1",
                                "kind",
                                "Config",
                                "current-context",
                                name,
                                "contexts",
                                List.of(
                                        Map.of(
                                                "name",
                                                name,
                                                "context",
                                                Map.of("cluster", name, "user", name))),
                                "clusters",
                                List.of(Map.of("name", name, "cluster", cluster.values())),
                                "users",
                                List.of(Map.of("name", name, "user", user.values()))));
    }

    Part root() {
        return root;
    }

    /// The part of a list entry with this name: `users[1].user`.
    Part named(String list, String name, String part) {
        List<?> entries = root.value(list) instanceof List<?> found ? found : List.of();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Map<?, ?> entry && name.equals(entry.get("name"))) {
                String path = list + "[" + i + "]";
                return new Part(file, path, entry)
                        .part(part)
                        .orElseThrow(() ->
                                refused(
                                        file,
                                        path + "." + part,
                                        "缺失，请重新下载 kubeconfig",
                                        "is missing; download the kubeconfig again"));
            }
        }
        throw refused(
                file,
                list,
                "里没有名为 " + name + " 的条目；有：" + names(list),
                "has no entry named " + name + "; it has: " + names(list));
    }

    /// The names of a list's entries, for messages.
    String names(String list) {
        List<?> entries = root.value(list) instanceof List<?> found ? found : List.of();
        String names =
                entries.stream()
                        .filter(Map.class::isInstance)
                        .map(entry -> String.valueOf(((Map<?, ?>) entry).get("name")))
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? "-" : names;
    }

    private static String source(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw refused(file, "", "超过 1 MiB，不像 kubeconfig", "is larger than 1 MiB");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw refused(
                    file,
                    "",
                    "读不出来，请检查路径和权限",
                    "cannot be read; check the path and its permissions");
        }
    }

    private static @Nullable Object parse(Path file, String source) {
        LoaderOptions limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        limits.setMaxAliasesForCollections(0);
        limits.setNestingDepthLimit(20);
        limits.setCodePointLimit(MAX_BYTES);
        try {
            return new Yaml(new SafeConstructor(limits)).load(source);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw refused(
                    file, "", "第 " + line + " 行不是合法的 YAML", "line " + line + " is not valid YAML");
        } catch (YAMLException e) {
            throw refused(file, "", "嵌套或引用超出限度，拒绝读取", "nests or refers deeper than allowed");
        }
    }

    private static UnusableTarget refused(Path file, String field, String zh, String en) {
        String space = field.isEmpty() ? "" : " ";
        return new UnusableTarget(
                new Text(
                        file + "：" + field + space + zh,
                        file + (field.isEmpty() ? " " : ": " + field + " ") + en));
    }

    /// A mapping of the file, which knows where it stands.
    record Part(Path file, String at, Map<?, ?> values) {

        boolean has(String field) {
            return values.get(field) != null;
        }

        @Nullable Object value(String field) {
            return values.get(field);
        }

        String path(String field) {
            return at.isEmpty() ? field : at + "." + field;
        }

        /// A scalar as text. A number or a date has lost its own spelling, so it must be quoted.
        Optional<String> text(String field) {
            Object value = values.get(field);
            if (value == null) {
                return Optional.empty();
            }
            if (value instanceof String || value instanceof Boolean) {
                return Optional.of(value.toString());
            }
            throw refused(file, path(field), "应是带引号的字符串", "must be a string in quotes");
        }

        List<String> texts(String field) {
            return values.get(field) instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        }

        String required(String field) {
            return text(field)
                    .filter(value -> !value.isBlank())
                    .orElseThrow(() -> refused(file, path(field), "没有填写", "is not set"));
        }

        Optional<Part> part(String field) {
            return values.get(field) instanceof Map<?, ?> map
                    ? Optional.of(new Part(file, path(field), map))
                    : Optional.empty();
        }
    }
}
