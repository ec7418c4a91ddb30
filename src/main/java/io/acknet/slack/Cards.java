package io.acknet.slack;

import io.acknet.change.Account;
import io.acknet.change.Change;
import io.acknet.change.ChangeListener;
import io.acknet.change.ChangeState;
import io.acknet.conversation.Reply;
import io.acknet.lang.Lang;
import io.acknet.store.ChangeCard;
import io.acknet.store.ChangeCards;
import io.acknet.store.Offers;
import io.acknet.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cards of changes: one message for each in its channel, edited in place.
///
/// 1. What happens to a change marks its card; nobody waits for Slack.
/// 2. One thread for a card draws the latest state and shows it, then pauses, so that a rollout of
///    hundreds of Pods stays within Slack's pace and the last state is always shown.
/// 3. Its thread is told each new state, since an edit notifies nobody.
/// 4. How much is shown stands in the database: what a crash kept from being shown is shown later.
final class Cards implements ChangeListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cards.class);

    /// `chat.update` is of tier 3: about 50 calls a minute.
    private static final Duration PAUSE = Duration.ofMillis(1_300);

    private static final Duration LAST_WORDS = Duration.ofSeconds(3);
    private static final int BEHIND = 100;

    /// What the cards show: the reply that is the card of a change.
    interface Source {
        Optional<Reply> card(String changeId, Lang lang);
    }

    private final Gateway gateway;
    private final People people;
    private final ChangeCards table;
    private final Offers offers;
    private final UnaryOperator<String> redact;
    private final InstantSource clock;
    private final Map<String, AtomicInteger> marks = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable Source source;
    private volatile boolean closing;

    Cards(
            Gateway gateway,
            People people,
            Store store,
            UnaryOperator<String> redact,
            InstantSource clock) {
        this.gateway = gateway;
        this.people = people;
        this.table = store.changeCards();
        this.offers = store.offers();
        this.redact = redact;
        this.clock = clock;
    }

    /// Begins to show; what was marked before is shown now.
    void show(Source cards) {
        source = cards;
        marks.keySet().forEach(this::run);
        sweep();
    }

    /// Shows what a crash, or Slack, has kept from being shown.
    void sweep() {
        table.behind(BEHIND).forEach(this::mark);
    }

    @Override
    public void changed(Change change) {
        mark(change.id());
    }

    private void mark(String id) {
        AtomicInteger waiting = marks.computeIfAbsent(id, _ -> new AtomicInteger());
        if (waiting.getAndIncrement() == 0) {
            run(id);
        }
    }

    private void run(String id) {
        Source cards = source;
        if (cards != null && !threads.isShutdown()) {
            threads.execute(() -> work(id, cards));
        }
    }

    /// Until nothing more has happened while it was shown.
    private void work(String id, Source cards) {
        AtomicInteger waiting = marks.getOrDefault(id, new AtomicInteger());
        int seen = waiting.get();
        while (seen > 0 && !closing) {
            try {
                refresh(id, cards);
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.atWarn().addKeyValue("change", id).setCause(e).log("card not shown");
                marks.remove(id);
                return; // the sweep tries again
            }
            seen = waiting.addAndGet(-seen);
        }
    }

    private void refresh(String id, Source cards) {
        Optional<ChangeCard> there = table.of(id);
        if (there.isEmpty() || there.get().ts().isEmpty()) {
            post(id, cards);
            return;
        }
        ChangeCard shown = there.get();
        read(id, cards)
                .filter(card -> card.change().version() > shown.version())
                .ifPresent(card -> edit(shown, card));
    }

    private void post(String id, Source cards) {
        Optional<Reply.ChangeCard> card = read(id, cards);
        if (card.isEmpty() || !table.begin(id, channel(card.get().change()), clock.instant())) {
            return;
        }
        Change change = card.get().change();
        try {
            Drawn drawn = drawn(card.get());
            Gateway.Posted posted =
                    gateway.post(new Destination.Posted(channel(change), ""), drawn.message());
            table.shows(
                    new ChangeCard(
                            id,
                            posted.channel(),
                            posted.ts(),
                            change.version(),
                            change.state().word()));
        } catch (RuntimeException e) {
            table.abandon(id);
            throw e;
        }
    }

    private void edit(ChangeCard card, Reply.ChangeCard now) {
        Change change = now.change();
        Drawn drawn = drawn(now);
        gateway.edit(new Destination.Edited(card.channel(), card.ts()), drawn.message());
        String word = change.state().word();
        boolean first =
                table.shows(
                        new ChangeCard(
                                card.changeId(),
                                card.channel(),
                                card.ts(),
                                change.version(),
                                word));
        if (!first) {
            table.showsLess(card.changeId()); // than another process had shown: it is drawn again
            mark(card.changeId());
        } else if (!word.equals(card.noted()) && !(change.state() instanceof ChangeState.Pending)) {
            gateway.post(
                    new Destination.Posted(card.channel(), card.ts()),
                    Redaction.of(ChangeView.note(lang(change), change), redact));
        }
    }

    /// In its requester's language; what is shown is of one moment.
    private Drawn drawn(Reply.ChangeCard card) {
        Change change = card.change();
        Drawn drawn = Drawn.of(card.in(lang(change)), channel(change), clock.instant(), redact);
        drawn.offers().forEach(offers::add);
        return drawn;
    }

    private static Optional<Reply.ChangeCard> read(String id, Source cards) {
        return cards.card(id, Lang.EN)
                .filter(Reply.ChangeCard.class::isInstance)
                .map(Reply.ChangeCard.class::cast);
    }

    private static String channel(Change change) {
        return change.request().where().channel();
    }

    /// The requester's language.
    private Lang lang(Change change) {
        Account requester = change.request().requester();
        var from =
                new Inbound.From(
                        requester.team(),
                        requester.team(),
                        requester.user(),
                        change.request().where().channel());
        return people.of(from).locale().orElse(Lang.EN);
    }

    /// Lets what is being shown be shown: a post that is broken off may come twice.
    @Override
    public void close() {
        closing = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a card is still being shown after {}", LAST_WORDS);
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
