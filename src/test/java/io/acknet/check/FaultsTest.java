package io.acknet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.check.FaultyProxy.Fault;
import io.acknet.lang.Lang;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A healthy cluster behind a faulty line: whatever breaks, the verdict is never OK, it comes within
/// the deadline, and it says why.
class FaultsTest {
    private static final Fixture HEALTHY = Fixture.of("hairpin", "on");

    static Stream<Arguments> faults() {
        return Stream.of(
                        "/api/v1/namespaces/kube-system",
                        "/apis/apps/v1/namespaces/kube-system/daemonsets",
                        "/apis/apps/v1/namespaces/kube-flannel/daemonsets",
                        "/api/v1/namespaces/kube-system/configmaps/kube-flannel-cfg",
                        "/api/v1/services",
                        "/apis/discovery.k8s.io/v1/endpointslices",
                        "/api/v1/pods",
                        "/api/v1/namespaces/kube-system/pods")
                .flatMap(path -> Stream.of(Fault.values()).map(fault -> Arguments.of(path, fault)))
                .filter(arguments -> arguments.get()[1] != Fault.NONE);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aReadThatFailsMakesTheVerdictUnknown(String path, Fault fault) {
        long start = System.nanoTime();
        Report report = run((uri, _) -> uri.getPath().equals(path) ? fault : Fault.NONE);

        assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.headline().en()).containsAnyOf("Cannot tell", "cannot be told");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Bench.QUICK.run());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "STATUS_410"})
    void aListThatBreaksOffAfterItsFirstPageIsUnknown(Fault fault) {
        Report report = run((uri, _) -> isSecondPageOfPods(uri) ? fault : Fault.NONE);

        assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aListThatExpiresOnceIsReadAgain() {
        Report report =
                run((uri, earlier) ->
                        isSecondPageOfPods(uri) && earlier < 2 ? Fault.STATUS_410 : Fault.NONE);

        assertThat(report.verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void aListThatExpiresTwiceIsUnknown() {
        Report report = run((uri, _) -> isSecondPageOfPods(uri) ? Fault.STATUS_410 : Fault.NONE);

        assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.headline().en()).contains("410");
    }

    @ParameterizedTest
    @CsvSource({
        "STATUS_401, accept acknet's credentials",
        "STATUS_403, 'the verb list on daemonsets.apps (kube-system) is not granted'",
        "STATUS_429, overloaded",
        "STATUS_500, answered 500",
        "STALLED, within 1.5 s",
        "SILENT, within 1.5 s",
        "CUT, broke the connection off",
        "GARBAGE, cannot be parsed"
    })
    void theReasonIsNamed(Fault fault, String reason) {
        Report report =
                run((uri, _) ->
                        uri.getPath().endsWith("kube-system/daemonsets") ? fault : Fault.NONE);

        assertThat(report.headline().en()).contains(reason);
        assertThat(Lang.of(report.headline().zh())).isEqualTo(Lang.ZH);
    }

    @Test
    void discoveryThatFailsIsNotTakenForAnOldCluster() {
        Fixture old = Fixture.of("hairpin", "old-kubernetes");
        try (Bench bench =
                Bench.faulty(
                        old.scenario(),
                        (uri, _) ->
                                uri.getPath().equals("/apis") ? Fault.STATUS_500 : Fault.NONE)) {
            Report report = bench.run("hairpin", Map.of());

            assertThat(report.findings())
                    .anyMatch(finding -> finding.summary().en().contains("answered 500"));
        }
    }

    @Test
    void aClusterThatCannotBeReachedIsUnknown() {
        Bench bench = Bench.of(HEALTHY.scenario());
        Report report;
        try (bench) {
            bench.stop();
            report = bench.run("hairpin", Map.of());
        }

        assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.cluster().uid()).isEmpty();
        assertThat(report.headline().en()).contains("refuses the connection");
    }

    @Test
    void aCheckThatFailsItselfIsUnknownWithAnId() {
        Check broken = new BrokenCheck();
        try (Bench bench = Bench.of(HEALTHY.scenario())) {
            Report report =
                    bench.run(new Checks(List.of(broken), text -> text), "broken", Map.of());

            assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(report.headline().en())
                    .containsPattern(Pattern.compile("id [0-9a-f]{8}"))
                    .doesNotContain("boom");
        }
    }

    private static boolean isSecondPageOfPods(URI uri) {
        return uri.getPath().equals("/api/v1/pods") && uri.getQuery().contains("continue=");
    }

    private static Report run(FaultyProxy.Plan plan) {
        try (Bench bench = Bench.faulty(HEALTHY.scenario(), plan)) {
            return bench.run("hairpin", Map.of());
        }
    }
}
