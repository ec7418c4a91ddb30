package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.check.Finding;
import io.acknet.check.Report;
import io.acknet.conversation.Command;
import io.acknet.conversation.Reply;
import io.acknet.conversation.Reply.CheckOffer;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A check: offered, running, and its verdict with the evidence.
final class CheckView {
    private static final int FINDINGS = 10;
    private static final int EVIDENCE_LINES = 12;
    private static final int EVIDENCE_CHARS = 200;

    private CheckView() {}

    static Message draw(Pen pen, Reply.OfferedCheck offered) {
        CheckOffer offer = offered.offer();
        String cluster = offer.run().cluster();
        String text = pen.say(Labels.checkOn(cluster, offer.environment()));
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(
                Blocks.section("*" + Escape.inert(offer.topicTitle()) + "*\n" + reads(pen, offer)));
        only(pen, offer).ifPresent(blocks::add);
        blocks.add(Blocks.actions(buttons(pen, offer)));
        return Fit.message(Escape.mrkdwn(offer.topicTitle() + ": " + text), blocks);
    }

    private static String reads(Pen pen, CheckOffer offer) {
        return pen.mark(Labels.willRead(offer.reads().in(Lang.ZH), offer.reads().in(Lang.EN)));
    }

    /// What in particular is looked at.
    private static Optional<ObjectNode> only(Pen pen, CheckOffer offer) {
        String params =
                offer.takes().stream()
                        .filter(key -> offer.run().params().containsKey(key.word()))
                        .map(key -> key.word() + "=" + offer.run().params().get(key.word()))
                        .collect(Collectors.joining(" "));
        return params.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Blocks.context(
                                List.of("🔎 " + Escape.inert(pen.say(Labels.only(params))))));
    }

    static Message draw(Pen pen, Reply.Checking checking) {
        CheckOffer offer = checking.offer();
        String text =
                pen.mark(
                        Labels.checking(
                                Escape.line(offer.run().cluster(), Limits.BUTTON_CHARS),
                                offer.environment()));
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.section("*" + Escape.inert(offer.topicTitle()) + "*\n" + text));
        only(pen, offer).ifPresent(blocks::add);
        blocks.add(Blocks.context(List.of(reads(pen, offer))));
        blocks.add(cancel(pen, checking.cancel()));
        return Fit.message(text, blocks);
    }

    /// The button that ends what runs.
    static ObjectNode cancel(Pen pen, Command.CancelRun run) {
        return Blocks.actions(List.of(pen.button(pen.say(Labels.CANCEL), run, false)));
    }

    /// With the buttons of an offer: there is no result yet to be had again.
    static Message draw(Pen pen, Reply.CheckCancelled cancelled) {
        CheckOffer offer = cancelled.offer();
        String text = pen.say(Labels.checkCancelledBy(Pen.person(cancelled.by())));
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.section("*" + Escape.inert(offer.topicTitle()) + "*\n" + text));
        only(pen, offer).ifPresent(blocks::add);
        blocks.add(Blocks.actions(buttons(pen, offer)));
        return Fit.message(text, blocks);
    }

    static Message draw(Pen pen, Reply.Checked checked) {
        Report report = checked.report();
        String verdict = Labels.icon(report.verdict()) + " " + pen.say(report.verdict().title());
        List<ObjectNode> blocks = new ArrayList<>(body(pen, checked));
        blocks.add(Blocks.actions(after(pen, checked)));
        checked.fixes().forEach(fix -> blocks.add(fix(pen, fix)));
        return Fit.message(verdict + " · " + pen.mark(report.headline()), blocks);
    }

    /// The verdict and its findings, without buttons.
    static List<ObjectNode> body(Pen pen, Reply.Checked checked) {
        Report report = checked.report();
        String verdict = Labels.icon(report.verdict()) + " " + pen.say(report.verdict().title());
        String title = checked.topic().in(pen.lang()).title();
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.header(verdict + " · " + title));
        blocks.add(Blocks.section("*" + pen.mark(report.headline()) + "*"));
        blocks.add(Blocks.context(List.of(where(pen, report))));
        checked.earlier().ifPresent(earlier -> blocks.add(earlier(pen, earlier)));
        only(pen, checked.offer()).ifPresent(blocks::add);
        report.findings().stream()
                .limit(FINDINGS)
                .forEach(finding -> blocks.add(finding(pen, finding)));
        int more = report.findings().size() - FINDINGS;
        if (more > 0) {
            blocks.add(Blocks.context(List.of(pen.say(Labels.more(more)))));
        }
        return blocks;
    }

    /// Whose run a shared result comes from.
    static ObjectNode earlier(Pen pen, Reply.Earlier earlier) {
        String by = Pen.person(earlier.by());
        return Blocks.context(List.of(pen.say(Labels.earlier(earlier.ago().toSeconds(), by))));
    }

    /// To run a check as it is offered, and to narrow it down first.
    static List<ObjectNode> buttons(Pen pen, CheckOffer offer) {
        List<ObjectNode> buttons = new ArrayList<>();
        buttons.add(runButton(pen, offer));
        if (!offer.takes().isEmpty()) {
            Command narrow = new Command.NarrowCheck(offer.run());
            buttons.add(pen.button(pen.say(Labels.NARROW), narrow, false));
        }
        return buttons;
    }

    /// The button that runs a check. Slack asks first, and says on which cluster and what is read.
    private static ObjectNode runButton(Pen pen, CheckOffer offer) {
        String cluster = offer.run().cluster();
        String label = pen.say(Labels.checkOn(cluster, offer.environment()));
        ObjectNode button = pen.button(label, offer.run(), false).put("style", "primary");
        return confirmed(pen, offer, button);
    }

    private static ObjectNode confirmed(Pen pen, CheckOffer offer, ObjectNode button) {
        String reads = offer.reads().in(Lang.ZH);
        String readsEn = offer.reads().in(Lang.EN);
        return button.set(
                "confirm",
                Blocks.confirm(
                        pen.say(Labels.confirmTitle(offer.run().cluster())),
                        pen.say(Labels.confirmText(offer.environment(), reads, readsEn)),
                        pen.say(Labels.RUN),
                        pen.say(Labels.NOT_NOW)));
    }

    static String where(Pen pen, Report report) {
        return "%s *%s* (%s) · %s · %s"
                .formatted(
                        pen.say(Labels.CLUSTER),
                        Escape.inert(report.cluster().name()),
                        Escape.inert(report.cluster().environment()),
                        Escape.inert(report.cluster().version()),
                        pen.say(Labels.readAt(Pen.time(report.readAt()))));
    }

    private static ObjectNode finding(Pen pen, Finding finding) {
        List<ObjectNode> summary = new ArrayList<>();
        summary.add(Blocks.text(Labels.icon(finding.verdict()) + " "));
        summary.add(Blocks.bold(Escape.cut(finding.subject(), EVIDENCE_CHARS)));
        summary.add(Blocks.text("\n"));
        summary.addAll(Spans.of(pen.say(finding.summary())));
        List<ObjectNode> elements = new ArrayList<>();
        elements.add(Blocks.richSection(summary));
        if (!finding.evidence().isEmpty()) {
            elements.add(Blocks.preformatted(evidence(pen, finding.evidence())));
        }
        finding.next().ifPresent(next -> elements.add(next(pen, next)));
        return Blocks.richText(elements);
    }

    private static ObjectNode next(Pen pen, Text next) {
        List<ObjectNode> words = new ArrayList<>();
        words.add(Blocks.bold(pen.say(Labels.NEXT)));
        words.addAll(Spans.of(pen.say(next)));
        return Blocks.richSection(words);
    }

    private static String evidence(Pen pen, List<String> lines) {
        List<String> shown =
                new ArrayList<>(
                        lines.stream()
                                .limit(EVIDENCE_LINES)
                                .map(line -> Escape.cut(line, EVIDENCE_CHARS))
                                .toList());
        int more = lines.size() - EVIDENCE_LINES;
        if (more > 0) {
            shown.add("… " + pen.say(Labels.more(more)));
        }
        return String.join("\n", shown);
    }

    /// A fix that can be proposed; nothing is written before somebody else has approved it.
    private static ObjectNode fix(Pen pen, Reply.FixOffer fix) {
        ObjectNode section =
                Blocks.section("🔧 *" + pen.mark(fix.title()) + "*\n" + pen.mark(fix.effect()));
        section.set("accessory", pen.button(pen.say(ChangeLabels.PROPOSE), fix.command(), false));
        return section;
    }

    private static List<ObjectNode> after(Pen pen, Reply.Checked checked) {
        ObjectNode again =
                pen.button(pen.say(Labels.RUN_AGAIN), checked.offer().run().anew(), false);
        Command show = new Command.ShowTopic(checked.topic().id());
        List<ObjectNode> buttons = new ArrayList<>();
        buttons.add(confirmed(pen, checked.offer(), again));
        if (!checked.offer().takes().isEmpty()) {
            Command narrow = new Command.NarrowCheck(checked.offer().run());
            buttons.add(pen.button(pen.say(Labels.NARROW), narrow, false));
        }
        buttons.add(pen.button(pen.say(Labels.SHOW_TOPIC), show, false));
        return buttons;
    }
}
