package io.acknet.learn;

import io.acknet.knowledge.Addition;
import io.acknet.knowledge.Topic;
import io.acknet.match.Match;
import io.acknet.match.reload.Lesson;
import io.acknet.match.reload.LiveKnowledge;
import io.acknet.redact.Redactor;
import io.acknet.store.Asked;
import io.acknet.store.AskedQuestions;
import io.acknet.store.Gap;
import io.acknet.store.Gaps;
import io.acknet.store.Store;
import io.acknet.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Learns from use, with a gate.
///
/// 1. Each question is kept without secrets, with what it led to.
/// 2. It is a gap when nothing answered it, when somebody says that the answer did not help, when it led
///    to suggestions and nobody opened one, and when somebody says which suggestion was right: then the
///    topic lacks that asking. Questions that say nearly the same are one gap with a count.
/// 3. A reviewer adds a gap to a topic, makes a draft topic of it, or dismisses it. An addition is kept
///    only if the whole knowledge passes its test with it (`LiveKnowledge.learn`).
/// 4. Gaps that the knowledge answers since are closed.
public final class Learning {
    private static final Logger LOG = LoggerFactory.getLogger(Learning.class);

    /// Of one question; the rest of a pasted log says no more.
    private static final int QUESTION_CHARS = 1_000;

    /// Gaps that are kept: far more than anybody will ever review.
    private static final int MOST_GAPS = 5_000;

    private static final int BATCH = 200;

    /// How long suggestions wait for somebody to open one.
    private static final Duration UNDECIDED = Duration.ofMinutes(30);

    private final LiveKnowledge knowledge;
    private final Store store;
    private final AskedQuestions asked;
    private final Gaps gaps;
    private final SameGap same;
    private final Redactor redact;
    private final InstantSource clock;

    public Learning(LiveKnowledge knowledge, Store store, Redactor redact, InstantSource clock) {
        this.knowledge = knowledge;
        this.store = store;
        this.asked = store.askedQuestions();
        this.gaps = store.gaps();
        this.same = new SameGap(gaps);
        this.redact = redact;
        this.clock = clock;
    }

    /// Keeps a question.
    ///
    /// @return the id under which people say what they think of the answer; empty when it could not be
    ///     kept, which is no reason not to answer
    public Optional<String> asked(Question question) {
        try {
            Asked one = asked(UUID.randomUUID().toString(), question);
            asked.add(one);
            if (question.match() instanceof Match.None) {
                count(one, "none", "");
            }
            return Optional.of(one.id());
        } catch (StoreException e) {
            LOG.atWarn().setCause(e).log("question not kept");
            return Optional.empty();
        }
    }

    private Asked asked(String id, Question question) {
        String text = redact.redact(question.text()).strip();
        List<Match.Hit> hits = question.match().hits();
        return new Asked(
                id,
                text.substring(0, Math.min(text.length(), QUESTION_CHARS)),
                question.match().band(),
                hits.stream().limit(3).map(hit -> hit.topic().id()).toList(),
                hits.isEmpty() ? 0 : hits.getFirst().score(),
                question.lang().code(),
                question.place(),
                clock.instant());
    }

    /// Somebody opened one of the topics that were suggested.
    public void opened(String ask, String topic) {
        asked.chosen(ask, topic);
    }

    /// What came of an opinion.
    public enum Heard {
        NEW,
        /// The person said something of this answer before, and that counts.
        AGAIN,
        /// The answer is too old.
        GONE
    }

    /// @param person kept only as a keyed hash, another one for each answer
    /// @param topic of the answer
    public Heard heard(String ask, String person, Opinion opinion, String topic) {
        Optional<Asked> about = asked.find(ask);
        if (about.isEmpty()) {
            return Heard.GONE;
        }
        String hash = store.keyedHash("opinion", ask + "\n" + person);
        boolean first =
                asked.first(
                        new AskedQuestions.Opinion(
                                ask, hash, opinion.word(), topic, clock.instant()));
        if (!first) {
            return Heard.AGAIN;
        }
        switch (opinion) {
            case HELPFUL -> {}
            case UNHELPFUL -> count(about.get(), opinion.word(), "");
            case RIGHT -> {
                if (!count(about.get(), "confirmed", topic)) {
                    gaps.confirm(ask, topic);
                }
            }
        }
        return Heard.NEW;
    }

    private boolean count(Asked one, String why, String confirmed) {
        var terms = knowledge.use(matcher -> matcher.terms(one.question()));
        if (terms.isEmpty()) {
            return false;
        }
        Gap gap =
                new Gap(
                        same.idOf(terms),
                        one.question(),
                        terms,
                        why,
                        one.nearest(),
                        one.score(),
                        confirmed,
                        one.lang(),
                        one.place(),
                        1,
                        one.at(),
                        one.at(),
                        Gap.State.OPEN);
        return gaps.count(one.id(), gap, MOST_GAPS);
    }

    /// Counts what was left open, and forgets what is old.
    ///
    /// @param keep how long questions are kept
    public void tidy(Duration keep) {
        settle();
        Instant now = clock.instant();
        asked.forget(now.minus(keep));
        gaps.forget(now.minus(keep));
        same.forget();
    }

    private void settle() {
        asked.leftOpen("ambiguous", clock.instant().minus(UNDECIDED), BATCH)
                .forEach(one -> count(one, "ambiguous", ""));
    }

    /// The gaps that wait for somebody, in groups.
    public List<Cluster> clusters() {
        settle();
        return Clusters.of(open(gaps.all()));
    }

    /// Those that nobody has dealt with.
    public static List<Gap> open(List<Gap> gaps) {
        return gaps.stream().filter(gap -> gap.state() == Gap.State.OPEN).toList();
    }

    public Optional<Gap> gap(String id) {
        return gaps.find(id);
    }

    /// @return whether there is such a gap
    public boolean dismiss(String gap) {
        return gaps.become(gap, Gap.State.DISMISSED);
    }

    /// Adds a line to a topic, if the knowledge passes its test with it.
    ///
    /// @param gap where it comes from
    public Lesson teach(String gap, Addition addition) {
        Lesson lesson = knowledge.learn(learned -> learned.plus(safe(addition)));
        if (lesson instanceof Lesson.Taken) {
            boolean rejected = addition.kind() == Addition.Kind.REJECT;
            gaps.become(gap, rejected ? Gap.State.DISMISSED : Gap.State.CLOSED);
            closeAnswered();
        }
        return lesson;
    }

    private Addition safe(Addition addition) {
        return new Addition(
                addition.topic(), addition.lang(), addition.kind(), redact.redact(addition.text()));
    }

    private void closeAnswered() {
        for (Gap gap : open(gaps.all())) {
            boolean unhelpful = gap.why().equals(Opinion.UNHELPFUL.word());
            if (!unhelpful
                    && knowledge.use(matcher -> matcher.match(gap.question()))
                            instanceof Match.Confident) {
                gaps.become(gap.id(), Gap.State.CLOSED);
            }
        }
    }

    /// Keeps a draft, in place of one of the same name. It answers nothing.
    ///
    /// @param gap where it comes from, or empty
    /// @param replaces the draft whose place it takes, or empty
    public Topic draft(Drafting written, String gap, String replaces) {
        Topic topic = safe(written).topic();
        knowledge.draft(learned -> learned.withoutDraft(replaces).withDraft(topic));
        gaps.become(gap, Gap.State.CLOSED);
        return topic;
    }

    /// What somebody wrote, without secrets.
    public Drafting safe(Drafting written) {
        return new Drafting(
                redact.redact(written.title()),
                written.lang(),
                written.askings().stream().map(redact::redact).toList(),
                redact.redact(written.answer()));
    }

    /// A text without secrets.
    public String safe(String text) {
        return redact.redact(text);
    }

    public List<Topic> drafts() {
        return knowledge.learned().drafts();
    }

    /// Lets a draft answer, if the knowledge passes its test with it.
    ///
    /// @return empty when there is no such draft
    public Optional<Lesson> publish(String draft) {
        Optional<Topic> found = knowledge.learned().draft(draft);
        Optional<Lesson> lesson =
                found.map(topic -> knowledge.learn(learned -> learned.published(topic)));
        if (lesson.orElse(null) instanceof Lesson.Taken) {
            closeAnswered();
        }
        return lesson;
    }

    /// @return whether there was such a draft
    public boolean discard(String draft) {
        boolean known = knowledge.learned().draft(draft).isPresent();
        if (known) {
            knowledge.draft(learned -> learned.withoutDraft(draft));
        }
        return known;
    }
}
