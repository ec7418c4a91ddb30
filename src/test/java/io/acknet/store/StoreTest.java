package io.acknet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What every database must do for inbox, outbox, offers and bindings.
@ParameterizedClass
@EnumSource
class StoreTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Parameter TestDatabase database = TestDatabase.SQLITE;
    @TempDir Path directory;
    private Location where;
    private Store store;

    @BeforeEach
    void create() {
        where = database.fresh(directory);
        open();
    }

    private void open() {
        store = TestDatabase.open(where);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void remembersWhatTheLastChecksCameToThroughARestart() {
        store.lastVerdicts().put(verdict("hairpin", "PROBLEM", "", NOON), NOON);
        store.lastVerdicts().put(verdict("network-type", "OK", "FLANNEL", NOON), NOON);
        store.lastVerdicts().put(verdict("hairpin", "OK", "", NOON.plusSeconds(9)), NOON);
        store.lastVerdicts().put(verdict("hairpin", "UNKNOWN", "", NOON.plusSeconds(5)), NOON);
        store.close();
        open();

        assertThat(store.lastVerdicts().of("uid-1", "hairpin", NOON))
                .contains(verdict("hairpin", "OK", "", NOON.plusSeconds(9)));
        assertThat(store.lastVerdicts().newestWithPlugin("uid-1", NOON))
                .map(LastVerdict::plugin)
                .contains("FLANNEL");
        assertThat(store.lastVerdicts().of("uid-2", "hairpin", NOON)).isEmpty();
        assertThat(store.lastVerdicts().of("uid-1", "hairpin", NOON.plusSeconds(10))).isEmpty();
        store.lastVerdicts()
                .put(verdict("cni-version", "OK", "", NOON.plusSeconds(20)), NOON.plusSeconds(8));
        assertThat(store.lastVerdicts().newestWithPlugin("uid-1", NOON)).isEmpty();
        assertThat(store.lastVerdicts().of("uid-1", "hairpin", NOON)).isPresent();

        store.lastVerdicts().forget("uid-2");
        assertThat(store.lastVerdicts().of("uid-1", "hairpin", NOON)).isPresent();
        store.lastVerdicts().forget("uid-1");
        assertThat(store.lastVerdicts().of("uid-1", "hairpin", NOON)).isEmpty();
    }

    private static LastVerdict verdict(String check, String verdict, String plugin, Instant at) {
        return new LastVerdict("uid-1", check, verdict, "结论", "headline", plugin, at);
    }

    @Test
    void knowsACopyFromTheFirstAndAnAnsweredOneFromAnOpenOne() {
        Inbox.Arrived first = store.inbox().receive(input("a", NOON));
        assertThat(first.arrival()).isEqualTo(Inbox.Arrival.NEW);
        Inbox.Arrived second = store.inbox().receive(input("a", NOON));
        assertThat(second.arrival()).isEqualTo(Inbox.Arrival.OPEN);
        assertThat(second.hold()).isEmpty();

        assertThat(store.inbox().finish(first.hold().orElseThrow())).isTrue();

        Inbox.Arrived third = store.inbox().receive(input("a", NOON));
        assertThat(third.arrival()).isEqualTo(Inbox.Arrival.ANSWERED);
        assertThat(third.hold()).isEmpty();
    }

    @Test
    void takesExactlyOneOfManyCopiesAsTheFirst() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Inbox.Arrived>> arrivals = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                arrivals.add(threads.submit(() -> store.inbox().receive(input("a", NOON))));
            }
            int first = 0;
            for (Future<Inbox.Arrived> arrival : arrivals) {
                first += arrival.get().arrival() == Inbox.Arrival.NEW ? 1 : 0;
                first += arrival.get().hold().isPresent() ? 10 : 0;
            }
            assertThat(first).isEqualTo(11);
        }
    }

    @Test
    void afterReopeningWhatIsOpenIsClaimedTheOldestFirst() {
        Instant later = NOON.plus(Inbox.LEASE).plusSeconds(1);
        store.inbox().receive(input("late", NOON.plusSeconds(1)));
        store.inbox().receive(input("early", NOON));
        store.inbox().finish(hold("done"));
        store.close();
        open();

        List<Held> held = store.inbox().claim(later, 10);

        assertThat(held).extracting(it -> it.input().key()).containsExactly("early", "late");
        assertThat(held).extracting(Held::attempt).containsExactly(1, 1);
        assertThat(store.inbox().claim(later, 10)).isEmpty();
        store.inbox().release(held.getFirst().hold(), later);
        assertThat(store.inbox().claim(later, 10)).extracting(Held::attempt).containsExactly(2);
    }

    @Test
    void aReleasedInputWaitsForItsTime() {
        store.inbox().release(hold("a"), NOON.plusSeconds(20));

        assertThat(store.inbox().claim(NOON.plusSeconds(19), 10)).isEmpty();
        assertThat(store.inbox().claim(NOON.plusSeconds(20), 10)).hasSize(1);
    }

    @Test
    void whatIsKeptIsNotClaimed() {
        Hold kept = hold("a");
        hold("b");

        assertThat(store.inbox().keep(List.of(kept), NOON.plusSeconds(10))).isEqualTo(1);
        assertThat(store.inbox().claim(NOON.plusSeconds(20), 10))
                .extracting(it -> it.input().key())
                .containsExactly("b");
        assertThat(store.inbox().claim(NOON.plusSeconds(25), 10))
                .extracting(it -> it.input().key())
                .containsExactly("a");
        assertThat(store.inbox().keep(List.of(kept), NOON.plusSeconds(50))).isZero();
    }

    @Test
    void whoHasLostAnInputWritesNothingForIt() {
        Hold lost = hold("a");
        Hold good = store.inbox().claim(NOON.plus(Inbox.LEASE), 10).getFirst().hold();
        Outgoing reply = new Outgoing("a", "answer", "{}", "hello", Outgoing.State.READY);
        List<Offer> offers = List.of(new Offer("o", "C1", "{}", NOON));

        assertThat(store.outbox().posted(lost, "answer", "{}")).isFalse();
        assertThat(store.outbox().ready(lost, List.of(reply), offers)).isFalse();
        assertThat(store.outbox().sent(lost, "answer")).isFalse();
        assertThat(store.inbox().finish(lost)).isFalse();
        store.inbox().release(lost, NOON);

        assertThat(store.outbox().find("a", "answer")).isEmpty();
        assertThat(store.offers().find("o")).isEmpty();
        assertThat(store.outbox().posted(good, "answer", "{}")).isTrue();
        assertThat(store.inbox().finish(good)).isTrue();
        assertThat(store.outbox().posted(good, "answer", "{}")).isFalse();
    }

    @Test
    void forgetsWhatIsAnsweredAndOldWithWhatWasSentForIt() {
        Hold old = hold("old");
        store.outbox().posted(old, "answer", "{}");
        hold("open");
        store.inbox().finish(old);

        assertThat(store.inbox().forget(NOON.plusSeconds(1))).isEqualTo(1);

        assertThat(store.outbox().find("old", "answer")).isEmpty();
        assertThat(store.inbox().receive(input("open", NOON)).arrival())
                .isEqualTo(Inbox.Arrival.OPEN);
    }

    @Test
    void goesOnFromThePlaceholderToTheReplyToSent() {
        Hold hold = hold("a");
        store.outbox().posted(hold, "answer", "{\"ts\":1}");
        assertThat(store.outbox().find("a", "answer"))
                .map(Outgoing::state)
                .contains(Outgoing.State.POSTED);

        Outgoing reply = new Outgoing("a", "answer", "{\"ts\":1}", "hello", Outgoing.State.READY);
        store.outbox().ready(hold, List.of(reply), List.of(new Offer("o", "C1", "{}", NOON)));
        assertThat(store.outbox().find("a", "answer")).contains(reply);
        assertThat(store.offers().find("o")).contains(new Offer("o", "C1", "{}", NOON));

        store.inbox().finish(hold);
        assertThat(store.outbox().find("a", "answer"))
                .map(Outgoing::state)
                .contains(Outgoing.State.SENT);
    }

    @Test
    void keepsNothingOfAReplyToAnInputThatNeverCame() {
        Outgoing reply = new Outgoing("none", "answer", "{}", "hello", Outgoing.State.READY);
        List<Offer> offers = List.of(new Offer("o", "C1", "{}", NOON));

        assertThat(store.outbox().ready(new Hold("none", "me", 1), List.of(reply), offers))
                .isFalse();

        assertThat(store.offers().find("o")).isEmpty();
        assertThat(store.inbox().receive(input("b", NOON)).arrival()).isEqualTo(Inbox.Arrival.NEW);
    }

    @Test
    void aDutyIsDoneByWhoeverHasIt() {
        assertThat(store.duties().isMine("tidy", NOON, Duration.ofSeconds(40))).isTrue();
        assertThat(store.duties().isMine("tidy", NOON, Duration.ofSeconds(40))).isTrue();
    }

    @Test
    void forgetsOldOffers() {
        Hold hold = hold("a");
        Outgoing reply = new Outgoing("a", "answer", "{}", "hello", Outgoing.State.READY);
        store.outbox().ready(hold, List.of(reply), List.of(new Offer("o", "C1", "{}", NOON)));

        assertThat(store.offers().forget(NOON)).isZero();
        assertThat(store.offers().forget(NOON.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    void bindsAChannelInPlaceOfWhatItWasBoundTo() {
        ChannelCluster first = new ChannelCluster("C1", "prod", "production", "u1", "U1", NOON);
        ChannelCluster second = new ChannelCluster("C1", "dev", "lab", "u2", "U2", NOON);
        store.channelClusters().bind(first);
        store.channelClusters().bind(second);

        assertThat(store.channelClusters().of("C1")).contains(second);
        assertThat(store.channelClusters().all()).containsExactly(second);
        assertThat(store.channelClusters().unbind("C1")).isTrue();
        assertThat(store.channelClusters().unbind("C1")).isFalse();
    }

    private Hold hold(String key) {
        return store.inbox().receive(input(key, NOON)).hold().orElseThrow();
    }

    private static Input input(String key, Instant at) {
        return new Input(key, "Spoken", "C1", "U1", "{}", at);
    }
}
