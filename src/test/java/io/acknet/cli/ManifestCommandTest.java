package io.acknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ManifestCommandTest {
    @Test
    void printsAManifestThatSlackCanRead() throws JsonProcessingException {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new ManifestCommand()).setOut(new PrintWriter(out));

        assertThat(line.execute()).isEqualTo(Exit.DONE);

        JsonNode manifest = new YAMLMapper().readTree(out.toString());
        assertThat(manifest.at("/settings/socket_mode_enabled").asBoolean()).isTrue();
        assertThat(manifest.at("/features/slash_commands/0/command").asText()).isEqualTo("/acknet");
        assertThat(manifest.at("/oauth_config/scopes/bot")).hasSize(8);
        assertThat(manifest.at("/features/shortcuts").findValuesAsText("callback_id"))
                .containsExactly("ask_message", "save_draft");
        assertThat(manifest.at("/features/shortcuts").findValuesAsText("name"))
                .allMatch(name -> name.length() < 25);
        assertThat(manifest.at("/display_information/description").asText()).hasSizeLessThan(140);
    }
}
