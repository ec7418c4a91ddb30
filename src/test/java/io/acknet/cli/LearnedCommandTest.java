package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.OpenStore;
import io.acknet.config.ConfigFile;
import io.acknet.store.LearnedFiles;
import io.acknet.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What was learned goes to files and comes back from them.
class LearnedCommandTest {
    private static final String TOPIC =
            """
            ---
            ---

            # en: The outlet valve

            ## askings
            - why does the outlet valve leak
            - the tank loses water at its valve

            ## body
            Tighten it.
            """;
    private static final String ADDITION =
            """
            additions:
              - topic: valve
                lang: en
                as: %s
                text: "%s"
            """;
    private static final String DRAFT =
            TOPIC.replaceFirst("---", "---\ndraft: true").replace("valve", "gasket");

    @TempDir Path directory;
    private Path exported = Path.of("unset");

    @BeforeEach
    void learn() throws IOException {
        exported = directory.resolve("exported");
        Files.writeString(
                directory.resolve("acknet.yaml"), "database: bot.db\nknowledge: topics\n");
        Files.writeString(
                Files.createDirectory(directory.resolve("topics")).resolve("valve.md"), TOPIC);
        try (Store store = store()) {
            store.learnedFiles()
                    .replace(
                            0,
                            Map.of(
                                    "additions.yaml",
                                    ADDITION.formatted("asking", "the flange rattles loudly"),
                                    "gasket.md",
                                    DRAFT),
                            List.of());
        }
    }

    @Test
    void comesBackFromFilesAsItWasEdited() throws IOException {
        try (Store _ = store()) {
            assertThat(run(Exit.DONE, "export"))
                    .contains("1 lines for topics, 0 topics, 1 drafts in " + exported);
        }
        assertThat(exported.resolve("additions.yaml")).content().contains("flange");
        Files.delete(exported.resolve("additions.yaml"));
        Files.writeString(exported.resolve("gasket.md"), DRAFT.replace("draft: true\n", ""));

        assertThat(run(Exit.DONE, "import")).contains("0 lines for topics, 1 topics, 0 drafts");

        assertThat(files().files()).containsOnlyKeys("gasket.md");
        assertThat(files().files().get("gasket.md")).doesNotContain("draft");
    }

    @Test
    void whatFailsItsTestStaysOutside() throws IOException {
        LearnedFiles.Kept before = files();
        run(Exit.DONE, "export");
        Files.writeString(
                exported.resolve("additions.yaml"), ADDITION.formatted("match", "who won the cup"));

        assertThat(run(Exit.NO, "import")).contains("who won the cup");

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void leavesADirectoryOfOtherTopicsAlone() {
        exported = directory.resolve("topics");

        assertThat(run(Exit.USAGE, "export")).contains("valve.md is not among what was learned");

        assertThat(exported.resolve("gasket.md")).doesNotExist();
    }

    private LearnedFiles.Kept files() {
        return LearnedFiles.read(open().location());
    }

    private Store store() {
        return open().open(InstantSource.system());
    }

    private OpenStore open() {
        return new OpenStore(ConfigFile.read(directory.resolve("acknet.yaml")).storage(), Map.of());
    }

    private String run(int exit, String command) {
        StringWriter out = new StringWriter();
        CommandLine line =
                new CommandLine(new LearnedCommand(Set.of(), Set.of()))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(out));
        String config = directory.resolve("acknet.yaml").toString();
        assertThat(line.execute(command, exported.toString(), "--config", config))
                .as(out.toString())
                .isEqualTo(exit);
        return out.toString();
    }
}
