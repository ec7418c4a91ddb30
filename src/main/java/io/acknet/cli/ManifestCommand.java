package io.acknet.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints the Slack app's manifest, to paste where Slack makes a new app.
@Command(
        name = "manifest",
        description = "Prints the manifest of the Slack app, to paste at api.slack.com/apps.",
        mixinStandardHelpOptions = true)
public final class ManifestCommand implements Callable<Integer> {
    private static final String MANIFEST = "/deploy/slack-manifest.yaml";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(manifest());
        out.flush();
        return Exit.DONE;
    }

    /// What the app's bot token may do, by the manifest.
    static Set<String> botScopes() {
        try {
            JsonNode scopes = new YAMLMapper().readTree(manifest()).at("/oauth_config/scopes/bot");
            Set<String> named = new TreeSet<>();
            scopes.forEach(scope -> named.add(scope.asText()));
            return named;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(MANIFEST + " is no YAML", e);
        }
    }

    private static String manifest() {
        try (InputStream file = ManifestCommand.class.getResourceAsStream(MANIFEST)) {
            byte[] bytes = Objects.requireNonNull(file, MANIFEST).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + MANIFEST, e);
        }
    }
}
