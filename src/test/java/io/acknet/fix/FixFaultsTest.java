package io.acknet.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.check.Bench;
import io.acknet.check.FaultyProxy.Fault;
import io.acknet.check.Fixture;
import io.acknet.redact.Redactor;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// A plan stands on reads. Where one of them fails there is no plan, and nobody says that nothing is to
/// be done.
class FixFaultsTest {
    private static final List<String> PLANNED =
            List.of(
                    "cni-version/single",
                    "disable-network-policy/three-policies",
                    "headless-service/cart",
                    "enable-hairpin/list",
                    "enable-hairpin/on-workload-stale",
                    "route-tables/unset");

    @TestFactory
    Stream<DynamicTest> aReadThatIsForbiddenIsUnknown() {
        return PLANNED.stream()
                .map(FixFaultsTest::fixture)
                .flatMap(fixture ->
                        paths(fixture).stream()
                                .map(path -> unknown(fixture, path, Fault.STATUS_403)));
    }

    @TestFactory
    Stream<DynamicTest> aReadThatFailsIsUnknown() {
        Fixture fixture = fixture("disable-network-policy/three-policies");
        return paths(fixture).stream().map(path -> unknown(fixture, path, Fault.STATUS_500));
    }

    @ParameterizedTest
    @FieldSource("PLANNED")
    void theSameClusterGivesTheSameFingerprint(String name) {
        Fixture fixture = fixture(name);
        try (Bench first = Bench.of(fixture.scenario());
                Bench second = Bench.of(fixture.scenario())) {
            assertThat(Proposed.fingerprint(first, fixture))
                    .isNotEmpty()
                    .isEqualTo(Proposed.fingerprint(second, fixture));
        }
    }

    @Test
    void aFixThatFailsItselfIsUnknownWithAnId() {
        Fixes broken = new Fixes(List.of(new BrokenFix()), Redactor.standard());
        try (Bench bench = Bench.of(fixture("cni-version/single").scenario())) {
            Proposal proposal = bench.look(reader -> broken.propose("broken", reader, Map.of()));

            assertThat(proposal).isInstanceOf(Proposal.Unknown.class);
            assertThat(((Proposal.Unknown) proposal).reason().en())
                    .containsPattern(Pattern.compile("id [0-9a-f]{8}"))
                    .doesNotContain("boom");
        }
    }

    private static DynamicTest unknown(Fixture fixture, String path, Fault fault) {
        return DynamicTest.dynamicTest(
                fixture + " " + path + " " + fault,
                () -> {
                    try (Bench bench =
                            Bench.faulty(
                                    fixture.scenario(),
                                    (uri, _) -> uri.getPath().equals(path) ? fault : Fault.NONE)) {
                        assertThat(Proposed.proposal(bench, fixture))
                                .isInstanceOf(Proposal.Unknown.class);
                    }
                });
    }

    /// What planning reads, but for the version, which names a cluster and decides nothing, and for
    /// kinds that discovery shows as not served.
    private static Collection<String> paths(Fixture fixture) {
        Set<String> paths = new LinkedHashSet<>();
        try (Bench bench =
                Bench.faulty(
                        fixture.scenario(),
                        (URI uri, int _) -> {
                            synchronized (paths) {
                                paths.add(uri.getPath());
                            }
                            return Fault.NONE;
                        })) {
            assertThat(Proposed.proposal(bench, fixture)).isInstanceOf(Proposal.Planned.class);
        }
        paths.remove("/version");
        paths.removeIf(path -> path.matches("/apis/(crd.projectcalico.org|cilium.io)/.*"));
        return paths;
    }

    static Fixture fixture(String name) {
        return new Fixture(FixFixturesTest.ROOT.resolve(name));
    }
}
