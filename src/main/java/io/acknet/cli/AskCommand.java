package io.acknet.cli;

import io.acknet.cli.screen.Colour;
import io.acknet.cli.screen.Markdown;
import io.acknet.cli.screen.Screen;
import io.acknet.knowledge.Topic;
import io.acknet.knowledge.Topic.Kind;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.match.Match;
import io.acknet.match.Matcher;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Answers one question on the terminal.
@Command(
        name = "ask",
        description = "Answers a question from the FAQ.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:answered, or topics suggested", "1:no good match", "2:wrong usage"})
public final class AskCommand implements Callable<Integer> {
    private static final Text DID_YOU_MEAN = new Text("你是不是想问：", "Did you mean:");
    private static final Text NOTHING =
            new Text("没有合适的答案。", "There is no good match for this question.");
    private static final Text NEAREST = new Text("最接近的是：", "The nearest topics are:");

    @Parameters(paramLabel = "QUESTION", description = "The question, in Chinese or English.")
    List<String> words = List.of();

    @Option(names = "--lang", paramLabel = "zh|en", description = "Language of the answer.")
    Optional<String> lang = Optional.empty();

    @Option(names = "--knowledge", paramLabel = "DIR", description = "Topics of one's own.")
    Optional<Path> knowledge = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String question = String.join(" ", words);
        if (question.isBlank()) {
            throw new ParameterException(spec.commandLine(), "the question is empty; ask one");
        }
        Lang language = lang.map(this::language).orElseGet(() -> Lang.of(question));
        Match match = match(question);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(Answer.of(match, language)));
        } else {
            print(match, language, out, screen());
        }
        return match instanceof Match.None ? Exit.NO : Exit.DONE;
    }

    private Match match(String question) {
        try (Matcher matcher =
                Matcher.of(Knowledge.library(knowledge, spec.commandLine().getErr()::println))) {
            return matcher.match(question);
        }
    }

    private Lang language(String code) {
        return switch (code) {
            case "zh" -> Lang.ZH;
            case "en" -> Lang.EN;
            default ->
                    throw new ParameterException(
                            spec.commandLine(),
                            "--lang " + code + " is no language of ours; use zh or en");
        };
    }

    private Screen screen() {
        return Screen.of(spec.commandLine().getColorScheme().ansi().enabled(), System.getenv());
    }

    private static void print(Match match, Lang lang, PrintWriter out, Screen screen) {
        switch (match) {
            case Match.Confident confident -> answer(confident.topic(), lang, out, screen);
            case Match.Ambiguous ambiguous -> {
                out.println(screen.paint(DID_YOU_MEAN.in(lang), Colour.BOLD));
                titles(ambiguous.hits(), lang, out, screen);
            }
            case Match.None none -> {
                out.println(screen.paint(NOTHING.in(lang), Colour.YELLOW));
                if (!none.hits().isEmpty()) {
                    out.println(NEAREST.in(lang));
                    titles(none.hits(), lang, out, screen);
                }
            }
        }
    }

    /// On a terminal as it is to be read; elsewhere the Markdown itself.
    private static void answer(Topic topic, Lang lang, PrintWriter out, Screen screen) {
        Topic.Edition edition = topic.in(lang);
        out.println(screen.paint(screen.wrap("", edition.title()), Colour.BOLD));
        for (Topic.Part part : edition.parts()) {
            out.println();
            heading(part.kind())
                    .map(heading -> "[" + heading.in(lang) + "]")
                    .ifPresent(heading ->
                            out.println(screen.paint(heading, Colour.GREEN, Colour.BOLD)));
            out.println(
                    screen.isTerminal()
                            ? new Markdown(screen).show(part.markdown())
                            : part.markdown());
        }
    }

    private static Optional<Text> heading(Kind kind) {
        return switch (kind) {
            case SYMPTOM -> Optional.of(new Text("现象", "Symptom"));
            case CAUSE -> Optional.of(new Text("原因", "Cause"));
            case CURE -> Optional.of(new Text("怎么办", "What to do"));
            case WARNING -> Optional.of(new Text("注意", "Mind"));
            case APPLIES -> Optional.of(new Text("适用范围", "Applies to"));
            case BODY -> Optional.empty();
        };
    }

    private static void titles(List<Match.Hit> hits, Lang lang, PrintWriter out, Screen screen) {
        for (Match.Hit hit : hits) {
            String id = screen.paint("(" + hit.topic().id() + ")", Colour.DIM);
            out.println(screen.wrap("- ", "  ", hit.topic().in(lang).title() + " " + id));
        }
    }

    /// The document that scripts read.
    ///
    /// @param outcome `confident`, `ambiguous` or `none`
    record Answer(String outcome, List<Found> matches, String lang) {

        static Answer of(Match match, Lang lang) {
            List<Found> found =
                    match.hits().stream()
                            .map(hit ->
                                    new Found(
                                            hit.topic().id(),
                                            hit.score(),
                                            hit.topic().in(lang).title()))
                            .toList();
            return new Answer(match.band(), found, lang.code());
        }
    }

    /// @param topic id of the topic
    record Found(String topic, double score, String title) {}
}
