package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The tables that `kubectl get` asks for, with the columns that matter here, and 406 for what cannot
/// be served.
final class Tables {
    private static final String TABLE = "as=Table";
    private static final String PARTIAL = "as=PartialObjectMetadata";

    private Tables() {}

    static ObjectNode shaped(Call call, ResourceType type, ObjectNode body) {
        String accept = call.header("Accept");
        if (accept.contains(TABLE)) {
            return table(type, body, call.parameter("includeObject"));
        }
        if (accept.contains(PARTIAL)) {
            return partial(body);
        }
        boolean json =
                accept.isEmpty()
                        || accept.contains("*/*")
                        || accept.contains("application/*")
                        || accept.contains("json");
        if (!json) {
            throw Failure.notAcceptable();
        }
        return body;
    }

    private static ObjectNode table(ResourceType type, ObjectNode body, String include) {
        ObjectNode table = Tree.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.set("metadata", body.has("items") ? body.path("metadata") : Tree.object());
        List<Columns.Column> columns = Columns.of(type);
        ArrayNode definitions = table.putArray("columnDefinitions");
        columns.forEach(column ->
                definitions
                        .addObject()
                        .put("name", column.name())
                        .put("type", "string")
                        .put("format", column.name().equals("Name") ? "name" : "")
                        .put("description", "")
                        .put("priority", 0));
        ArrayNode rows = table.putArray("rows");
        List<JsonNode> items = body.has("items") ? Tree.items(body, "items") : List.of(body);
        for (JsonNode item : items) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells");
            columns.forEach(column -> cells.add(column.cell().apply(item)));
            row.set("object", include.equals("Object") ? item : metadataOnly(item));
        }
        return table;
    }

    private static ObjectNode partial(ObjectNode body) {
        if (!body.has("items")) {
            return metadataOnly(body);
        }
        ObjectNode list =
                Tree.object()
                        .put("kind", "PartialObjectMetadataList")
                        .put("apiVersion", "meta.k8s.io/v1");
        list.set("metadata", body.path("metadata"));
        ArrayNode items = list.putArray("items");
        Tree.items(body, "items").forEach(item -> items.add(metadataOnly(item)));
        return list;
    }

    private static ObjectNode metadataOnly(JsonNode item) {
        ObjectNode partial =
                Tree.object()
                        .put("kind", "PartialObjectMetadata")
                        .put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", item.path("metadata"));
        return partial;
    }
}
