package io.acknet.check.large;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// All checks on a large generated cluster, beside readers that only fetch the same pages from the same
/// server.
public final class LargeTable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MEGA = 1e6;
    private static final double NANO = 1e9;
    private static final String HEAP = "-Xmx256m";

    /// Those of the image; see `deploy/image/runtime.sh`.
    private static final List<String> SHIPPED =
            List.of(
                    HEAP,
                    "-Xms24m",
                    "-XX:+UseSerialGC",
                    "-XX:Tier4InvocationThreshold=20000",
                    "-XX:Tier4MinInvocationThreshold=5000",
                    "-XX:Tier4CompileThreshold=40000",
                    "-XX:Tier4BackEdgeThreshold=200000");

    /// Without it the JDK's server waits for acknowledgements.
    private static final String NO_DELAY = "-Dsun.net.httpserver.nodelay=true";

    private final Size size;
    private final Network network;
    private final PrintStream out;

    LargeTable(Size size, Network network, PrintStream out) {
        this.size = size;
        this.network = network;
        this.out = out;
    }

    /// @param args network plugins, separated by a comma, and how many per cent of the large cluster
    public static void main(String[] args) throws IOException, InterruptedException {
        Size size = Size.LARGE.scaled(Integer.parseInt(args[1]));
        for (String plugin : args[0].split(",", -1)) {
            new LargeTable(size, Network.named(plugin), System.out).print();
        }
    }

    void print() throws IOException, InterruptedException {
        List<String> args = new ArrayList<>(size.args());
        args.addFirst(network.name());
        Process server = Jvm.start(LargeServer.class, List.of(NO_DELAY, "-Xmx512m"), args);
        Path kubeconfig = Files.createTempFile("acknet-large", ".kubeconfig");
        try (BufferedReader said = server.inputReader()) {
            Files.writeString(kubeconfig, JSON.readTree(said.readLine()).asText());
            String url = Files.readString(kubeconfig).replaceAll("(?s).*server: (\\S+).*", "$1");
            out.printf(
                    Locale.ROOT,
                    "%n%s: %,d nodes, %,d Services, %,d Pods, %,d events%n%n",
                    network.title(),
                    size.nodes(),
                    size.services(),
                    size.pods(),
                    size.events());
            out.printf("%-34s %8s %8s %8s%n", "", "wall s", "CPU s", "ratio");
            double bare = bare(url);
            asked(server, said);
            Jvm checks = Jvm.run(AllChecks.class, SHIPPED, List.of(kubeconfig.toString()));
            JsonNode lists = asked(server, said);
            row("acknet, all checks, " + HEAP, checks.wall(), checks.usage().cpu(), bare);
            kubectl(url)
                    .ifPresent(kubectl -> {
                        row("kubectl get --raw, page by page", kubectl.wall(), kubectl.cpu(), bare);
                        out.printf(
                                Locale.ROOT,
                                "%nacknet / kubectl: wall %.2f, CPU %.2f%n",
                                checks.wall() / kubectl.wall(),
                                checks.usage().cpu() / kubectl.cpu());
                    });
            checks(checks, lists);
        } finally {
            server.destroy();
            server.waitFor();
            Files.delete(kubeconfig);
        }
    }

    private double bare(String url) throws IOException, InterruptedException {
        Jvm bare = Jvm.run(BareRead.class, List.of(HEAP), List.of(url, network.name()));
        row("bare HTTP client, bytes dropped", bare.wall(), bare.usage().cpu(), bare.wall());
        String[] read = bare.those("read").getFirst().split(" ", -1);
        out.printf(Locale.ROOT, "  %s pages, %.0f MB%n", read[1], Long.parseLong(read[2]) / MEGA);
        return bare.wall();
    }

    /// In seconds; the CPU's is NaN where the system does not tell.
    private record Taken(double wall, double cpu) {}

    /// Empty where there is no kubectl. Each page is a process, as `get --raw` reads one address.
    private Optional<Taken> kubectl(String url) throws IOException, InterruptedException {
        boolean there =
                Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
                        .anyMatch(dir -> Files.isExecutable(Path.of(dir, "kubectl")));
        if (!there) {
            return Optional.empty();
        }
        double before = Usage.ofEndedChildren();
        long start = System.nanoTime();
        Paging.through(
                network.lists(),
                page ->
                        new ProcessBuilder("kubectl", "--server", url, "get", "--raw", page)
                                .redirectError(ProcessBuilder.Redirect.INHERIT)
                                .start()
                                .getInputStream());
        return Optional.of(
                new Taken((System.nanoTime() - start) / NANO, Usage.ofEndedChildren() - before));
    }

    private void row(String name, double wall, double cpu, double bare) {
        out.printf(Locale.ROOT, "%-34s %8.1f %8.1f %8.2f%n", name, wall, cpu, wall / bare);
    }

    private void checks(Jvm checks, JsonNode lists) {
        out.println();
        checks.those("check").forEach(line -> out.println(line.substring("check ".length())));
        Usage usage = checks.usage();
        out.printf(
                Locale.ROOT,
                "%nkept at the end: %.0f MB; collecting garbage took %.1f s%n",
                usage.alive() / MEGA,
                usage.collecting());
        out.println("lists begun: " + lists);
    }

    /// How often each list was begun since the last call.
    private static JsonNode asked(Process server, BufferedReader said) throws IOException {
        server.getOutputStream().write('\n');
        server.getOutputStream().flush();
        return JSON.readTree(said.readLine());
    }
}
