package io.acknet.change;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.acknet.fix.Ownership;
import io.acknet.fix.Step;

/// Requests, states and effects as JSON, strictly: a field that is unknown, missing or stands twice is a
/// fault, for a change that is half understood must not run.
///
/// Every text carries the version of its form; another version than ours is refused.
final class ChangeJson {
    static final int FORM = 1;

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .addMixIn(Step.class, Kinded.class)
                    .addMixIn(Step.Edit.class, KindedEdit.class)
                    .addMixIn(Ownership.class, KindedOwnership.class)
                    .addMixIn(ChangeState.class, KindedState.class)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .build();

    private ChangeJson() {}

    static String write(ChangeRequest request) {
        return text(new RequestForm(FORM, request));
    }

    static ChangeRequest request(String json) {
        RequestForm form = read(json, RequestForm.class);
        known(form.form());
        return form.request();
    }

    static String write(ChangeState state) {
        return text(new StateForm(FORM, state));
    }

    static ChangeState state(String json) {
        StateForm form = read(json, StateForm.class);
        known(form.form());
        return form.state();
    }

    static String write(Effect effect) {
        return text(new EffectForm(FORM, effect));
    }

    static Effect effect(String json) {
        EffectForm form = read(json, EffectForm.class);
        known(form.form());
        return form.effect();
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change cannot be written as JSON", e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UnreadableChange("a stored change cannot be read: " + e.getOriginalMessage());
        }
    }

    private static void known(int form) {
        if (form != FORM) {
            throw new UnreadableChange(
                    "a stored change has the form "
                            + form
                            + ", this version of acknet reads "
                            + FORM
                            + "; start the version that wrote it");
        }
    }

    /// A stored change that this program does not understand, and therefore does not touch.
    static final class UnreadableChange extends RuntimeException {
        UnreadableChange(String message) {
            super(message);
        }
    }

    private record RequestForm(int form, ChangeRequest request) {}

    private record StateForm(int form, ChangeState state) {}

    private record EffectForm(int form, Effect effect) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Step.SetKey.class, name = "set-key"),
        @JsonSubTypes.Type(value = Step.Create.class, name = "create"),
        @JsonSubTypes.Type(value = Step.Delete.class, name = "delete"),
        @JsonSubTypes.Type(value = Step.RestartPods.class, name = "restart-pods"),
        @JsonSubTypes.Type(value = Step.RestartWorkload.class, name = "restart-workload")
    })
    private interface Kinded {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Step.Edit.Splice.class, name = "splice"),
        @JsonSubTypes.Type(value = Step.Edit.Put.class, name = "put")
    })
    private interface KindedEdit {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Ownership.Unmanaged.class, name = "unmanaged"),
        @JsonSubTypes.Type(value = Ownership.MayBeOverwritten.class, name = "may-be-overwritten")
    })
    private interface KindedOwnership {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ChangeState.Pending.class, name = "PENDING"),
        @JsonSubTypes.Type(value = ChangeState.Approved.class, name = "APPROVED"),
        @JsonSubTypes.Type(value = ChangeState.Executing.class, name = "EXECUTING"),
        @JsonSubTypes.Type(value = ChangeState.Halted.class, name = "HALTED"),
        @JsonSubTypes.Type(value = ChangeState.Denied.class, name = "DENIED"),
        @JsonSubTypes.Type(value = ChangeState.Expired.class, name = "EXPIRED"),
        @JsonSubTypes.Type(value = ChangeState.Cancelled.class, name = "CANCELLED"),
        @JsonSubTypes.Type(value = ChangeState.Superseded.class, name = "SUPERSEDED"),
        @JsonSubTypes.Type(value = ChangeState.Succeeded.class, name = "SUCCEEDED"),
        @JsonSubTypes.Type(value = ChangeState.Failed.class, name = "FAILED")
    })
    private interface KindedState {}
}
