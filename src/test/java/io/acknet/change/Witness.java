package io.acknet.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.audit.AuditKey;
import io.acknet.audit.AuditRow;
import io.acknet.audit.Verification;
import io.acknet.audit.Verifier;
import io.acknet.rehearsal.cluster.SeenRequest;
import io.acknet.store.AuditReader;
import io.acknet.store.Location;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Reads the audit from its beginning and joins it with what the API server has seen, by `Audit-ID`.
/// What does not fit the invariants is a failure:
///
/// - the chain is sound, and what was read before is still there;
/// - a change is approved by another than its requester before it executes, and only then has steps;
/// - nothing follows on its end;
/// - an action whose outcome is open is not begun again;
/// - no request without its intent, none of an intent twice, and of an action at most one that was
///   carried out.
final class Witness {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDS =
            Set.of("succeeded", "failed", "cancelled", "denied", "expired", "superseded");

    private final Location where;
    private final AuditKey key;
    private Map<Long, String> before = Map.of();

    Witness(Location where, AuditKey key) {
        this.where = where;
        this.key = key;
    }

    /// What the audit says about one change.
    static final class Story {
        String requester = "";
        boolean approved;
        boolean executing;
        int rows;
        Optional<String> end = Optional.empty();

        /// By the key of an action, how far it has come.
        final Map<String, String> phases = new LinkedHashMap<>();
    }

    private record Intent(String change, String key) {}

    private final Map<String, Story> stories = new LinkedHashMap<>();
    private final Map<String, Intent> intents = new HashMap<>();

    /// @param writes all requests that could have changed the cluster
    Stories testify(List<SeenRequest> writes) {
        stories.clear();
        intents.clear();
        Verifier verifier = new Verifier(key, List.of());
        Map<Long, String> hashes = new HashMap<>();
        AuditReader.read(
                where,
                entry -> {
                    verifier.accept(entry);
                    if (entry instanceof AuditRow row) {
                        hashes.put(row.seq(), row.hash());
                        hear(parsed(row.body()));
                    }
                });
        assertThat(verifier.end()).isInstanceOf(Verification.Sound.class);
        assertThat(hashes).containsAllEntriesOf(before);
        before = hashes;
        join(writes);
        return new Stories(Map.copyOf(stories));
    }

    /// By the id of the change.
    record Stories(Map<String, Story> all) {
        Story of(String id) {
            return Objects.requireNonNull(all.get(id), id);
        }
    }

    private void hear(JsonNode event) {
        String action = event.path("action").asText();
        String subject = event.path("subject").asText();
        if (action.startsWith("change.")) {
            hear(subject, action.substring("change.".length()), event.path("actor").asText());
        } else if (action.startsWith("step.")) {
            hear(subject, action.substring("step.".length()), event.path("details"));
        }
    }

    private void hear(String id, String word, String actor) {
        Story story = stories.computeIfAbsent(id, _ -> new Story());
        story.rows++;
        assertThat(story.end).as("nothing follows on the end of " + id).isEmpty();
        switch (word) {
            case "requested" -> story.requester = actor;
            case "approved" -> {
                assertThat(actor).isNotEqualTo(story.requester).isNotEqualTo("system");
                story.approved = true;
            }
            case "started", "continued" -> {
                assertThat(story.approved).isTrue();
                assertThat(story.executing).isFalse();
                assertThat(stories.values()).noneMatch(other -> other.executing);
                story.executing = true;
            }
            case "halted" -> story.executing = false;
            case "checked-before" -> assertThat(story.executing).isTrue();
            default -> {
                assertThat(ENDS).contains(word);
                story.executing = false;
                story.end = Optional.of(word);
            }
        }
    }

    private void hear(String id, String phase, JsonNode details) {
        Story story = Objects.requireNonNull(stories.get(id), id);
        story.rows++;
        assertThat(story.executing).as("a step of a change that executes").isTrue();
        String action = details.path("key").asText();
        if (phase.equals("intent")) {
            assertThat(story.phases.getOrDefault(action, "not-landed"))
                    .as("before %s of %s is sent again, it is known not to have landed", action, id)
                    .isEqualTo("not-landed");
            String auditId = details.path("audit-id").asText();
            assertThat(intents.put(auditId, new Intent(id, action))).isNull();
        }
        story.phases.put(action, phase);
    }

    private void join(List<SeenRequest> writes) {
        Set<String> sent = new HashSet<>();
        Set<Intent> carriedOut = new HashSet<>();
        for (SeenRequest request : writes) {
            assertThat(intents).as("an intent of " + request).containsKey(request.auditId());
            assertThat(sent.add(request.auditId())).as("once: " + request).isTrue();
            if (request.applied()) {
                Intent intent = Objects.requireNonNull(intents.get(request.auditId()));
                assertThat(carriedOut.add(intent)).as("once: " + request).isTrue();
                Story story = Objects.requireNonNull(stories.get(intent.change()));
                assertThat(story.phases.get(intent.key())).isNotEqualTo("not-landed");
            }
        }
        stories.forEach((id, story) ->
                story.phases.forEach((action, phase) -> {
                    if (isCall(action) && isDone(phase)) {
                        assertThat(carriedOut).contains(new Intent(id, action));
                    }
                }));
    }

    private static boolean isCall(String action) {
        return action.matches(".*(/set|/create|/delete|/evict/.*|/restart)");
    }

    private static boolean isDone(String phase) {
        return Set.of("landed", "seen-through", "gate-failed").contains(phase);
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
