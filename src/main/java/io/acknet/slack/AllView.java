package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.conversation.Reply;
import io.acknet.conversation.Reply.AllOffer;
import io.acknet.conversation.Reply.CheckOffer;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All checks at once: offered, running, and their summary with one line for each topic.
final class AllView {
    /// Of a headline in a line of the summary.
    private static final int HEADLINE_CHARS = 300;

    private AllView() {}

    static Message draw(Pen pen, Reply.OfferedAll offered) {
        AllOffer offer = offered.offer();
        String text = pen.say(Labels.allOn(offer.run().cluster(), offer.environment()));
        String reads =
                offer.parts().stream()
                        .map(part ->
                                "• "
                                        + bold(part.topicTitle())
                                        + pen.say(Labels.COLON)
                                        + pen.mark(part.reads()))
                        .collect(Collectors.joining("\n"));
        return Fit.message(
                Escape.mrkdwn(text),
                List.of(
                        Blocks.section("*" + pen.say(Labels.ALL_CHECKS) + "*"),
                        Blocks.section(pen.say(Labels.ALL_READ) + "\n" + reads),
                        Blocks.actions(
                                List.of(
                                        confirmed(
                                                pen,
                                                offer,
                                                pen.button(text, offer.run(), false)
                                                        .put("style", "primary"))))));
    }

    static Message draw(Pen pen, Reply.CheckingAll checking) {
        AllOffer offer = checking.offer();
        int of = offer.parts().size();
        int number = Math.min(of, checking.done().size() + 1);
        String text =
                pen.say(
                        Labels.checkingAll(
                                Escape.inert(offer.run().cluster()),
                                Escape.inert(offer.environment()),
                                number + " / " + of));
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.section(text));
        checking.done().forEach(part -> blocks.add(line(pen, part)));
        checking.now()
                .ifPresent(topic ->
                        blocks.add(
                                Blocks.context(
                                        List.of(Escape.inert(pen.say(Labels.readingNow(topic)))))));
        blocks.add(CheckView.cancel(pen, checking.cancel()));
        return Fit.message(text, blocks);
    }

    static Message draw(Pen pen, Reply.CheckedAll checked) {
        String counts = counts(pen, checked);
        String title = pen.say(Labels.ALL_CHECKS) + (counts.isEmpty() ? "" : " · " + counts);
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.header(title));
        checked.parts().stream()
                .limit(1)
                .forEach(part ->
                        blocks.add(Blocks.context(List.of(CheckView.where(pen, part.report())))));
        checked.earlier().ifPresent(earlier -> blocks.add(CheckView.earlier(pen, earlier)));
        checked.cancelledBy().ifPresent(by -> blocks.add(cancelled(pen, checked, by)));
        checked.parts().forEach(part -> blocks.add(line(pen, part)));
        if (!checked.left().isEmpty()) {
            blocks.add(left(pen, checked.left()));
        }
        if (!checked.parts().isEmpty()) {
            blocks.add(Blocks.context(List.of(pen.say(Labels.DETAILS_FOLLOW))));
        }
        ObjectNode again =
                pen.button(pen.say(Labels.RUN_AGAIN), checked.offer().run().anew(), false);
        blocks.add(Blocks.actions(List.of(confirmed(pen, checked.offer(), again))));
        return Fit.message(Escape.mrkdwn(title), blocks);
    }

    /// The evidence of all topics, the worst first, as much as one message takes.
    static Message digest(Pen pen, Reply.CheckedAll checked) {
        List<ObjectNode> blocks = new ArrayList<>();
        checked.parts().forEach(part -> blocks.addAll(CheckView.body(pen, part)));
        return Fit.message(Escape.mrkdwn(counts(pen, checked)), blocks);
    }

    private static String counts(Pen pen, Reply.CheckedAll checked) {
        List<Verdict> verdicts =
                checked.parts().stream().map(part -> part.report().verdict()).toList();
        return Stream.of(Verdict.PROBLEM, Verdict.UNKNOWN, Verdict.OK, Verdict.NOT_APPLICABLE)
                .filter(verdicts::contains)
                .map(verdict ->
                        pen.say(
                                Labels.counted(
                                        verdict,
                                        verdicts.stream().filter(verdict::equals).count())))
                .collect(Collectors.joining(pen.say(new Text("，", ", "))));
    }

    /// What could not be told is named so, whatever the headline says.
    private static ObjectNode line(Pen pen, Reply.Checked part) {
        Report report = part.report();
        String headline = Escape.cut(pen.mark(report.headline()), HEADLINE_CHARS);
        return Blocks.section(
                "%s *%s* · %s\n%s"
                        .formatted(
                                Labels.icon(report.verdict()),
                                Escape.inert(part.topic().in(pen.lang()).title()),
                                pen.say(report.verdict().title()),
                                headline));
    }

    private static ObjectNode cancelled(Pen pen, Reply.CheckedAll checked, String by) {
        int done = checked.parts().size();
        int of = done + checked.left().size();
        return Blocks.section(pen.say(Labels.cancelledBy(Pen.person(by), done, of)));
    }

    private static ObjectNode left(Pen pen, List<String> topics) {
        List<String> names = topics.stream().map(topic -> "• " + Escape.inert(topic)).toList();
        return Blocks.section("*" + pen.say(Labels.NOT_LOOKED) + "*\n" + String.join("\n", names));
    }

    private static String bold(String title) {
        return "*" + Escape.inert(title) + "*";
    }

    private static ObjectNode confirmed(Pen pen, AllOffer offer, ObjectNode button) {
        List<CheckOffer> parts = offer.parts();
        return button.set(
                "confirm",
                Blocks.confirm(
                        pen.say(Labels.confirmTitle(offer.run().cluster())),
                        pen.say(Labels.allConfirm(offer.environment(), parts.size())),
                        pen.say(Labels.RUN),
                        pen.say(Labels.NOT_NOW)));
    }
}
