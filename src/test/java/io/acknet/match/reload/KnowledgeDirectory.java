package io.acknet.match.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A directory of two topics, `valve` and `sensor`, for somebody to edit.
public record KnowledgeDirectory(Path path) {
    private static final String VALVE =
            """
            ---
            ---
            # en: The outlet valve, %s
            ## askings
            - the outlet valve of the tank leaks
            - water drips out of the valve
            - valve of the tank leaks in winter
            ## matches
            - why does water leak out of the outlet valve of my tank
            ## rejects
            - replace the battery of the pressure sensor
            ## cure
            Tighten it.
            """;

    private static final String SENSOR =
            """
            ---
            ---
            # en: The temperature sensor, %s
            ## askings
            - the temperature sensor shows a wrong value
            - temperature reading of the sensor is off
            - calibrate the temperature sensor
            ## matches
            - my temperature sensor shows wrong values, how to calibrate it
            ## cure
            Calibrate it.
            """;

    /// Words are rare only among others.
    private static final String LEXICON =
            "stops: [the, of, my]\nelsewhere:\n"
                    + IntStream.range(0, 400)
                            .mapToObj(i -> "  - somebody asks for thing" + i + "\n")
                            .collect(Collectors.joining());

    public static KnowledgeDirectory in(Path path) {
        KnowledgeDirectory directory = new KnowledgeDirectory(path);
        directory.write("lexicon.yaml", LEXICON);
        directory.generation("first");
        return directory;
    }

    /// Both topics say in their titles which generation they are of.
    void generation(String name) {
        write("sensor.md", SENSOR.replace("%s", name));
        write("valve.md", VALVE.replace("%s", name));
    }

    Path write(String file, String text) {
        try {
            return Files.writeString(path.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void rename(Path from, String to) {
        try {
            Files.move(from, path.resolve(to), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String file) {
        try {
            Files.delete(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String file) {
        try {
            return Files.readString(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Shows this directory, which lies in the mount, in the way in which the kubelet shows a
    /// ConfigMap: every file links through one link, which is swapped in one step.
    void mountAt(Path mount) {
        try {
            Path data = mount.resolve("..data");
            Path next = Files.createSymbolicLink(mount.resolve("..data_tmp"), path.getFileName());
            Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
            for (String file : List.of("valve.md", "sensor.md", "lexicon.yaml")) {
                if (!Files.isSymbolicLink(mount.resolve(file))) {
                    Files.createSymbolicLink(mount.resolve(file), Path.of("..data", file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param from stands in the file
    void edit(String file, String from, String to) {
        String text = text(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " does not hold: " + from);
        }
        write(file, text.replace(from, to));
    }
}
