package io.acknet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
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

    private static String manifest() {
        try (InputStream file = ManifestCommand.class.getResourceAsStream(MANIFEST)) {
            byte[] bytes = Objects.requireNonNull(file, MANIFEST).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + MANIFEST, e);
        }
    }
}
