package io.acknet.slack;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.acknet.conversation.Command;
import java.util.stream.Stream;

/// JSON as this room stores it and sends it.
final class SlackJson {
    static final ObjectMapper MAPPER = mapper();

    private SlackJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getName(), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no %s in %d characters: %s"
                            .formatted(type.getSimpleName(), json.length(), e.getOriginalMessage()),
                    e);
        }
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addMixIn(Command.class, NamedBySimpleName.class)
                .registerSubtypes(commands(Command.class).toArray(Class<?>[]::new))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    private static Stream<Class<?>> commands(Class<?> type) {
        return type.isInterface()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(SlackJson::commands)
                : Stream.of(type);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "command")
    private interface NamedBySimpleName {}
}
