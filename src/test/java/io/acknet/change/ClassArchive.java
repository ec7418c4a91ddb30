package io.acknet.change;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/// What makes the start of the same process over and over cheap: a first one writes down which classes
/// it has loaded and how they are linked (JEP 514), and the others map that. It halves what a start
/// costs, or better; where there is none, everything works as well, slower.
final class ClassArchive {
    private final Path file;
    private final String classPath;

    /// The archive wants jars, where a build has directories.
    ClassArchive(Path directory) {
        this.file = directory.resolve("classes.aot");
        List<String> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            path.add(
                    Files.isDirectory(Path.of(entry)) ? jar(entry, directory, path.size()) : entry);
        }
        this.classPath = String.join(File.pathSeparator, path);
    }

    private static String jar(String classes, Path directory, int number) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String jar = directory.resolve(number + ".jar").toString();
        int code =
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(System.out, System.err, "-c", "-0", "-f", jar, "-C", classes, ".");
        if (code != 0) {
            throw new IllegalStateException("cannot pack " + classes);
        }
        return jar;
    }

    /// A process with these writes the archive when it ends by itself.
    List<String> training() {
        return List.of("-cp", classPath, "-XX:AOTCacheOutput=" + file);
    }

    List<String> flags() {
        return Files.exists(file)
                ? List.of("-cp", classPath, "-XX:AOTCache=" + file)
                : List.of("-cp", classPath);
    }
}
