package io.acknet.cli;

import io.acknet.cli.screen.Colour;
import io.acknet.cli.screen.Columns;
import io.acknet.cli.screen.Screen;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.fix.Fingerprint;
import io.acknet.fix.Fix;
import io.acknet.fix.Ownership;
import io.acknet.fix.Plan;
import io.acknet.fix.Proposal;
import io.acknet.fix.Step;
import io.acknet.fix.StepWords;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A proposal in one language, for a terminal or for a program.
final class PlanView {
    private static final Text LOCAL =
            new Text(
                    "这份 diff 是在本地算出来的，没有经过 API Server 的 dry run 确认：acknet plan 只有只读权限。",
                    "The diff was worked out here and is not confirmed by the API server's dry run,"
                            + " because acknet plan holds only the right to read.");

    private final Fix fix;
    private final ClusterIdentity cluster;
    private final Lang lang;

    PlanView(Fix fix, ClusterIdentity cluster, Lang lang) {
        this.fix = fix;
        this.cluster = cluster;
        this.lang = lang;
    }

    /// The JSON document, its keys in reading order.
    Map<String, Object> document(Proposal proposal, String diff) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("outcome", outcome(proposal));
        document.put("fix", fix.id());
        document.put("cluster", cluster);
        document.put("reason", reason(proposal));
        switch (proposal) {
            case Proposal.Planned(Plan plan) -> put(document, plan, diff);
            case Proposal.Unsuitable(Text _, List<Text> next) -> {
                putNothing(document);
                document.put("next", said(next));
            }
            case Proposal.NothingToDo _, Proposal.Unknown _ -> putNothing(document);
        }
        return document;
    }

    static String outcome(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Planned _ -> "plan";
            case Proposal.NothingToDo _ -> "nothing-to-do";
            case Proposal.Unsuitable _ -> "unsuitable";
            case Proposal.Unknown _ -> "unknown";
        };
    }

    private void put(Map<String, Object> document, Plan plan, String diff) {
        document.put("diff", diff);
        document.put("warnings", warnings(plan, diff));
        document.put("fingerprint", Fingerprint.of(plan, ""));
        document.put("steps", said(plan.steps().stream().map(StepWords::of).toList()));
        document.put("plan", plan.steps().stream().map(PlanView::named).toList());
        document.put("ownership", owned(plan.ownership()));
        plan.downgrade().ifPresent(text -> document.put("downgrade", text.in(lang)));
        plan.unproven().ifPresent(text -> document.put("unproven", text.in(lang)));
    }

    private static void putNothing(Map<String, Object> document) {
        document.put("diff", "");
        document.put("warnings", List.of());
        document.put("fingerprint", "");
    }

    private static Map<String, Object> named(Step step) {
        String name =
                switch (step) {
                    case Step.SetKey _ -> "set-key";
                    case Step.Create _ -> "create";
                    case Step.Delete _ -> "delete";
                    case Step.RestartPods _ -> "restart-pods";
                    case Step.RestartWorkload _ -> "restart-workload";
                };
        return Map.of(name, step);
    }

    String text(Proposal proposal, String diff, Screen screen) {
        StringBuilder out = new StringBuilder();
        out.append(painted(proposal, screen)).append("  ");
        out.append(screen.paint(fix.id(), Colour.BOLD)).append("  ").append(fix.title().in(lang));
        line(out, new Text("集群", "Cluster"), ReportView.cluster(cluster), screen);
        switch (proposal) {
            case Proposal.Planned(Plan plan) -> append(out, plan, diff, screen);
            case Proposal.Unsuitable(Text reason, List<Text> next) -> {
                out.append("\n\n").append(screen.wrap("", reason.in(lang)));
                next.forEach(text -> item(out, "→", Colour.CYAN, text.in(lang), screen));
            }
            case Proposal.NothingToDo(Text reason) ->
                    out.append("\n\n").append(screen.wrap("", reason.in(lang)));
            case Proposal.Unknown(Text reason) ->
                    out.append("\n\n").append(screen.wrap("", reason.in(lang)));
        }
        return out.toString().stripTrailing();
    }

    private void append(StringBuilder out, Plan plan, String diff, Screen screen) {
        line(out, new Text("归属", "Ownership"), owned(plan.ownership()), screen);
        line(out, new Text("指纹", "Fingerprint"), Fingerprint.of(plan, ""), screen);
        section(out, new Text("步骤", "Steps"), screen);
        int number = 1;
        for (Step step : plan.steps()) {
            String mark = number++ + ".";
            item(out, mark, Colour.BOLD, StepWords.of(step).in(lang), screen);
        }
        plan.downgrade()
                .ifPresent(text -> {
                    section(
                            out,
                            new Text("安全降级，需要再次确认", "Lowers security; to be confirmed twice"),
                            screen);
                    item(out, "!", Colour.RED, text.in(lang), screen);
                });
        section(out, new Text("注意", "Warnings"), screen);
        warnings(plan, diff).forEach(text -> item(out, "!", Colour.YELLOW, text, screen));
        plan.unproven()
                .ifPresent(text -> {
                    section(out, new Text("无法自动证明", "Cannot be proven"), screen);
                    item(out, "?", Colour.YELLOW, text.in(lang), screen);
                });
        if (!diff.isEmpty()) {
            section(out, new Text("改动", "Diff"), screen);
            out.append("\n").append(screen.colours() ? DiffColours.of(diff) : diff);
        }
    }

    private void section(StringBuilder out, Text title, Screen screen) {
        out.append("\n\n").append(screen.paint(title.in(lang), Colour.BOLD));
    }

    private void line(StringBuilder out, Text name, String value, Screen screen) {
        String label = name.in(lang) + new Text("：", ": ").in(lang);
        out.append("\n").append(screen.wrap(screen.paint(label, Colour.DIM), "    ", value));
    }

    private static void item(
            StringBuilder out, String mark, Colour colour, String text, Screen screen) {
        String first = "  " + screen.paint(mark, colour) + " ";
        String rest = " ".repeat(Columns.of("  " + mark + " "));
        out.append("\n").append(screen.wrap(first, rest, text));
    }

    private String painted(Proposal proposal, Screen screen) {
        Colour colour =
                switch (proposal) {
                    case Proposal.Planned _, Proposal.NothingToDo _ -> Colour.GREEN;
                    case Proposal.Unsuitable _ -> Colour.RED;
                    case Proposal.Unknown _ -> Colour.YELLOW;
                };
        return screen.paint(title(proposal), colour, Colour.BOLD);
    }

    private String title(Proposal proposal) {
        Text title =
                switch (proposal) {
                    case Proposal.Planned _ ->
                            new Text("可以执行的计划（没有改动任何东西）", "Plan (nothing was changed)");
                    case Proposal.NothingToDo _ -> new Text("不需要做什么", "Nothing to do");
                    case Proposal.Unsuitable _ -> new Text("不适合在这里做", "Not suitable here");
                    case Proposal.Unknown _ -> new Text("无法判断", "Could not tell");
                };
        return title.in(lang);
    }

    private String reason(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Planned _ -> fix.effect().in(lang);
            case Proposal.NothingToDo(Text reason) -> reason.in(lang);
            case Proposal.Unsuitable(Text reason, var _) -> reason.in(lang);
            case Proposal.Unknown(Text reason) -> reason.in(lang);
        };
    }

    private List<String> warnings(Plan plan, String diff) {
        Stream<Text> local = diff.isEmpty() ? Stream.empty() : Stream.of(LOCAL);
        return said(Stream.concat(plan.warnings().stream(), local).toList());
    }

    private String owned(Ownership ownership) {
        return switch (ownership) {
            case Ownership.Unmanaged _ -> new Text("没有看到别的维护者", "nobody else is seen").in(lang);
            case Ownership.MayBeOverwritten(Text by, List<String> signs) ->
                    new Text(
                                    "下次由 " + by.zh() + " 升级时可能被覆盖（" + String.join("，", signs) + "）",
                                    "the next upgrade by "
                                            + by.en()
                                            + " may overwrite it ("
                                            + String.join(", ", signs)
                                            + ")")
                            .in(lang);
        };
    }

    private List<String> said(List<Text> texts) {
        return texts.stream().map(text -> text.in(lang)).toList();
    }
}
