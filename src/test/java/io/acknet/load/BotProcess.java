package io.acknet.load;

import io.acknet.rehearsal.workspace.SlackStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A bot in a process of its own, connected to a stand-in for Slack.
///
/// @param readyAfter from the start of its JVM to its first open socket
record BotProcess(Process process, Duration readyAfter) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double KB_A_MB = 1024;

    /// Of the young and the old generation, `used 12345K`; classes are not in the heap.
    private static final Pattern USED = Pattern.compile("(?:generation|heap).*?used (\\d+)K");

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
                                "SLACK_APP_TOKEN", slack.appToken(),
                                "ACKNET_OPS_PORT", "0"));
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

    int threads() throws IOException {
        return (int) Math.round(status("Threads:").orElse(0) * KB_A_MB);
    }

    /// Files and sockets.
    int openFiles() throws IOException {
        Path open = Path.of("/proc", Long.toString(process.pid()), "fd");
        if (!Files.exists(open)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(open)) {
            return (int) all.count();
        }
    }

    /// What is left in its heap after a full collection, as `jcmd` of this JDK says.
    double heapAfterCollectingMb() throws IOException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        double kb = 0;
        while (used.find()) {
            kb += Long.parseLong(used.group(1));
        }
        return kb / KB_A_MB;
    }

    private String jcmd(String what) throws IOException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(process.pid()),
                                what)
                        .redirectErrorStream(true)
                        .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
