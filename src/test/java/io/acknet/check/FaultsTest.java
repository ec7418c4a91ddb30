package io.acknet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.acknet.check.FaultyProxy.Fault;
import io.acknet.lang.Lang;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A healthy cluster behind a faulty line: what the reason says, and faults of more than one read.
/// `FaultMatrixTest` has each read and each fault.
class FaultsTest {
    private static final Fixture HEALTHY = Fixture.of("hairpin", "on");

    @ParameterizedTest
    @CsvSource({
        "STATUS_401, 'accept acknet''s credentials (401) to list daemonsets.apps (kube-system)'",
        "STATUS_403, 'the verb list on daemonsets.apps (kube-system) is not granted'",
        "STATUS_429, 'overloaded (429) and did not list daemonsets.apps (kube-system)'",
        "STATUS_500, 'answered 500 when asked to list daemonsets.apps'",
        "STALLED, within 1.5 s",
        "SILENT, within 1.5 s",
        "CUT, broke the connection off",
        "GARBAGE, 'answer to list daemonsets.apps (kube-system) cannot be parsed'",
        "TRUNCATED, cannot be parsed",
        "EMPTY, cannot be parsed",
        "ENDLESS, longer than is taken"
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
        Check broken = new BrokenCheck("boom");
        try (Bench bench = Bench.of(HEALTHY.scenario())) {
            Report report =
                    bench.run(new Checks(List.of(broken), text -> text), "broken", Map.of());

            assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(report.headline().en())
                    .containsPattern(Pattern.compile("id [0-9a-f]{8}"))
                    .doesNotContain("boom");
        }
    }

    private static Report run(FaultyProxy.Plan plan) {
        try (Bench bench = Bench.faulty(HEALTHY.scenario(), plan)) {
            return bench.run("hairpin", Map.of());
        }
    }
}
