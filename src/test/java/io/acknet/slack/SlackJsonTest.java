package io.acknet.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.conversation.Command;
import io.acknet.lang.Lang;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any command may stand behind a button, which is stored until somebody clicks.
class SlackJsonTest {

    static Stream<Class<?>> commands() {
        return recordsOf(Command.class);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aButtonIsReadAsItWasStored(Class<?> type) throws ReflectiveOperationException {
        for (boolean full : List.of(true, false)) {
            Button button = new Button((Command) record(type, full), Lang.ZH, true);
            assertThat(SlackJson.read(SlackJson.write(button), Button.class)).isEqualTo(button);
        }
    }

    private static Stream<Class<?>> recordsOf(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(SlackJsonTest::recordsOf)
                : Stream.of(type);
    }

    /// @param full whether what is optional is there
    private static Object record(Class<?> type, boolean full) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType(), full);
        }
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object value(Type type, boolean full) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            return several(generic, full);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return full ? "变更 a/b, \"c\"" : "";
        }
        if (raw == boolean.class) {
            return full;
        }
        if (raw == Instant.class) {
            return Instant.parse("2026-01-02T03:04:05Z");
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        }
        return record(recordsOf(raw).findFirst().orElseThrow(), full);
    }

    private static Object several(ParameterizedType type, boolean full)
            throws ReflectiveOperationException {
        Object one =
                value(
                        type.getActualTypeArguments()[type.getActualTypeArguments().length - 1],
                        full);
        if (type.getRawType() == Optional.class) {
            return full ? Optional.of(one) : Optional.empty();
        }
        if (type.getRawType() == Map.class) {
            return full ? Map.of("pod", one) : Map.of();
        }
        assertThat(type.getRawType()).isEqualTo(List.class);
        return full ? List.of(one) : List.of();
    }
}
