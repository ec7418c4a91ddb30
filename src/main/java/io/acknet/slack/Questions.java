package io.acknet.slack;

import io.acknet.conversation.Command;
import io.acknet.conversation.Place;
import io.acknet.conversation.Reply;
import io.acknet.conversation.Said;
import io.acknet.store.Answered;
import io.acknet.store.Answers;
import io.acknet.store.Hold;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Questions in messages, each with its answer.
///
/// 1. A question is answered in its thread; in a direct message, in a thread only that is there.
/// 2. The same words again in a channel within a minute are pointed to the first answer.
/// 3. What follows in a thread of the bot's needs no mention, where there is something to say to it.
/// 4. A question that is edited is answered again in the place of the old answer; with one that is
///    deleted its answer goes, too.
final class Questions {
    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
    private static final Duration SAME = Duration.ofMinutes(1);

    /// A mention that is added to an older message calls nobody.
    private static final Duration EDITED_IN_TIME = Duration.ofMinutes(10);

    /// Before the hash of words that nobody is to be pointed to.
    private static final String UNMATCHED = "-";

    private static final Pattern MENTION = Pattern.compile("<@[UW][A-Z0-9]+(\\|[^>]*)?>");

    private final Talk talk;
    private final Speech speech;
    private final Replying replying;
    private final Answers answers;
    private final Gateway gateway;
    private final UnaryOperator<String> hash;
    private final InstantSource clock;
    private final Turns turns = new Turns();

    Questions(SlackWorkspace workspace, Talk talk, Speech speech, Replying replying) {
        this.talk = talk;
        this.speech = speech;
        this.replying = replying;
        this.answers = workspace.store.answers();
        this.gateway = workspace.gateway;
        this.hash = text -> workspace.store.keyedHash("question", text);
        this.clock = workspace.clock;
    }

    void spoken(Inbound.Spoken spoken, Hold hold) {
        turns.take(spoken.from().channel() + spoken.ts(), () -> answer(spoken, hold));
    }

    private void answer(Inbound.Spoken spoken, Hold hold) {
        Said said = said(spoken.from(), spoken.text());
        if (spoken.follows() && !concerns(spoken, said)) {
            return;
        }
        Inbound.From from = spoken.from();
        String thread = from.threadOf(spoken.thread(), spoken.ts());
        Kept kept = new Kept(spoken, thread, said);
        Due due = new Due(said, new Destination.Posted(from.channel(), thread), kept);
        Optional<Reply> before = askedBefore(kept);
        if (before.isPresent()) {
            replying.say(hold, spoken, before.get(), due);
        } else {
            replying.reply(hold, spoken, due);
        }
    }

    private Said said(Inbound.From from, String text) {
        return speech.said(from, talk.parse(text), text);
    }

    /// Whether there is something to say to what nobody said to the bot. What is said to somebody else is
    /// none of its business.
    private boolean concerns(Inbound.Spoken spoken, Said said) {
        boolean asker =
                answers.inThread(spoken.from().channel(), spoken.thread())
                        .filter(first -> first.asker().equals(spoken.from().user()))
                        .isPresent();
        return !MENTION.matcher(spoken.text()).find() && talk.concerns(said, asker);
    }

    /// Empty for what is no question, for the first time it is asked, and when Slack does not say how to
    /// point to the first answer.
    private Optional<Reply> askedBefore(Kept kept) {
        Said said = kept.said;
        if (!(said.command() instanceof Command.Ask) || said.where().kind() == Place.Kind.DIRECT) {
            return Optional.empty();
        }
        Instant since = clock.instant().minus(SAME);
        return answers.toTheSame(said.where().channel(), kept.words(), since)
                .filter(first -> !first.question().equals(kept.question))
                .flatMap(first -> pointer(said, first));
    }

    private Optional<Reply> pointer(Said said, Answered first) {
        try {
            String link = gateway.permalink(first.channel(), first.answer());
            return Optional.of(new Reply.AskedBefore(said.lang(), first.asker(), link));
        } catch (SlackRefusal e) {
            LOG.atInfo().setCause(e).log("the first answer is gone");
            return Optional.empty();
        }
    }

    void reworded(Inbound.Reworded reworded, Hold hold) {
        turns.take(reworded.from().channel() + reworded.ts(), () -> again(reworded, hold));
    }

    /// Slack also tells of an edit when it unfurls a link: then the words are the same.
    private void again(Inbound.Reworded reworded, Hold hold) {
        Optional<Answered> before = answers.of(reworded.from().channel(), reworded.ts());
        if (before.isEmpty()) {
            if (reworded.addressed() && isRecent(reworded.ts())) {
                answer(reworded.asSpoken(), hold);
            }
            return;
        }
        Said said = said(reworded.from(), reworded.text());
        Answered old = before.get();
        Kept kept = new Kept(reworded.asSpoken(), old.thread(), said);
        boolean same = old.said().endsWith(kept.words());
        if (!same && !old.answer().isEmpty()) {
            var place = new Destination.Edited(old.channel(), old.answer());
            replying.reply(hold, reworded, new Due(said, place, kept));
        }
    }

    /// A message's id begins with the second it was written in.
    private boolean isRecent(String ts) {
        try {
            Instant written = Instant.ofEpochSecond((long) Double.parseDouble(ts));
            return written.isAfter(clock.instant().minus(EDITED_IN_TIME));
        } catch (NumberFormatException e) {
            return false; // no message of Slack's
        }
    }

    void withdrawn(Inbound.Withdrawn withdrawn) {
        turns.take(
                withdrawn.from().channel() + withdrawn.ts(),
                () ->
                        answers.of(withdrawn.from().channel(), withdrawn.ts())
                                .ifPresent(this::takeBack));
    }

    private void takeBack(Answered answered) {
        try {
            if (!answered.answer().isEmpty()) {
                gateway.delete(answered.channel(), answered.answer());
            }
        } catch (SlackRefusal e) {
            LOG.atInfo().setCause(e).log("the answer was gone before");
        }
        answers.remove(answered.channel(), answered.question());
    }

    /// Keeps which message answers the question.
    private final class Kept implements Due.Watch {
        private final String question;
        private final String thread;
        private final String text;
        private final Said said;
        private String topic = "";
        private String mark = "";
        private String answer = "";

        Kept(Inbound.Spoken spoken, String thread, Said said) {
            this.question = spoken.ts();
            this.thread = thread;
            this.text = spoken.text();
            this.said = said;
        }

        String words() {
            return hash.apply(text.strip().replaceAll("\\s+", " "));
        }

        @Override
        public void there(Destination.Edited message) {
            answer = message.ts();
            answers.put(row());
        }

        @Override
        public Optional<Answered> decided(Reply reply) {
            boolean pointed = reply instanceof Reply.AskedBefore || reply instanceof Reply.Failed;
            mark = pointed ? UNMATCHED : "";
            topic = reply instanceof Reply.Answer shown ? shown.topic().id() : "";
            return Optional.of(row());
        }

        private Answered row() {
            return new Answered(
                    said.where().channel(),
                    question,
                    thread,
                    answer,
                    said.who().id(),
                    mark + words(),
                    topic,
                    clock.instant());
        }
    }
}
