package io.acknet.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which fields of an object are read; of the others not even a string is made. Fields are named by
/// JSON pointers in which an array stands for each of its elements, and `*` for a member of any name.
public final class Fields {
    public static final Fields ALL = new Fields(true, Map.of());
    private static final Fields NONE = new Fields(false, Map.of());
    private static final String ANY = "*";

    private final boolean others;
    private final @Nullable Fields each;
    private final byte[][] names;
    private final Fields[] named;

    private Fields(boolean others, Map<String, Fields> below) {
        Map<String, Fields> named = new LinkedHashMap<>(below);
        this.others = others;
        this.each = named.remove(ANY);
        this.names =
                named.keySet().stream()
                        .map(name -> name.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new);
        this.named = named.values().toArray(Fields[]::new);
    }

    /// These and no others, each with everything below it.
    public static Fields only(String... pointers) {
        return tree(false, Arrays.stream(pointers).map(Fields::path).toList());
    }

    /// All but these.
    public static Fields without(String... pointers) {
        return tree(true, Arrays.stream(pointers).map(Fields::path).toList());
    }

    /// A list's items cut to these fields, and what surrounds them.
    Fields ofList() {
        Map<String, Fields> list = new LinkedHashMap<>();
        list.put("items", this);
        return new Fields(true, list);
    }

    /// Whether nothing is left out.
    boolean whole() {
        return others && each == null && named.length == 0;
    }

    /// What is read of a member of an object.
    ///
    /// @param json holds the member's name, as it stands between its quotes
    /// @return null when the member is not read
    @Nullable Fields of(byte[] json, int from, int to) {
        for (int i = 0; i < names.length; i++) {
            byte[] name = names[i];
            if (name.length == to - from && Arrays.equals(name, 0, name.length, json, from, to)) {
                return orNothing(named[i]);
            }
        }
        if (each != null) {
            return orNothing(each);
        }
        return others ? ALL : null;
    }

    private static @Nullable Fields orNothing(Fields fields) {
        return fields == NONE ? null : fields;
    }

    private static Fields tree(boolean others, List<List<String>> paths) {
        Map<String, List<List<String>>> byName = new LinkedHashMap<>();
        for (List<String> path : paths) {
            byName.computeIfAbsent(path.getFirst(), _ -> new ArrayList<>())
                    .add(path.subList(1, path.size()));
        }
        Map<String, Fields> named = new LinkedHashMap<>();
        byName.forEach((name, below) -> named.put(name, below(others, below)));
        return new Fields(others, named);
    }

    private static Fields below(boolean others, List<List<String>> paths) {
        if (paths.stream().anyMatch(List::isEmpty)) {
            return others ? NONE : ALL;
        }
        return tree(others, paths);
    }

    private static List<String> path(String pointer) {
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException("not a JSON pointer: " + pointer);
        }
        return Arrays.stream(pointer.substring(1).split("/", -1))
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .toList();
    }
}
