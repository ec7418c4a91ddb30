package io.acknet.check.large;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One object as an API server writes it, with places for what differs from object to object, such as
/// `@name@`. Filling in is cheap, so that the server costs little beside its readers.
final class Template {
    /// Turns of literal text and the name of a place, beginning with text.
    private final List<byte[]> literals = new ArrayList<>();

    private final List<String> places = new ArrayList<>();

    private Template(String text) {
        String[] parts = text.strip().split("@", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 0) {
                literals.add(parts[i].getBytes(StandardCharsets.UTF_8));
            } else {
                places.add(parts[i]);
            }
        }
    }

    /// @param name of a file in `src/test/resources/large`, without `.json`
    static Template of(String name) {
        try (InputStream in = Template.class.getResourceAsStream("/large/" + name + ".json")) {
            byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
            return new Template(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Map<String, String> values, ByteArrayOutputStream out) {
        for (int i = 0; i < literals.size(); i++) {
            out.writeBytes(literals.get(i));
            if (i < places.size()) {
                String value = Objects.requireNonNull(values.get(places.get(i)), places.get(i));
                out.writeBytes(value.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    String text(Map<String, String> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(values, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
