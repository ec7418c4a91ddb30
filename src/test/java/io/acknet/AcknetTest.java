package io.acknet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class AcknetTest {
    @Test
    void everyCommandHasTheNameThatItSays() {
        assertThat(Acknet.commandLine().getSubcommands())
                .isNotEmpty()
                .allSatisfy((name, line) ->
                        assertThat(line.getCommand().getClass().getAnnotation(Command.class).name())
                                .isEqualTo(name));
    }

    @Test
    void onlyTheCommandThatIsNamedIsMade() {
        assertThat(Acknet.commandLine("manifest", "--help").getSubcommands())
                .containsOnlyKeys("manifest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "manifesto"})
    void allAreThereWhereNoneIsNamed(String word) {
        CommandLine line = Acknet.commandLine(word);
        assertThat(line.getSubcommands()).containsKeys("ask", "serve", "try");
    }

    @Test
    void aDirectoryThatIsNotThereIsWrongUsageOfTheCommandThatNamesIt() {
        String[] words = {"ask", "--knowledge", "no-such-directory", "why"};
        StringWriter said = new StringWriter();
        CommandLine line = Acknet.commandLine(words).setErr(new PrintWriter(said, true));

        assertThat(line.execute(words)).isEqualTo(2);
        assertThat(said.toString())
                .startsWith("there is no directory no-such-directory with topics")
                .contains("Usage: acknet ask");
    }
}
