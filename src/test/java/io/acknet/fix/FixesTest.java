package io.acknet.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acknet.check.BadRequest;
import io.acknet.check.Bench;
import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.check.Fixture;
import io.acknet.knowledge.Library;
import io.acknet.lang.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FixesTest {
    private final Fixes fixes = Fixes.standard();

    @Test
    void everyFixCuresATopicThatHasACheckToProveIt() {
        List<String> checks = Checks.standard().all().stream().map(Check::id).toList();

        assertThat(fixes.all()).extracting(Fix::topic).isSubsetOf(checks);
        assertThat(fixes.all()).extracting(Fix::id).doesNotHaveDuplicates();
    }

    @Test
    void theRecommendedFixOfATopicComesFirst() {
        assertThat(fixes.forTopic("hairpin"))
                .extracting(Fix::id)
                .containsExactly("headless-service", "enable-hairpin");
        assertThat(fixes.forTopic("plan-cidr")).isEmpty();
    }

    @Test
    void everyTopicNamesItsFixesInTheirOrder() {
        for (Fix fix : fixes.all()) {
            assertThat(Library.bundled().topics())
                    .filteredOn(topic -> topic.id().equals(fix.topic()))
                    .singleElement()
                    .satisfies(topic ->
                            assertThat(topic.fixes())
                                    .containsExactlyElementsOf(
                                            fixes.forTopic(topic.id()).stream()
                                                    .map(Fix::id)
                                                    .toList()));
        }
    }

    @Test
    void theReadmeShowsEveryFixWithWhatItNeeds() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        for (Fix fix : fixes.all()) {
            String needs =
                    fix.needs().stream()
                            .map(key -> "`" + key.word() + "=" + key.form() + "` ")
                            .collect(Collectors.joining());
            assertThat(readme)
                    .contains("| `" + fix.id() + "` | `" + fix.topic() + "` | " + needs + "|");
        }
    }

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat(fixes.all())
                .flatMap(fix -> List.of(fix.title(), fix.effect()))
                .allMatch(text -> Lang.of(text.zh()) == Lang.ZH && Lang.of(text.en()) == Lang.EN);
    }

    @Test
    void whatIsNeededIsTaken() {
        assertThat(fixes.all()).allMatch(fix -> fix.takes().containsAll(fix.needs()));
    }

    @Test
    void whatANeededParameterIsForIsSaid() {
        refused("headless-service", Map.of(), "needs the parameter service=ns/name");
        refused("enable-hairpin", Map.of(), "needs the parameter workload=ns/kind/name");
        refused("route-tables", Map.of(), "needs the parameter ids=vtb-…");
    }

    @Test
    void parametersOfAnotherFormAreRefused() {
        refused("route-tables", Map.of("ids", "vtb-a, vtb-b"), "must look like");
        refused("route-tables", Map.of("ids", "rtb-a"), "must look like");
        refused("cni-version", Map.of("ids", "vtb-a"), "no parameter");
        refused("enable-hairpin", Map.of("workload", "web/job/cart"), "deployment, statefulset");
    }

    @Test
    void anUnknownFixIsRefusedWithTheKnownOnes() {
        refused("nonsense", Map.of(), "there are: cni-version, disable-network-policy");
    }

    @Test
    void whatAPlanChangesIsPinned() {
        Stream.of(
                        "cni-version/single",
                        "enable-hairpin/list",
                        "disable-network-policy/false",
                        "route-tables/unset")
                .forEach(name ->
                        assertThat(plan(name).steps())
                                .first()
                                .isInstanceOfSatisfying(
                                        Step.SetKey.class,
                                        set -> {
                                            assertThat(set.map().uid()).isNotEmpty();
                                            assertThat(set.map().resourceVersion()).matches("\\d+");
                                            assertThat(set.sha256Before()).matches("[0-9a-f]{64}");
                                            assertThat(set.sha256After())
                                                    .matches("[0-9a-f]{64}")
                                                    .isNotEqualTo(set.sha256Before());
                                        }));
    }

    @Test
    void noPlanHoldsASecret() {
        for (String name : List.of("disable-network-policy/false", "route-tables/pretty")) {
            assertThat(plan(name).toString()).doesNotContain("Planted");
            assertThat(Fingerprint.canonical(plan(name), "")).doesNotContain("Planted");
        }
    }

    private static Plan plan(String name) {
        Fixture fixture = FixFaultsTest.fixture(name);
        try (Bench bench = Bench.of(fixture.scenario())) {
            return ((Proposal.Planned) Proposed.proposal(bench, fixture)).plan();
        }
    }

    private void refused(String id, Map<String, String> params, String why) {
        onFlannel(bench ->
                assertThatThrownBy(() -> bench.look(reader -> fixes.propose(id, reader, params)))
                        .isInstanceOf(BadRequest.class)
                        .hasMessageContaining(why));
    }

    private static void onFlannel(Consumer<Bench> test) {
        try (Bench bench = Bench.of(FixFaultsTest.fixture("enable-hairpin/list").scenario())) {
            test.accept(bench);
        }
    }
}
