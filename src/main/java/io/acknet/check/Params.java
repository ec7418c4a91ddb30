package io.acknet.check;

import io.acknet.lang.Text;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a check is to look at in particular, such as `pod=web/cart-0`. Never null and always valid.
public final class Params {
    private static final String NAME = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";

    /// The parameters there are.
    public enum Key {
        POD("ns/name", NAME + "/" + NAME, "web/cart-0"),
        SERVICE("ns/name", NAME + "/" + NAME, "web/cart"),
        WORKLOAD(
                "ns/kind/name,…",
                NAME + "/[A-Za-z]+/" + NAME + "(," + NAME + "/[A-Za-z]+/" + NAME + ")*",
                "web/Deployment/cart"),
        NODE("name", NAME, "cn-hangzhou.10.0.0.1"),
        NAMESPACE("name", NAME, "web"),
        IDS("vtb-…,vtb-…", "vtb-[a-z0-9]+(,vtb-[a-z0-9]+)*", "vtb-bp1abc,vtb-bp2def");

        private final String form;
        private final Pattern pattern;
        private final String example;

        Key(String form, String pattern, String example) {
            this.form = form;
            this.pattern = Pattern.compile(pattern);
            this.example = example;
        }

        /// `pod`, as it is written on the command line.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// How a value looks, such as `ns/name`.
        public String form() {
            return form;
        }

        /// A value that has the form, such as `web/cart-0`.
        public String example() {
            return example;
        }

        public Text title() {
            return switch (this) {
                case POD -> Text.same("Pod");
                case SERVICE -> Text.same("Service");
                case WORKLOAD -> new Text("工作负载", "Workload");
                case NODE -> new Text("节点", "Node");
                case NAMESPACE -> new Text("命名空间", "Namespace");
                case IDS -> new Text("路由表 ID", "Ids of route tables");
            };
        }

        /// What is wrong with a value; empty when it has the form.
        public Optional<Text> objection(String value) {
            return pattern.matcher(value).matches()
                    ? Optional.empty()
                    : Optional.of(
                            new Text(
                                    "参数 %s 应写成 %s，例如 %s".formatted(word(), form, example),
                                    "parameter %s must look like %s, such as %s"
                                            .formatted(word(), form, example)));
        }
    }

    /// An object in a namespace.
    public record Ref(String namespace, String name) {
        static Ref parse(String text) {
            int slash = text.indexOf('/');
            return new Ref(text.substring(0, slash), text.substring(slash + 1));
        }
    }

    /// What makes Pods of its own, such as a Deployment.
    ///
    /// @param kind as somebody wrote it: `deployment`, `deploy`, `Deployments`
    public record Workload(String namespace, String kind, String name) {
        static Workload parse(String text) {
            List<String> parts = List.of(text.split("/", -1));
            return new Workload(parts.get(0), parts.get(1), parts.get(2));
        }
    }

    private final Map<Key, String> values;

    private Params(Map<Key, String> values) {
        this.values = values;
    }

    /// @throws BadRequest when a key is unknown or not taken, or a value has the wrong form
    public static Params parse(Map<String, String> given, Set<Key> taken) {
        Map<Key, String> values = new EnumMap<>(Key.class);
        given.forEach((word, value) -> values.put(key(word, taken), value));
        values.forEach(Params::validate);
        return new Params(values);
    }

    /// The keys that are given.
    public Set<Key> keys() {
        return values.isEmpty() ? Set.of() : EnumSet.copyOf(values.keySet());
    }

    public Optional<Ref> pod() {
        return Optional.ofNullable(values.get(Key.POD)).map(Ref::parse);
    }

    public Optional<Ref> service() {
        return Optional.ofNullable(values.get(Key.SERVICE)).map(Ref::parse);
    }

    public Optional<String> namespace() {
        return Optional.ofNullable(values.get(Key.NAMESPACE));
    }

    public Optional<String> node() {
        return Optional.ofNullable(values.get(Key.NODE));
    }

    /// Each once, in the order in which they were given.
    public List<Workload> workloads() {
        return Optional.ofNullable(values.get(Key.WORKLOAD)).stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .distinct()
                .map(Workload::parse)
                .toList();
    }

    /// What was given, by the words of the keys.
    public Map<String, String> words() {
        return values.entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().word(), Map.Entry::getValue));
    }

    public List<String> ids() {
        return Optional.ofNullable(values.get(Key.IDS))
                .map(ids -> List.of(ids.split(",", -1)))
                .orElse(List.of());
    }

    private static Key key(String word, Set<Key> taken) {
        return taken.stream()
                .filter(key -> key.word().equals(word))
                .findFirst()
                .orElseThrow(() -> unknown(word, taken));
    }

    private static BadRequest unknown(String word, Set<Key> taken) {
        String known =
                taken.stream()
                        .sorted()
                        .map(key -> key.word() + "=" + key.form())
                        .collect(Collectors.joining(", "));
        return new BadRequest(
                taken.isEmpty()
                        ? new Text("这里没有参数，收到了：" + word, "there is no parameter here, got: " + word)
                        : new Text(
                                "参数 " + word + " 不认识；可用的有：" + known,
                                "unknown parameter " + word + "; there are: " + known));
    }

    private static void validate(Key key, String value) {
        key.objection(value)
                .ifPresent(objection -> {
                    throw new BadRequest(objection);
                });
    }
}
