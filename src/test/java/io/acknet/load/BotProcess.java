package io.acknet.load;

import io.acknet.rehearsal.workspace.SlackStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// A bot in a process of its own, connected to a stand-in for Slack.
///
/// @param readyAfter from the start of its JVM to its first open socket
record BotProcess(Process process, Duration readyAfter) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double KB_A_MB = 1024;

    /// @param what the class or jar, its flags before and its arguments behind it
    static BotProcess start(SlackStandIn slack, List<String> what, Path log)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(what);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "SLACK_API_URL", slack.apiUrl(),
                                "SLACK_BOT_TOKEN", slack.botToken(),
                                "SLACK_APP_TOKEN", slack.appToken()));
        long start = System.nanoTime();
        Process process = builder.start();
        while (slack.connections() == 0) {
            long waited = System.nanoTime() - start;
            if (!process.isAlive() || waited > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new IOException("the bot did not connect:\n" + Files.readString(log));
            }
            Thread.sleep(5);
        }
        return new BotProcess(process, Duration.ofNanos(System.nanoTime() - start));
    }

    /// What the kernel holds in memory for it, in MB; only Linux tells.
    OptionalDouble residentMb() throws IOException {
        return status("VmRSS:");
    }

    /// The most it has ever been.
    OptionalDouble mostResidentMb() throws IOException {
        return status("VmHWM:");
    }

    private OptionalDouble status(String key) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return OptionalDouble.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).replace("kB", "").strip())
                .mapToDouble(kb -> Long.parseLong(kb) / KB_A_MB)
                .findFirst();
    }

    /// Of all its threads until now.
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    static String mb(OptionalDouble size) {
        return size.isPresent()
                ? String.format(Locale.ROOT, "%.0f MB", size.getAsDouble())
                : "unknown";
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
