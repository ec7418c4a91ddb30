package io.acknet.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs the bot in a real workspace until it is stopped.
@Command(
        name = "serve",
        customSynopsis = Serving.SYNOPSIS,
        description = "Connects to Slack and answers there. Needs SLACK_BOT_TOKEN.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    @Mixin private ConfigOption config = new ConfigOption();

    @Override
    public Integer call() throws Exception {
        return new Serving(config).call();
    }
}
