package io.acknet.cli;

import io.acknet.knowledge.Library;
import io.acknet.rehearsal.Rehearsal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Runs the bot in a workspace of its own: the same bot, with a stand-in for Slack and a simulated
/// cluster at the other ends of its protocols.
@Command(
        name = "try",
        description = "Opens a local workspace with a simulated cluster to try acknet in.",
        mixinStandardHelpOptions = true)
public final class TryCommand implements Callable<Integer> {
    static final int DEFAULT_PORT = 7480;

    /// Stopping takes no longer than this, whatever still runs.
    private static final long STOP_MILLIS = 1_500;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the page; 0 for any. Default: ${DEFAULT-VALUE}",
            defaultValue = "" + DEFAULT_PORT)
    int port;

    @Option(
            names = "--knowledge",
            paramLabel = "DIR",
            description = "Topics of one's own; changes of the files are followed.")
    Optional<Path> knowledge = Optional.empty();

    @Option(
            names = "--without-bot",
            paramLabel = "DIR",
            description = {
                "Starts no bot, and writes into DIR what one needs to connect: acknet.yaml, kubeconfig,"
                        + " environment."
            })
    Optional<Path> home = Optional.empty();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Rehearsal rehearsal = rehearsal();
        out.println("acknet rehearsal: " + rehearsal.slack().pageUrl());
        out.println("Open it in a browser. Everything stays on this machine; Ctrl-C ends it.");
        if (home.isPresent()) {
            String start = BotHome.write(home.get(), rehearsal);
            Runtime.getRuntime().addShutdownHook(new Thread(rehearsal::close, "stop"));
            out.println("There is no bot in it yet. To start one: " + start);
        } else {
            Library library = Knowledge.library(knowledge, spec.commandLine().getErr()::println);
            Trial trial = Trial.start(rehearsal, library, knowledge);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(trial), "stop"));
        }
        out.flush();
        new CountDownLatch(1).await();
        return Exit.DONE;
    }

    private Rehearsal rehearsal() throws IOException {
        try {
            return Rehearsal.start(port, Trial.roles());
        } catch (UncheckedIOException e) {
            throw new ParameterException(
                    spec.commandLine(), e.getMessage() + "; choose another port with --port", e);
        }
    }

    private static void stop(Trial trial) {
        Thread orderly = Thread.ofVirtual().start(() -> close(trial));
        try {
            orderly.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Trial trial) {
        try {
            trial.close();
        } catch (IOException e) {
            System.err.println("acknet: the rehearsal's files stay behind: " + e.getMessage());
        }
    }
}
