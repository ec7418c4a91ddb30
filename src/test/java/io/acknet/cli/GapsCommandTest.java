package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.OpenStore;
import io.acknet.config.ConfigFile;
import io.acknet.store.Asked;
import io.acknet.store.Gap;
import io.acknet.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GapsCommandTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir Path directory;

    @Test
    void groupsWhatIsAboutTheSameWhileTheBotRuns() throws IOException {
        Path config = Files.writeString(directory.resolve("acknet.yaml"), "database: bot.db\n");
        try (Store store =
                new OpenStore(ConfigFile.read(config).storage(), Map.of())
                        .open(InstantSource.system())) {
            gap(store, "1", "coredns 解析超时", Set.of("coredn", "解析", "超时"), Gap.State.OPEN);
            gap(store, "2", "coredns times out", Set.of("coredn", "超时", "time"), Gap.State.OPEN);
            gap(store, "3", "GPU 驱动", Set.of("!gpu", "驱动"), Gap.State.OPEN);
            gap(store, "4", "午饭吃什么", Set.of("午饭"), Gap.State.DISMISSED);

            JsonNode json = new ObjectMapper().readTree(run("--config", config + "", "--json"));
            assertThat(json.path("groups")).hasSize(2);
            assertThat(json.at("/groups/0/times").asInt()).isEqualTo(2);
            assertThat(json.at("/groups/0/examples")).hasSize(2);
            assertThat(run("--config", config.toString()))
                    .contains("2×  none, nearest hairpin 9.5", "GPU 驱动", "2 groups, 3 questions")
                    .doesNotContain("午饭");
        }
    }

    private static void gap(Store store, String id, String text, Set<String> terms, Gap.State to) {
        store.askedQuestions()
                .add(new Asked(id, text, "none", List.of(), 0, "zh", "channel", NOON));
        Gap gap =
                new Gap(
                        id, text, terms, "none", "hairpin", 9.5, "", "zh", "channel", 1, NOON, NOON,
                        to);
        store.gaps().count(id, gap, 100);
        store.gaps().become(id, to);
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new GapsCommand()).setOut(new PrintWriter(out));
        assertThat(line.execute(arguments)).isEqualTo(Exit.DONE);
        return out.toString();
    }
}
