package io.acknet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every source file stands as google-java-format (AOSP) writes it. `-Dformat.write` rewrites them.
class FormattingTest {

    static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void isFormatted(Path file) throws Exception {
        String actual = Files.readString(file);
        String expected = format(actual);
        if (System.getProperty("format.write") != null && !actual.equals(expected)) {
            Files.writeString(file, expected);
            return;
        }
        assertThat(actual).as("%s (mend with -Dformat.write)", file).isEqualTo(expected);
    }

    private static String format(String source) throws Exception {
        JavaFormatterOptions options =
                JavaFormatterOptions.builder().style(Style.AOSP).formatJavadoc(false).build();
        String ordered = ImportOrderer.reorderImports(source, Style.GOOGLE);
        return new Formatter(options)
                .formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
    }
}
