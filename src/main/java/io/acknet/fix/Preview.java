package io.acknet.fix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Read;
import io.acknet.redact.Redactor;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a plan would change, worked out here from what was read. The API server has not been asked: an
/// admission webhook or a default of the server may make it come out differently.
public final class Preview {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClusterReader reader;
    private final Diff diff;

    /// @param reader the one that the plan was made with, so that it sees the same objects
    public Preview(ClusterReader reader, Redactor redactor) {
        this.reader = reader;
        this.diff = new Diff(redactor);
    }

    /// The diffs of all objects whose content the plan changes, one after the other.
    public String of(Plan plan) {
        return plan.steps().stream().map(this::of).collect(Collectors.joining());
    }

    private String of(Step step) {
        return switch (step) {
            case Step.SetKey set -> of(set);
            case Step.Create(var object, var json) ->
                    diff.of(object.reference(), Optional.empty(), Optional.of(json));
            case Step.Delete _, Step.RestartPods _, Step.RestartWorkload _ -> "";
        };
    }

    private String of(Step.SetKey set) {
        return switch (reader.get(Kinds.CONFIG_MAPS, set.map().namespace(), set.map().name())) {
            case Read.Found<ConfigMap>(ConfigMap before, var _) ->
                    diff.of(
                            set.map().reference(),
                            Optional.of(json(before)),
                            Optional.of(json(changed(before, set))));
            case Read.Absent<ConfigMap> _, Read.Unreadable<ConfigMap> _ -> "";
        };
    }

    private static ConfigMap changed(ConfigMap map, Step.SetKey set) {
        Map<String, String> data = new HashMap<>(map.getData() == null ? Map.of() : map.getData());
        switch (set.edit()) {
            case Step.Edit.Splice splice ->
                    data.computeIfPresent(set.key(), (_, text) -> splice.apply(text));
            case Step.Edit.Put(var _, Optional<String> after) ->
                    after.ifPresentOrElse(
                            text -> data.put(set.key(), text), () -> data.remove(set.key()));
        }
        return new ConfigMapBuilder(map).withData(data).build();
    }

    private static String json(ConfigMap map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ConfigMap cannot be written as JSON");
        }
    }
}
