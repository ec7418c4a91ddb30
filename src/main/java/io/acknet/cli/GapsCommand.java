package io.acknet.cli;

import io.acknet.OpenStore;
import io.acknet.learn.Cluster;
import io.acknet.learn.Clusters;
import io.acknet.learn.Learning;
import io.acknet.store.Gap;
import io.acknet.store.GapReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `acknet gaps`: what people asked and got no good answer to.
@Command(
        name = "gaps",
        description = "Lists questions without a good answer, in groups, the most frequent first.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:listed", "2:wrong usage", "3:the database cannot be read"},
        mixinStandardHelpOptions = true)
public final class GapsCommand implements Callable<Integer> {
    private static final int EXAMPLES = 5;

    @Mixin private ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        OpenStore store = config.store();
        List<Gap> open = Learning.open(GapReader.read(store.location()));
        List<Group> groups = Clusters.of(open).stream().map(Group::of).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(new Listed(groups)));
        } else {
            groups.forEach(group -> out.println(group.text()));
            out.println(groups.size() + " groups, " + open.size() + " questions");
        }
        out.flush();
        return Exit.DONE;
    }

    record Listed(List<Group> groups) {}

    /// @param examples the most frequent first
    /// @param nearest the nearest topic, or empty
    /// @param confirmed the topic that somebody said is the right one, or empty
    record Group(
            int times,
            String why,
            String nearest,
            double score,
            String confirmed,
            String firstSeen,
            String lastSeen,
            List<String> examples) {

        static Group of(Cluster cluster) {
            Gap gap = cluster.first();
            return new Group(
                    cluster.times(),
                    gap.why(),
                    gap.nearest(),
                    gap.score(),
                    gap.confirmed(),
                    cluster.firstSeen().toString(),
                    cluster.lastSeen().toString(),
                    cluster.gaps().stream().map(Gap::question).toList());
        }

        String text() {
            String near =
                    nearest.isEmpty()
                            ? "nothing near"
                            : String.format(Locale.ROOT, "nearest %s %.1f", nearest, score);
            String said = confirmed.isEmpty() ? "" : ", somebody says it is " + confirmed;
            StringBuilder text =
                    new StringBuilder(
                            "%4d×  %s, %s%s, last %s".formatted(times, why, near, said, lastSeen));
            examples.stream()
                    .limit(EXAMPLES)
                    .forEach(example -> text.append("\n       ").append(line(example)));
            if (examples.size() > EXAMPLES) {
                text.append("\n       … +").append(examples.size() - EXAMPLES);
            }
            return text.toString();
        }

        private static String line(String question) {
            return question.replaceAll("\\s+", " ");
        }
    }
}
