package io.acknet.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.change.ChangeDesk;
import io.acknet.check.Checks;
import io.acknet.check.Report;
import io.acknet.fix.Fixes;
import io.acknet.knowledge.Addition;
import io.acknet.knowledge.Library;
import io.acknet.knowledge.Lint;
import io.acknet.lang.Lang;
import io.acknet.learn.Cluster;
import io.acknet.learn.Learning;
import io.acknet.learn.StoredShelf;
import io.acknet.match.reload.KnowledgeDirectory;
import io.acknet.match.reload.LiveKnowledge;
import io.acknet.redact.Redactor;
import io.acknet.store.Gap;
import io.acknet.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A bot that learns, with a reviewer and somebody else, in a time that a test sets.
abstract class Lessons {
    static final String UNKNOWN = "the flange of the pump rattles loudly";
    static final String KNOWN = "the outlet valve of the tank leaks";
    static final Person REVIEWER = person("UREVIEW");
    static final Person ANYONE = person("UANY");

    @TempDir Path temporary = Path.of("");

    Instant now = Instant.parse("2026-11-22T03:00:00Z");
    final InstantSource clock = () -> now;
    final ChangeDesk desk = NoChanges.desk(clock);
    Store store;
    LiveKnowledge knowledge;
    Learning learning;

    @BeforeEach
    void start() throws IOException {
        Path topics = Files.createDirectories(temporary.resolve("topics"));
        if (!Files.exists(topics.resolve("valve.md"))) {
            KnowledgeDirectory.in(topics);
        }
        store = Store.open(temporary.resolve("db").toString());
        knowledge =
                LiveKnowledge.of(
                        Library.load(topics),
                        Optional.empty(),
                        new Lint(Set.of(), Set.of()),
                        clock);
        knowledge.keepOn(new StoredShelf(store.learnedFiles()));
        learning = new Learning(knowledge, store, Redactor.standard(), clock);
    }

    @AfterEach
    void stop() {
        knowledge.close();
        store.close();
    }

    void restart() throws IOException {
        stop();
        start();
    }

    Command teach(Addition.Kind kind, String text) {
        return new Command.Teach(onlyGap().id(), new Addition("valve", Lang.EN, kind, text));
    }

    Reply ask(String question) {
        return say(ANYONE, new Command.Ask(question));
    }

    static String feedback(Reply reply) {
        return ((Reply.Answer) reply).feedback().orElseThrow().ask();
    }

    static String text(Reply reply) {
        return ((Reply.Done) reply).text().en();
    }

    List<Cluster> clusters() {
        return ((Reply.GapsListed) say(REVIEWER, new Command.ListGaps())).clusters();
    }

    Gap onlyGap() {
        assertThat(clusters()).hasSize(1);
        return clusters().getFirst().first();
    }

    Reply say(Person who, Command command) {
        Place place = new Place("T1", "C1", Place.Kind.CHANNEL);
        return conversation(
                talk -> Optional.of(talk.reply(new Said(who, place, command, Lang.EN), _ -> {})));
    }

    <T> T conversation(Function<Conversation, Optional<T>> work) {
        return knowledge
                .use(matcher -> {
                    Faq faq = new Faq(matcher.library().topics(), matcher::match, Optional.empty());
                    Roles roles = new Roles(Set.of(), Set.of("UREVIEW"));
                    ConfiguredClusters none =
                            new ConfiguredClusters(List.of(), Checks.standard(), clock);
                    BoundClusters bound = new BoundClusters(none, new NothingBound(), clock);
                    SharedRuns runs = new SharedRuns(none, new NothingKnown(), clock);
                    ClusterChecks checks = new ClusterChecks(faq, bound, runs, roles);
                    return work.apply(
                            new Conversation(
                                    faq,
                                    new ChannelTalk(bound, new FakeManners(), roles),
                                    Inspections.of(faq, bound, checks, new NothingKnown()),
                                    roles,
                                    new ChangeTalk(desk, Fixes.standard(), bound),
                                    new LearningTalk(faq, learning, roles)));
                })
                .orElseThrow();
    }

    static Said reviewing(Command command) {
        return new Said(REVIEWER, new Place("T1", "C1", Place.Kind.CHANNEL), command, Lang.EN);
    }

    static Person person(String id) {
        return new Person("T1", id, Person.Kind.MEMBER, Optional.of(Lang.EN), Set.of());
    }

    private static final class NothingBound implements Bindings {
        @Override
        public Optional<Reply.Binding> of(String channel) {
            return Optional.empty();
        }

        @Override
        public void bind(String channel, Reply.Binding binding) {}

        @Override
        public boolean unbind(String channel) {
            return false;
        }
    }

    private static final class NothingKnown implements Verdicts {
        @Override
        public void remember(Report report) {}

        @Override
        public void forget(String uid) {}

        @Override
        public Optional<Last> of(String uid, String check) {
            return Optional.empty();
        }

        @Override
        public Optional<Seen> plugin(String uid) {
            return Optional.empty();
        }
    }
}
