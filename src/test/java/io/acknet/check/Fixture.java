package io.acknet.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.lang.Text;
import io.acknet.rehearsal.cluster.Manifests;
import io.acknet.rehearsal.cluster.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A directory `fixtures/<check>/<case>`. The comments at the head of its `in.yaml` say what it shows,
/// and:
///
/// - `# base: flannel` the manifests that it starts from; its own replace those of the same name
/// - `# kubernetes: v1.30.1-aliyun.1`
/// - `# without: kube-system/ConfigMap/kube-flannel-cfg Node/node-a` what to leave out of the base
/// - `# params: pod=web/cart-0`
public record Fixture(Path directory) {
    static final Path ROOT = Path.of("src/test/resources/fixtures");
    private static final List<Path> ROLES =
            List.of(
                    Path.of("deploy/base/read-role.yaml"),
                    Path.of("deploy/components/upstream-flannel/read-role-upstream-flannel.yaml"));

    static List<Fixture> all() {
        return under(ROOT);
    }

    /// All of them in `root/<check or fix>/<case>`.
    public static List<Fixture> under(Path root) {
        try (Stream<Path> files = Files.walk(root, 2)) {
            return files.filter(path -> root.relativize(path).getNameCount() == 2)
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(Fixture::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Fixture of(String check, String name) {
        return new Fixture(ROOT.resolve(check).resolve(name));
    }

    /// The id of the check, or of the fix.
    public String check() {
        return directory.getName(directory.getNameCount() - 2).toString();
    }

    public Path input() {
        return directory.resolve("in.yaml");
    }

    public Path output() {
        return directory.resolve("out.json");
    }

    String base() {
        return header("base", "");
    }

    /// Whether its cluster serves kinds that not every cluster has.
    boolean definesKinds() {
        return read(input()).contains("kind: CustomResourceDefinition");
    }

    /// As `out.json` says.
    Verdict verdict() {
        Matcher verdict = Pattern.compile("\"verdict\" : \"([A-Z_]+)\"").matcher(read(output()));
        if (!verdict.find()) {
            throw new IllegalStateException(output() + " has no verdict");
        }
        return Verdict.valueOf(verdict.group(1));
    }

    public Map<String, String> params() {
        return Stream.of(header("params", "").split(" "))
                .filter(param -> param.contains("="))
                .collect(
                        Collectors.toMap(
                                param -> param.substring(0, param.indexOf('=')),
                                param -> param.substring(param.indexOf('=') + 1)));
    }

    /// The base, the roles that ship with acknet, and on top what the fixture says.
    public Scenario scenario() {
        Map<String, ObjectNode> objects = new LinkedHashMap<>();
        put(objects, read(root().resolve("base").resolve(base() + ".yaml")));
        put(objects, read(ROOT.resolve("every-cluster.yaml")));
        ROLES.forEach(role -> put(objects, read(role)));
        Stream.of(header("without", "").split(" ")).forEach(objects::remove);
        put(objects, read(input()));
        String title = directory.getFileName().toString();
        return new Scenario(
                check() + "/" + title,
                Text.same(title),
                header("kubernetes", ""),
                List.copyOf(objects.values()));
    }

    private Path root() {
        Path check = Objects.requireNonNull(directory.getParent());
        return Objects.requireNonNull(check.getParent());
    }

    @Override
    public String toString() {
        return check() + "/" + directory.getFileName();
    }

    private String header(String key, String otherwise) {
        return read(input())
                .lines()
                .takeWhile(line -> line.startsWith("#"))
                .filter(line -> line.startsWith("# " + key + ": "))
                .map(line -> line.substring(key.length() + 4).strip())
                .findFirst()
                .orElse(otherwise);
    }

    private static void put(Map<String, ObjectNode> objects, String yaml) {
        Manifests.parse(yaml).forEach(object -> objects.put(reference(object), object));
    }

    private static String reference(ObjectNode object) {
        var meta = object.path("metadata");
        String namespace = meta.has("namespace") ? meta.path("namespace").asText() + "/" : "";
        return namespace
                + object.path("kind").asText()
                + custom(object.path("apiVersion").asText())
                + "/"
                + meta.path("name").asText();
    }

    /// Terway's Node is not Kubernetes' Node.
    private static String custom(String apiVersion) {
        String group = apiVersion.contains("/") ? apiVersion.split("/", 2)[0] : "";
        return group.equals("network.alibabacloud.com") ? "." + group : "";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
