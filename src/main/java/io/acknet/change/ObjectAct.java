package io.acknet.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.change.Effect.Phase;
import io.acknet.change.Effect.Pinned;
import io.acknet.change.Effect.Target;
import io.acknet.cluster.Mutation;
import io.acknet.cluster.Read;
import io.acknet.fix.Step.ObjectRef;
import io.acknet.lang.Text;
import java.util.Optional;

/// Creates an object, or deletes exactly the one that was created.
///
/// @param json the object as it is sent; empty to delete
record ObjectAct(Site site, String key, ObjectRef object, Optional<String> json) implements Act {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String call() {
        return json.isPresent() ? "create" : "delete";
    }

    @Override
    public Target target() {
        return new Target(object.kind(), object.namespace(), object.name(), object.uid(), "");
    }

    @Override
    public Sight look(Optional<Effect> last) {
        boolean sent = last.filter(effect -> effect.phase() != Phase.NOT_LANDED).isPresent();
        return switch (site.object(object)) {
            case Read.Unreadable<JsonNode>(var _, Text reason) -> new Sight.Unreadable(reason);
            case Read.Absent<JsonNode> _ -> absent(sent);
            case Read.Found<JsonNode>(JsonNode found, var _) ->
                    json.isPresent() ? foundCreated(found, sent) : foundToDelete(found);
        };
    }

    private Sight absent(boolean sent) {
        if (json.isEmpty()) {
            return sent
                    ? new Sight.Landed(new Pinned(object.uid(), "", ""))
                    : new Sight.Foreign(gone(), false);
        }
        return new Sight.Before(
                new Mutation.Create(
                        Site.kind(object.kind()), object.namespace(), object.name(), json.get()),
                "");
    }

    /// Only what we may have sent can be ours.
    private Sight foundCreated(JsonNode found, boolean sent) {
        return sent && covers(parsed(), found)
                ? new Sight.Landed(new Pinned(uid(found), revision(found), ""))
                : new Sight.Foreign(
                        new Text(
                                object.reference() + " 已经存在，不是这次变更创建的样子。",
                                object.reference()
                                        + " exists already, and not as this change creates it."),
                        false);
    }

    private Sight foundToDelete(JsonNode found) {
        boolean same =
                uid(found).equals(object.uid()) && revision(found).equals(object.resourceVersion());
        return same
                ? new Sight.Before(
                        new Mutation.Delete(
                                Site.kind(object.kind()),
                                object.namespace(),
                                object.name(),
                                object.uid(),
                                object.resourceVersion()),
                        "")
                : new Sight.Foreign(
                        new Text(
                                object.reference() + " 被别人改动过。",
                                "Somebody else has changed " + object.reference() + "."),
                        true);
    }

    private Text gone() {
        return new Text(object.reference() + " 已经不在了。", object.reference() + " is gone already.");
    }

    private JsonNode parsed() {
        try {
            return JSON.readTree(json.orElseThrow());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an object to create is no JSON");
        }
    }

    /// Whether all that was sent stands there; the server adds defaults.
    private static boolean covers(JsonNode sent, JsonNode found) {
        if (sent.isObject()) {
            return sent.properties().stream()
                    .allMatch(field -> covers(field.getValue(), found.path(field.getKey())));
        }
        if (sent.isArray()) {
            boolean all = sent.size() == found.size();
            for (int i = 0; all && i < sent.size(); i++) {
                all = covers(sent.get(i), found.get(i));
            }
            return all;
        }
        return sent.equals(found) || sent.asText().equals(found.asText("\0"));
    }

    private static String uid(JsonNode object) {
        return object.path("metadata").path("uid").asText();
    }

    private static String revision(JsonNode object) {
        return object.path("metadata").path("resourceVersion").asText();
    }
}
