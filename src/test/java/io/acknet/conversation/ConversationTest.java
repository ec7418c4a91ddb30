package io.acknet.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.check.Params;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import io.acknet.match.Match;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final Topic HAIRPIN = topic("hairpin", Optional.of("hairpin"));
    private static final Topic PLAN = topic("plan-cidr", Optional.empty());
    private static final Place CHANNEL = new Place("T1", "C1", Place.Kind.CHANNEL);
    private static final Person BINDER = member("UBINDER");
    private static final Person ANYONE = member("UANY");

    private final FakeInspection inspection = new FakeInspection();
    private final FakeBindings bindings = new FakeBindings();
    private final List<Reply> progress = new ArrayList<>();
    private final Roles roles = new Roles(Set.of("UBINDER", "SGROUP"));
    private final Faq faq =
            new Faq(List.of(HAIRPIN, PLAN), ConversationTest::match, Optional.of("#help"));
    private final BoundClusters clusters =
            new BoundClusters(inspection, bindings, InstantSource.fixed(NOW));
    private final Conversation conversation =
            new Conversation(
                    faq, clusters, new ClusterChecks(faq, clusters, inspection, roles), roles);

    @Test
    void answersAndSaysHowToBindWhereNothingIsBound() {
        Reply.Answer answer = (Reply.Answer) say(ANYONE, new Command.Ask("hairpin?"));
        assertThat(answer.topic()).isEqualTo(HAIRPIN);
        assertThat(answer.check()).isEmpty();
        assertThat(answer.bindHint()).isPresent();
    }

    @Test
    void offersTheCheckOnTheBoundCluster() {
        say(BINDER, new Command.Bind("prod"));
        Reply.Answer answer = (Reply.Answer) say(ANYONE, new Command.Ask("hairpin?"));
        assertThat(answer.check()).map(Reply.CheckOffer::run).contains(run("prod", "uid-1"));
        assertThat(answer.bindHint()).isEmpty();
    }

    @Test
    void saysSoWhenItIsNotSure() {
        assertThat(say(ANYONE, new Command.Ask("maybe"))).isInstanceOf(Reply.DidYouMean.class);
        Reply.NoMatch none = (Reply.NoMatch) say(ANYONE, new Command.Ask("lunch?"));
        assertThat(none.contact()).contains("#help");
    }

    @Test
    void aTopicWithoutACheckNeedsNoBinding() {
        Reply.Answer answer = (Reply.Answer) say(ANYONE, new Command.ShowTopic("plan-cidr"));
        assertThat(answer.bindHint()).isEmpty();
        assertThat(say(ANYONE, new Command.OfferCheck("plan-cidr", Map.of())))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void runsACheckAndSaysThatItRuns() {
        say(BINDER, new Command.Bind("prod"));
        Reply.Checked checked = (Reply.Checked) say(ANYONE, run("prod", "uid-1"));
        assertThat(checked.report().verdict()).isEqualTo(Verdict.PROBLEM);
        assertThat(progress).hasSize(1).first().isInstanceOf(Reply.Checking.class);
    }

    @Test
    void offersAndRunsWhatTheCheckIsNarrowedTo() {
        say(BINDER, new Command.Bind("prod"));
        Map<String, String> pod = Map.of("pod", "web/cart-0");
        var offered = (Reply.OfferedCheck) say(ANYONE, new Command.OfferCheck("hairpin", pod));
        assertThat(offered.offer().run().params()).isEqualTo(pod);
        assertThat(offered.offer().takes())
                .containsExactly(Params.Key.POD, Params.Key.SERVICE, Params.Key.NAMESPACE);
        assertThat(say(ANYONE, offered.offer().run())).isInstanceOf(Reply.Checked.class);
        assertThat(inspection.lookedAt).isEqualTo(pod);
    }

    @ParameterizedTest
    @CsvSource({
        "pid,1,unknown parameter pid",
        "node,cn-1,unknown parameter node",
        "pod,cart-0,must look like ns/name"
    })
    void saysWhatTheCheckTakesWhenAParameterIsWrong(String key, String value, String why) {
        say(BINDER, new Command.Bind("prod"));
        var command = new Command.OfferCheck("hairpin", Map.of(key, value));
        Reply.Refused refused = (Reply.Refused) say(ANYONE, command);
        assertThat(refused.reason().en().toLowerCase(Locale.ROOT)).contains(why);
        assertThat(refused.next().en())
                .contains("`pod=ns/name`", "`/acknet hairpin pod web/cart-0`");
        assertThat(refused.next().zh()).contains("`service=ns/name`");
    }

    @Test
    void theFormSaysWhichFieldIsWrong() {
        Command.RunCheck run = run("prod", "uid-1");
        assertThat(conversation.form(Lang.EN, new Command.NarrowCheck(run)))
                .map(form -> form.offer().environment())
                .contains("production");
        assertThat(conversation.objections(run.on(Map.of("pod", "x", "namespace", "web"))))
                .containsOnlyKeys(Params.Key.POD);
        assertThat(conversation.objections(run.on(Map.of("pod", "a/b", "service", "a/c"))))
                .containsOnlyKeys(Params.Key.SERVICE);
        assertThat(conversation.objections(run.on(Map.of("pod", "a/b")))).isEmpty();
        assertThat(conversation.objections(run)).isEmpty();
    }

    @Test
    void readsNothingWhenTheNameLeadsToAnotherClusterNow() {
        say(BINDER, new Command.Bind("prod"));
        inspection.uid = "uid-2";
        assertThat(say(ANYONE, run("prod", "uid-1"))).isInstanceOf(Reply.Refused.class);
        assertThat(inspection.runs).isZero();
    }

    @Test
    void anOldButtonDoesNotReachTheClusterBoundSince() {
        say(BINDER, new Command.Bind("prod"));
        assertThat(say(ANYONE, run("prod", "uid-of-before"))).isInstanceOf(Reply.Refused.class);
        say(BINDER, new Command.Unbind());
        assertThat(say(ANYONE, run("prod", "uid-1"))).isInstanceOf(Reply.Refused.class);
        assertThat(inspection.runs).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Person.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "MEMBER")
    void onlyMembersCheckOrBind(Person.Kind kind) {
        say(BINDER, new Command.Bind("prod"));
        Person other = new Person("T1", "UBINDER", kind, Optional.empty(), Set.of("SGROUP"));
        assertThat(say(other, run("prod", "uid-1"))).isInstanceOf(Reply.Refused.class);
        assertThat(say(other, new Command.Bind("prod"))).isInstanceOf(Reply.Refused.class);
        assertThat(say(other, new Command.Unbind())).isInstanceOf(Reply.Refused.class);
        assertThat(inspection.runs).isZero();
    }

    @Test
    void bindingNeedsARole() {
        assertThat(say(ANYONE, new Command.Bind("prod"))).isInstanceOf(Reply.Refused.class);
        assertThat(bindings.bound).isEmpty();
        Person byGroup =
                new Person("T1", "U9", Person.Kind.MEMBER, Optional.empty(), Set.of("SGROUP"));
        assertThat(say(byGroup, new Command.Bind("prod"))).isInstanceOf(Reply.Done.class);
        assertThat(bindings.bound.get("C1"))
                .isEqualTo(new Reply.Binding("prod", "production", "uid-1", "U9", NOW));
    }

    @Test
    void anEmptyListOfBindersMeansNobody() {
        assertThat(new Roles(Set.of()).mayBind(BINDER)).isFalse();
    }

    @Test
    void aClusterThatCannotBeReachedIsNotBoundAndItsVerdictIsUnknown() {
        say(BINDER, new Command.Bind("prod"));
        inspection.reachable = false;
        Reply.Checked checked = (Reply.Checked) say(ANYONE, run("prod", "uid-1"));
        assertThat(checked.report().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(say(BINDER, new Command.Bind("prod"))).isInstanceOf(Reply.Refused.class);
        Reply.StatusShown status = (Reply.StatusShown) say(ANYONE, new Command.Status());
        assertThat(status.trouble()).isPresent();
        assertThat(status.identity()).isEmpty();
    }

    @Test
    void namesTheClustersWhenTheNameIsWrong() {
        Reply.Refused refused = (Reply.Refused) say(BINDER, new Command.Bind("prdo"));
        assertThat(refused.reason().en()).contains("prdo");
        assertThat(refused.next().en()).contains("/acknet bind prod");
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        Reply.HelpShown help =
                (Reply.HelpShown) say(ANYONE, new Command.Unknown("stauts", "status"));
        assertThat(help.opening().orElseThrow().en()).contains("/acknet status");
    }

    private Reply say(Person who, Command command) {
        return conversation.reply(new Said(who, CHANNEL, command, Lang.EN), progress::add);
    }

    private static Command.RunCheck run(String cluster, String uid) {
        return new Command.RunCheck("hairpin", cluster, uid, Map.of());
    }

    private static Match match(String question) {
        Match.Hit hit = new Match.Hit(HAIRPIN, 1);
        return switch (question) {
            case "hairpin?" -> new Match.Confident(List.of(hit));
            case "maybe" -> new Match.Ambiguous(List.of(hit));
            default -> new Match.None(List.of());
        };
    }

    private static Person member(String id) {
        return new Person("T1", id, Person.Kind.MEMBER, Optional.empty(), Set.of());
    }

    private static Topic topic(String id, Optional<String> check) {
        Topic.Edition edition =
                new Topic.Edition(
                        "About " + id,
                        List.of(id),
                        List.of(new Topic.Part(Topic.Kind.BODY, "Text.")));
        return new Topic(id, Map.of(Lang.EN, edition), check, List.of(), List.of(), List.of());
    }

    private static final class FakeBindings implements Bindings {
        private final Map<String, Reply.Binding> bound = new HashMap<>();

        @Override
        public Optional<Reply.Binding> of(String channel) {
            return Optional.ofNullable(bound.get(channel));
        }

        @Override
        public void bind(String channel, Reply.Binding binding) {
            bound.put(channel, binding);
        }

        @Override
        public boolean unbind(String channel) {
            return bound.remove(channel) != null;
        }
    }

    private static final class FakeInspection implements Inspection {
        private String uid = "uid-1";
        private boolean reachable = true;
        private int runs;
        private Map<String, String> lookedAt = Map.of();

        @Override
        public List<Named> clusters() {
            return List.of(new Named("prod", "production"));
        }

        @Override
        public ClusterIdentity identify(String cluster) {
            if (!reachable) {
                throw new Unreachable(cluster, Text.same("connection refused"));
            }
            return new ClusterIdentity(cluster, "production", uid, "v1.30.1");
        }

        @Override
        public Optional<Check> check(String id) {
            return Checks.standard().byId(id);
        }

        @Override
        public Optional<Report> run(String check, Command.RunCheck run) {
            if (reachable && !run.uid().equals(uid)) {
                return Optional.empty();
            }
            runs++;
            lookedAt = run.params();
            return Optional.of(
                    new Report(
                            check,
                            new ClusterIdentity(run.cluster(), "production", run.uid(), "v1.30.1"),
                            reachable ? Verdict.PROBLEM : Verdict.UNKNOWN,
                            Text.same("headline"),
                            List.of(),
                            NOW));
        }
    }
}
