package io.acknet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The completion as a shell finds it: sourced, and asked what may stand at the cursor.
class CompletionTest {
    @TempDir private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    acknet ''                              | ask check plan serve try completion
                    acknet che                             | check
                    acknet check ha                        | hairpin
                    acknet plan ''                         | cni-version enable-hairpin headless-service
                    acknet check hairpin --kube            | --kubeconfig
                    acknet audit ''                        | verify export
                    acknet completion ''                   | bash zsh
                    """)
    void completesInBash(String line, String words) throws Exception {
        Path script = script("bash");
        String[] typed = typed(line);
        String array = "COMP_WORDS=(" + quoted(typed) + "); COMP_CWORD=" + (typed.length - 1);
        String offered =
                run(
                        "bash",
                        "--norc",
                        "-c",
                        "source "
                                + script
                                + "; "
                                + array
                                + "; COMP_LINE='"
                                + String.join(" ", typed)
                                + "'; COMP_POINT=${#COMP_LINE}; _complete_acknet; printf '%s\\n' \"${COMPREPLY[@]}\"");
        assertThat(offered.lines().map(String::strip)).contains(words.split(" "));
    }

    @Test
    void zshReadsIt() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "SKIPPED: no zsh here");
        String said =
                run(
                        "zsh",
                        "-f",
                        "-c",
                        "source " + script("zsh") + " && print ok ${_comps[acknet]}");
        assertThat(said).contains("ok").contains("_complete_acknet");
    }

    private static String[] typed(String line) {
        String[] words = line.split(" +");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].equals("''") ? "" : words[i];
        }
        return words;
    }

    private static String quoted(String[] words) {
        return "'" + String.join("' '", List.of(words)) + "'";
    }

    private Path script(String shell) throws IOException {
        StringWriter out = new StringWriter();
        int exit =
                Acknet.commandLine("completion")
                        .setOut(new PrintWriter(out, true))
                        .execute("completion", shell);
        assertThat(exit).isZero();
        return Files.writeString(directory.resolve("acknet." + shell), out.toString());
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
