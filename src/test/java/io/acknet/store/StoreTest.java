package io.acknet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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
    }

    private static LastVerdict verdict(String check, String verdict, String plugin, Instant at) {
        return new LastVerdict("uid-1", check, verdict, "结论", "headline", plugin, at);
    }

    @Test
    void knowsACopyFromTheFirstAndAnAnsweredOneFromAnOpenOne() {
        assertThat(store.inbox().receive(input("a", NOON))).isEqualTo(Inbox.Arrival.NEW);
        assertThat(store.inbox().receive(input("a", NOON))).isEqualTo(Inbox.Arrival.OPEN);
        assertThat(store.inbox().isOpen("a")).isTrue();

        store.inbox().finish("a");

        assertThat(store.inbox().receive(input("a", NOON))).isEqualTo(Inbox.Arrival.ANSWERED);
        assertThat(store.inbox().isOpen("a")).isFalse();
    }

    @Test
    void takesExactlyOneOfManyCopiesAsTheFirst() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Inbox.Arrival>> arrivals = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                arrivals.add(threads.submit(() -> store.inbox().receive(input("a", NOON))));
            }
            int first = 0;
            for (Future<Inbox.Arrival> arrival : arrivals) {
                first += arrival.get() == Inbox.Arrival.NEW ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
        }
    }

    @Test
    void listsOpenInputsTheOldestFirstAfterReopening() {
        store.inbox().receive(input("late", NOON.plusSeconds(1)));
        store.inbox().receive(input("early", NOON));
        store.inbox().receive(input("done", NOON));
        store.inbox().finish("done");
        store.close();
        open();

        assertThat(store.inbox().open()).extracting(Input::key).containsExactly("early", "late");
        assertThat(store.inbox().retry("early")).isEqualTo(1);
        assertThat(store.inbox().retry("early")).isEqualTo(2);
    }

    @Test
    void forgetsWhatIsAnsweredAndOldWithWhatWasSentForIt() {
        store.inbox().receive(input("old", NOON));
        store.outbox().posted("old", "answer", "{}");
        store.inbox().receive(input("open", NOON));
        store.inbox().finish("old");

        assertThat(store.inbox().forget(NOON.plusSeconds(1))).isEqualTo(1);

        assertThat(store.outbox().find("old", "answer")).isEmpty();
        assertThat(store.inbox().isOpen("open")).isTrue();
    }

    @Test
    void goesOnFromThePlaceholderToTheReplyToSent() {
        store.inbox().receive(input("a", NOON));
        store.outbox().posted("a", "answer", "{\"ts\":1}");
        assertThat(store.outbox().find("a", "answer"))
                .map(Outgoing::state)
                .contains(Outgoing.State.POSTED);

        Outgoing reply = new Outgoing("a", "answer", "{\"ts\":1}", "hello", Outgoing.State.READY);
        store.outbox().ready(List.of(reply), List.of(new Offer("o", "C1", "{}", NOON)));
        assertThat(store.outbox().find("a", "answer")).contains(reply);
        assertThat(store.offers().find("o")).contains(new Offer("o", "C1", "{}", NOON));

        store.inbox().finish("a");
        assertThat(store.outbox().find("a", "answer"))
                .map(Outgoing::state)
                .contains(Outgoing.State.SENT);
    }

    @Test
    void refusesAReplyToAnInputThatNeverCameAndKeepsNothingOfIt() {
        Outgoing reply = new Outgoing("none", "answer", "{}", "hello", Outgoing.State.READY);
        List<Offer> offers = List.of(new Offer("o", "C1", "{}", NOON));

        assertThatThrownBy(() -> store.outbox().ready(List.of(reply), offers))
                .isInstanceOf(StoreException.class);

        assertThat(store.offers().find("o")).isEmpty();
        assertThat(store.inbox().receive(input("b", NOON))).isEqualTo(Inbox.Arrival.NEW);
    }

    @Test
    void forgetsOldOffers() {
        store.inbox().receive(input("a", NOON));
        Outgoing reply = new Outgoing("a", "answer", "{}", "hello", Outgoing.State.READY);
        store.outbox().ready(List.of(reply), List.of(new Offer("o", "C1", "{}", NOON)));

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

    private static Input input(String key, Instant at) {
        return new Input(key, "Spoken", "C1", "U1", "{}", at);
    }
}
