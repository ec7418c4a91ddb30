package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Streams of YAML documents, as `kubectl apply -f` reads them.
public final class Manifests {
    private static final YAMLMapper YAML = new YAMLMapper();

    private Manifests() {}

    /// The objects of a stream of YAML documents; a `List` gives its items, an empty document nothing.
    ///
    /// @throws IllegalArgumentException when a document is not an object of Kubernetes
    public static List<ObjectNode> parse(String yaml) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            List<ObjectNode> objects = new ArrayList<>();
            while (documents.hasNext()) {
                add(documents.next(), objects);
            }
            return objects;
        } catch (IOException e) {
            throw new IllegalArgumentException("not a YAML manifest: " + e.getMessage(), e);
        }
    }

    /// The manifests of a file among the program's resources.
    static List<ObjectNode> resource(String path) {
        try (InputStream in = Manifests.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + path);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the resource " + path, e);
        }
    }

    private static void add(JsonNode document, List<ObjectNode> objects) {
        if (document.isMissingNode() || document.isNull()) {
            return;
        }
        if (Tree.text(document, "kind").equals("List")) {
            document.path("items").forEach(item -> add(item, objects));
            return;
        }
        if (!(document instanceof ObjectNode object) || Meta.name(object).isEmpty()) {
            throw new IllegalArgumentException(
                    "a manifest without kind or metadata.name: " + document);
        }
        objects.add(object);
    }
}
