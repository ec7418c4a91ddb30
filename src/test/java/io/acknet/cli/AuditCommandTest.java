package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acknet.OpenStore;
import io.acknet.audit.AuditEvent;
import io.acknet.config.ConfigFile;
import io.acknet.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTest {
    private static final int ROWS = 5;

    @TempDir Path directory;
    private Path config;

    @BeforeEach
    void write() throws IOException {
        config = Files.writeString(directory.resolve("acknet.yaml"), "database: data/bot.db\n");
        try (Store store = open()) {
            for (int i = 2; i <= ROWS; i++) {
                store.audit()
                        .append(new AuditEvent("noted", "T1:U1", "c" + i, Map.of("why", "因为")));
            }
            store.audit().checkpoint();
        }
    }

    private Store open() {
        return new OpenStore(ConfigFile.read(config).storage(), Map.of())
                .open(InstantSource.system());
    }

    @Test
    void aSoundAuditIsExitZeroEvenWhileTheBotRuns() throws IOException {
        try (Store _ = open()) {
            Ran ran = run("verify", "--json");
            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(ran.json().path("verdict").asText()).isEqualTo("sound");
            assertThat(ran.json().path("rows").asInt()).isEqualTo(ROWS);
        }
        assertThat(run("verify", "--lang", "zh").out()).contains("审计记录完好");
        assertThat(run("verify", "--lang", "en").out()).contains("The audit is sound: rows: 5");
    }

    @Test
    void anExportIsVerifiedWithoutTheDatabase() throws IOException {
        Path export = export(lines());
        Files.delete(directory.resolve("data/bot.db"));

        Ran ran = run("verify", "--file", export.toString());
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(lines(export)).hasSize(ROWS + 2);
    }

    @Test
    void eachKindOfHarmHasItsExitCode() throws IOException {
        List<String> lines = lines();
        List<String> changed = new ArrayList<>(lines);
        changed.set(2, changed.get(2).replace("T1:U1", "T1:U2"));
        List<String> gap = new ArrayList<>(lines);
        gap.remove(2);
        List<String> cut = lines.subList(0, 3);

        Ran broken = run("verify", "--json", "--file", export(changed).toString());
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.json().path("seq").asInt()).isEqualTo(3);
        assertThat(broken.json().path("flaw").asText()).isEqualTo("contents");

        Ran missing = run("verify", "--json", "--file", export(gap).toString());
        assertThat(missing.exit()).isEqualTo(4);
        assertThat(missing.json().path("seq").asInt()).isEqualTo(3);

        Ran shorter = run("verify", "--json", "--file", export(cut).toString());
        assertThat(shorter.exit()).isEqualTo(5);
        assertThat(shorter.json().path("last").asInt()).isEqualTo(3);
    }

    @Test
    void whatTheLogRemembersMustBeThere() throws IOException {
        JsonNode made = new ObjectMapper().readTree(lines().get(ROWS)).path("checkpoint");
        Path log = directory.resolve("log");
        Files.writeString(
                log,
                "something else\n2026-11-01T12:00:00.000Z audit checkpoint seq=%s hash=%s at=%s prev=%s mac=%s\n"
                        .formatted(
                                made.path("seq").asText(),
                                made.path("hash").asText(),
                                made.path("at").asText(),
                                made.path("prev").asText(),
                                made.path("mac").asText()));
        assertThat(run("verify", "--log", log.toString()).exit()).isZero();

        Files.writeString(log, Files.readString(log).replace("seq=5", "seq=6"));
        assertThat(run("verify", "--log", log.toString()).exit()).isEqualTo(1);
    }

    @Test
    void whereThereIsNothingToReadItCouldNotTell() throws IOException {
        Files.writeString(config, "database: none.db\naudit: {keyFile: data/bot.db.audit-key}\n");
        Ran noDatabase = run("verify");
        assertThat(noDatabase.exit()).isEqualTo(3);
        assertThat(noDatabase.err()).contains("none.db");

        Files.writeString(config, "database: jdbc:postgresql://127.0.0.1:1/x?password=hunter2\n");
        Ran noKey = run("verify");
        assertThat(noKey.exit()).isEqualTo(3);
        assertThat(noKey.err()).contains("ACKNET_AUDIT_KEY").doesNotContain("hunter2");

        Ran noServer = run("export");
        assertThat(noServer.exit()).isEqualTo(3);
        assertThat(noServer.err()).contains("127.0.0.1:1/x").doesNotContain("hunter2");
        assertThat(run("verify", "--file", "nowhere").exit()).isEqualTo(3);
        assertThat(run().exit()).isEqualTo(2);
    }

    private List<String> lines() {
        return run("export").out().lines().toList();
    }

    private Path export(List<String> lines) throws IOException {
        return Files.write(directory.resolve("export.jsonl"), lines);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    private Ran run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        if (!all.isEmpty()) {
            all.addAll(List.of("--config", config.toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new AuditCommand());
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("acknet: " + failure.getMessage());
            return Exit.COULD_NOT_TELL;
        });
        return new Ran(line.execute(all.toArray(String[]::new)), out.toString(), err.toString());
    }

    private record Ran(int exit, String out, String err) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }
}
