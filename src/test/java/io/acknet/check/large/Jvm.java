package io.acknet.check.large;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program of this build in a JVM of its own.
///
/// @param lines what it printed
/// @param wall from its start to its end, in seconds
record Jvm(List<String> lines, double wall) {
    private static final double NANO = 1e9;

    static Process start(Class<?> program, List<String> flags, List<String> args)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(args);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// To its end.
    static Jvm run(Class<?> program, List<String> flags, List<String> args)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = start(program, flags, args);
        try (var out = process.inputReader()) {
            List<String> lines = out.lines().toList();
            if (process.waitFor() != 0) {
                throw new IOException(program.getName() + " failed: " + lines);
            }
            return new Jvm(lines, (System.nanoTime() - start) / NANO);
        }
    }

    List<String> those(String word) {
        return lines.stream().filter(line -> line.startsWith(word + " ")).toList();
    }

    Usage usage() {
        return Usage.parse(those("usage").getFirst());
    }
}
