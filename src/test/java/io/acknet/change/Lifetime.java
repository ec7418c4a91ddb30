package io.acknet.change;

import io.acknet.audit.AuditKey;
import io.acknet.rehearsal.cluster.SteppedTime;
import io.acknet.store.Location;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One `Mortal` process from its start to its SIGKILL.
final class Lifetime implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;
    private static final String END = "";

    private final Process process;
    private final Optional<SteppedTime> time;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private Optional<Death> death;
    private final Path log;
    private int left;

    /// What it passed, oldest first.
    final List<String> reached = new ArrayList<>();

    /// What people were told, oldest first; as `Mortal` writes it.
    final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private boolean settled;
    private boolean sleeper;
    private boolean asleep;
    private long dreaming;
    private boolean alive = true;

    /// @param flags of the JVM
    /// @param time empty for real time
    record World(
            Location store,
            AuditKey key,
            Path kubeconfig,
            Optional<SteppedTime> time,
            Path log,
            List<String> flags) {}

    /// Where a process dies: as often as it comes there.
    record Death(String point, int time) {}

    Lifetime(World world, Optional<Death> death) {
        this.time = world.time();
        this.log = world.log();
        this.death = death;
        this.left = death.map(Death::time).orElse(0);
        try {
            this.process =
                    new ProcessBuilder(command(world))
                            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::read);
        order();
    }

    private static List<String> command(World world) {
        String where =
                switch (world.store()) {
                    case Location.File(Path path) -> path.toString();
                    case Location.Server server -> server.url();
                };
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx160m",
                                "-Dstdout.encoding=UTF-8",
                                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(world.flags());
        command.addAll(
                List.of(
                        Mortal.class.getName(),
                        where,
                        world.key().base64(),
                        world.kubeconfig().toString(),
                        world.time().map(t -> t.now().toEpochMilli() + "").orElse("real")));
        return command;
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(Strings.MARK)) {
                    lines.add(line.substring(Strings.MARK.length()));
                }
            }
        } catch (IOException e) {
            // it was killed while it wrote
        } finally {
            lines.add(END);
        }
    }

    boolean alive() {
        return alive;
    }

    /// From now on it dies there.
    void dies(Death at) {
        death = Optional.of(at);
        left = at.time();
    }

    /// What came of it; empty when it died of it.
    Optional<String> order(String... words) {
        if (words.length > 0) {
            settled = false;
            write(String.join(" ", words));
        }
        return pump(false);
    }

    /// From now on it falls asleep there: it is stopped by a signal, like a virtual machine that is
    /// moved, and does not know.
    void sleeps(Death at) {
        dies(at);
        sleeper = true;
    }

    boolean asleep() {
        return asleep;
    }

    /// Wakes it, and lets it do what it wants to for so long.
    void wake(Duration length) throws InterruptedException {
        write("go " + dreaming);
        signal("CONT");
        asleep = false;
        sleeper = false;
        long end = System.nanoTime() + length.toNanos();
        for (long rest = length.toNanos(); rest > 0; rest = end - System.nanoTime()) {
            String line = lines.poll(rest, TimeUnit.NANOSECONDS);
            if (line != null) {
                handle(line);
            }
        }
    }

    private void signal(String name) {
        try {
            int code =
                    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .start()
                            .waitFor();
            if (code != 0) {
                throw new AssertionError("cannot send SIG" + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Until an execution has ended or halted, or the process is dead.
    void settle() {
        while (alive && !asleep && !settled) {
            pump(true);
        }
    }

    private Optional<String> pump(boolean untilSettled) {
        while (alive && !asleep && !(untilSettled && settled)) {
            Optional<String> result = handle(next());
            if (result.isPresent()) {
                return result;
            }
        }
        return Optional.empty();
    }

    /// The result of an order, if it is that.
    private Optional<String> handle(String line) {
        if (line.equals(END)) {
            throw new AssertionError("a process ended by itself\n" + log());
        }
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "at" -> at(Long.parseLong(words[1]), words[2]);
            case "sleep" -> {
                time.orElseThrow().advance(Duration.ofMillis(Long.parseLong(words[2])));
                write("go " + words[1]);
            }
            case "told" -> told.add(line.substring("told ".length()));
            case "result" -> {
                return Optional.of(line.substring("result ".length()));
            }
            default -> throw new AssertionError("what is this: " + line);
        }
        return Optional.empty();
    }

    private void at(long token, String point) {
        reached.add(point);
        if (death.filter(d -> d.point().equals(point)).isPresent() && --left == 0) {
            if (!sleeper) {
                kill();
                return;
            }
            signal("STOP");
            asleep = true;
            dreaming = token;
            return;
        }
        settled |= point.equals("end.after") || point.equals("halt.after");
        write("go " + token);
    }

    private String next() {
        try {
            String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                kill();
                throw new AssertionError(
                        "nothing happens any more after " + reached + "\n" + log());
            }
            return line;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void write(String what) {
        long now = time.map(t -> t.now().toEpochMilli()).orElse(0L);
        try {
            process.getOutputStream()
                    .write((now + " " + what + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(log(), e);
        }
    }

    /// SIGKILL, on every Unix: nothing of the process runs any more, no hook and no `finally`.
    void kill() {
        process.destroyForcibly();
        alive = false;
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Lets it end by itself.
    void end() {
        try {
            process.getOutputStream().close();
            process.waitFor();
            alive = false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String log() {
        try {
            String all = Files.readString(log);
            return all.substring(Math.max(0, all.length() - 6_000));
        } catch (IOException e) {
            return "no log";
        }
    }

    @Override
    public void close() {
        if (alive) {
            kill();
        }
    }
}
