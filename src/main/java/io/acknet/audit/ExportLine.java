package io.acknet.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;

/// An entry as one line of canonical JSON: `{"row":{…}}`, `{"checkpoint":{…}}` or `{"head":{…}}`. The body
/// of a row is a string, so that whoever hashes it needs no JSON for that.
public final class ExportLine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExportLine() {}

    public static String write(Entry entry) {
        return CanonicalJson.write(
                switch (entry) {
                    case AuditRow row ->
                            Map.of(
                                    "row",
                                    Map.of(
                                            "seq", row.seq(),
                                            "at", row.at(),
                                            "body", row.body(),
                                            "prev", row.prev(),
                                            "hash", row.hash(),
                                            "mac", row.mac()));
                    case Checkpoint made ->
                            Map.of(
                                    "checkpoint",
                                    Map.of(
                                            "seq", made.seq(),
                                            "hash", made.hash(),
                                            "at", made.at(),
                                            "prev", made.prev(),
                                            "mac", made.mac()));
                    case ChainHead head ->
                            Map.of(
                                    "head",
                                    Map.of(
                                            "seq", head.seq(),
                                            "hash", head.hash(),
                                            "checkpoint", head.checkpoint(),
                                            "checkpointAt", head.checkpointAt(),
                                            "mac", head.mac()));
                });
    }

    /// Empty unless the line is, to the byte, what [#write] makes of an entry.
    public static Optional<Entry> read(String line) {
        try {
            return entry(JSON.readTree(line)).filter(entry -> write(entry).equals(line));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Entry> entry(JsonNode line) {
        if (line.has("row")) {
            JsonNode row = line.get("row");
            return Optional.of(
                    new AuditRow(
                            number(row, "seq"),
                            number(row, "at"),
                            text(row, "body"),
                            text(row, "prev"),
                            text(row, "hash"),
                            text(row, "mac")));
        }
        if (line.has("checkpoint")) {
            JsonNode made = line.get("checkpoint");
            return Optional.of(
                    new Checkpoint(
                            number(made, "seq"),
                            text(made, "hash"),
                            number(made, "at"),
                            number(made, "prev"),
                            text(made, "mac")));
        }
        if (line.has("head")) {
            JsonNode head = line.get("head");
            return Optional.of(
                    new ChainHead(
                            number(head, "seq"),
                            text(head, "hash"),
                            number(head, "checkpoint"),
                            number(head, "checkpointAt"),
                            text(head, "mac")));
        }
        return Optional.empty();
    }

    private static long number(JsonNode object, String name) {
        return object.path(name).asLong();
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asText();
    }
}
