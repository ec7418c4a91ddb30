package io.acknet.slack;

import io.acknet.check.Plugin;
import io.acknet.check.Report;
import io.acknet.check.Verdict;
import io.acknet.conversation.Verdicts;
import io.acknet.lang.Text;
import io.acknet.store.LastVerdict;
import io.acknet.store.LastVerdicts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Verdicts in the database. After a day a cluster may be another one, so they are told no more.
public final class StoredVerdicts implements Verdicts {
    private static final Duration TOLD_FOR = Duration.ofHours(24);

    private final LastVerdicts rows;
    private final InstantSource clock;

    public StoredVerdicts(LastVerdicts rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void remember(Report report) {
        rows.put(
                new LastVerdict(
                        report.cluster().uid(),
                        report.check(),
                        report.verdict().name(),
                        report.headline().zh(),
                        report.headline().en(),
                        report.plugin().map(Plugin::name).orElse(""),
                        report.readAt()),
                since());
    }

    @Override
    public void forget(String uid) {
        rows.forget(uid);
    }

    @Override
    public Optional<Last> of(String uid, String check) {
        return rows.of(uid, check, since())
                .map(row ->
                        new Last(
                                Verdict.valueOf(row.verdict()),
                                new Text(row.headlineZh(), row.headlineEn()),
                                row.readAt()));
    }

    @Override
    public Optional<Seen> plugin(String uid) {
        return rows.newestWithPlugin(uid, since())
                .map(row -> new Seen(Plugin.valueOf(row.plugin()), row.readAt()));
    }

    private Instant since() {
        return clock.instant().minus(TOLD_FOR);
    }
}
