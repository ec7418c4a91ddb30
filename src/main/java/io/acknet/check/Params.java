package io.acknet.check;

import io.acknet.lang.Text;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a check is to look at in particular, such as `pod=web/cart-0`. Never null and always valid.
public final class Params {
    private static final String NAME = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";

    /// The parameters there are.
    public enum Key {
        POD("ns/name", NAME + "/" + NAME),
        SERVICE("ns/name", NAME + "/" + NAME),
        WORKLOAD("ns/kind/name", NAME + "/[A-Za-z]+/" + NAME),
        NODE("name", NAME),
        NAMESPACE("name", NAME),
        IDS("vtb-…,vtb-…", "vtb-[a-z0-9]+(,vtb-[a-z0-9]+)*");

        private final String form;
        private final Pattern pattern;

        Key(String form, String pattern) {
            this.form = form;
            this.pattern = Pattern.compile(pattern);
        }

        /// `pod`, as it is written on the command line.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// How a value looks, such as `ns/name`.
        public String form() {
            return form;
        }
    }

    /// An object in a namespace.
    public record Ref(String namespace, String name) {
        static Ref parse(String text) {
            int slash = text.indexOf('/');
            return new Ref(text.substring(0, slash), text.substring(slash + 1));
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
                        ? new Text(
                                "此检查没有参数，收到了：" + word,
                                "this check takes no parameter, got: " + word)
                        : new Text(
                                "参数 " + word + " 不认识；可用的有：" + known,
                                "unknown parameter " + word + "; there are: " + known));
    }

    private static void validate(Key key, String value) {
        if (!key.pattern.matcher(value).matches()) {
            throw new BadRequest(
                    new Text(
                            "参数 " + key.word() + " 的形式应为 " + key.word() + "=" + key.form(),
                            "parameter "
                                    + key.word()
                                    + " must look like "
                                    + key.word()
                                    + "="
                                    + key.form()));
        }
    }
}
