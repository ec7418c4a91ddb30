package io.acknet.slack;

import io.acknet.change.Action;
import io.acknet.check.Verdict;
import io.acknet.conversation.Command;
import io.acknet.conversation.CommandParser;
import io.acknet.conversation.Detail;
import io.acknet.conversation.Form;
import io.acknet.conversation.Overview;
import io.acknet.conversation.Person;
import io.acknet.conversation.Reply;
import io.acknet.conversation.Said;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A conversation about one topic: answers every question with it, checks in no time.
final class FakeTalk implements Talk {
    private final CommandParser parser =
            new CommandParser(Set.of("hairpin", "cni-version"), Set.of());
    private final List<Said> heard = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile Runnable beforeReply = () -> {};

    List<Said> heard() {
        return List.copyOf(heard);
    }

    /// Shows its states and waits until somebody cancels; then there are two of three.
    private Reply runAll(Said said, Consumer<Reply> progress) {
        Reply.Checked first = Topics.checked(said.lang(), Topics.hairpin(), Verdict.PROBLEM);
        Reply.Checked second = Topics.checked(said.lang(), Topics.cniVersion(), Verdict.UNKNOWN);
        var cancel = new Command.CancelRun("run-1");
        for (List<Reply.Checked> done :
                List.of(List.<Reply.Checked>of(), List.of(first), List.of(first, second))) {
            progress.accept(
                    new Reply.CheckingAll(
                            said.lang(), Topics.offerAll(), done, Optional.of("now"), cancel));
        }
        try {
            cancelled.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Reply.CheckedAll(
                said.lang(),
                Topics.offerAll(),
                List.of(first, second),
                List.of("left"),
                Optional.of("U0EMMA001"),
                Optional.empty());
    }

    private static Reply startDelay(Said said, String ask, Detail detail) {
        return new Reply.Answer(
                said.lang(),
                Topics.startDelay(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(new Reply.Feedback(ask, false)),
                new Reply.Shown(detail, List.of(), false));
    }

    void beforeReply(Runnable action) {
        beforeReply = action;
    }

    @Override
    public Command parse(String text) {
        return parser.parse(text);
    }

    @Override
    public boolean concerns(Said said, boolean asker) {
        return asker && said.command() instanceof Command.Ask;
    }

    @Override
    public Optional<Form> form(Said said) {
        return Optional.of(Topics.form(said.lang()));
    }

    @Override
    public Form.Filled fill(Command.Asks asks, Map<String, String> values) {
        return values.getOrDefault("pod", "a/b").contains("/")
                        && asks instanceof Command.NarrowCheck(Command.RunCheck run)
                ? new Form.Filled.Ready(run.on(values))
                : new Form.Filled.Wrong(
                        Map.of("pod", new Text("要写成 pod=ns/name", "must look like pod=ns/name")));
    }

    @Override
    public Optional<Reply> objection(Said said) {
        return Optional.empty();
    }

    @Override
    public Command.Asks draftOf(String text) {
        return new Command.AskDraftOf(text);
    }

    @Override
    public Overview overview(Person person, Lang lang, List<String> recent) {
        return new Overview(
                lang,
                List.of(),
                List.of(
                        new Overview.Standing(
                                "prod-1", "production", true, Set.of(Action.APPROVE))),
                recent.stream().map(_ -> Topics.hairpin()).toList(),
                OptionalInt.of(2),
                true);
    }

    @Override
    public Optional<Reply> digest(String channel, Lang lang, Instant since) {
        return channel.equals(Bench.CHANNEL)
                ? Optional.of(new Reply.Done(lang, new Text("摘要", "digest since " + since)))
                : Optional.empty();
    }

    @Override
    public Optional<Reply> card(String changeId, Lang lang) {
        return Optional.empty();
    }

    @Override
    public Reply reply(Said said, Consumer<Reply> progress) {
        heard.add(said);
        beforeReply.run();
        return switch (said.command()) {
            case Command.Ask ask when ask.question().contains("maybe") ->
                    new Reply.DidYouMean(
                            said.lang(),
                            ask.question(),
                            List.of(Topics.hairpin(), Topics.cniVersion()));
            case Command.Ask ask when ask.question().contains("boom") ->
                    throw new IllegalStateException("boom");
            case Command.Ask ask when ask.question().contains("long") ->
                    startDelay(said, "ask-1", Detail.SHORT);
            case Command.ReadTopic read -> startDelay(said, read.ask(), read.detail());
            case Command.Ask _, Command.ShowTopic _, Command.OpenSuggestion _ ->
                    new Reply.Answer(
                            said.lang(),
                            Topics.hairpin(),
                            Optional.empty(),
                            Optional.of(Topics.offer()),
                            Optional.empty(),
                            List.of(Topics.cniVersion()));
            case Command.RunCheck _ -> {
                progress.accept(
                        new Reply.Checking(
                                said.lang(), Topics.offer(), new Command.CancelRun("run-1")));
                yield new Reply.Checked(
                        said.lang(),
                        Topics.hairpin(),
                        Topics.report(1),
                        Topics.offer(),
                        Optional.empty());
            }
            case Command.OfferCheck _, Command.NarrowCheck _ ->
                    new Reply.OfferedCheck(said.lang(), Topics.offer());
            case Command.OfChanges _,
                    Command.AsksOfChange _,
                    Command.OfLearning _,
                    Command.AsksOfLearning _ ->
                    new Reply.Done(said.lang(), new Text("好", "Done"));
            case Command.OfferAll _ -> new Reply.OfferedAll(said.lang(), Topics.offerAll());
            case Command.RunAll _ -> runAll(said, progress);
            case Command.CancelRun _ -> {
                cancelled.countDown();
                yield new Reply.Done(said.lang(), new Text("已取消", "Cancelled"));
            }
            case Command.Share _ -> throw new IllegalArgumentException("shared");
            case Command.Welcome _ -> new Reply.Welcomed(said.lang(), Optional.empty());
            case Command.Help _, Command.Unknown _, Command.Status _ ->
                    new Reply.HelpShown(
                            said.lang(),
                            Optional.empty(),
                            List.of(Topics.hairpin()),
                            Optional.empty(),
                            false,
                            false,
                            Set.of());
            case Command.ChangesChannel _, Command.AsksOfChannel _ ->
                    new Reply.Done(said.lang(), new Text("好了", "Done"));
        };
    }
}
