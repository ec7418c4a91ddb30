package io.acknet;

import io.acknet.change.Around;
import io.acknet.change.ChangeDesk;
import io.acknet.change.ChangeListener;
import io.acknet.change.ChangeState;
import io.acknet.change.Checking;
import io.acknet.change.ClusterPlanning;
import io.acknet.change.ConnectedClusters;
import io.acknet.change.Failpoints;
import io.acknet.change.Planning;
import io.acknet.change.Rights;
import io.acknet.change.Runs;
import io.acknet.change.StoredLedger;
import io.acknet.change.Time;
import io.acknet.check.Checks;
import io.acknet.cluster.Traffic;
import io.acknet.config.Config;
import io.acknet.config.LiveConfig;
import io.acknet.conversation.BoundClusters;
import io.acknet.conversation.ChangeTalk;
import io.acknet.fix.Diff;
import io.acknet.fix.Fixes;
import io.acknet.redact.Redactor;
import io.acknet.slack.SlackWorkspace;
import io.acknet.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// What changes clusters: the desk that people come to, and what carries out what they agreed on.
final class Changing implements AutoCloseable {
    private final Fixes fixes = Fixes.standard();
    private final ConnectedClusters clusters;
    private final ChangeDesk desk;
    private final Runs runs;

    private Changing(ConnectedClusters clusters, Rights rights, Around around) {
        this.clusters = clusters;
        Planning planning = new ClusterPlanning(fixes, clusters, new Diff(Redactor.standard()));
        Checking checking = Checking.of(Checks.standard(), fixes, clusters);
        this.runs = new Runs(rights, clusters, planning, checking, around);
        this.desk = new ChangeDesk(rights, planning, runs, around);
    }

    /// Who hears of what happens to clusters.
    ///
    /// @param traffic of every request to them
    /// @param changed of the UID of each that has been changed
    record Heard(Traffic traffic, Consumer<String> changed) {}

    /// @param workspace asked for everybody's rights, and told what happens to changes
    static Changing of(LiveConfig live, Store store, SlackWorkspace workspace, Heard heard) {
        List<ConnectedClusters.Way> ways =
                live.current().clusters().stream()
                        .map(cluster ->
                                new ConnectedClusters.Way(
                                        Targets.reading(cluster),
                                        Targets.writing(cluster),
                                        cluster.write()
                                                .map(Config.Write::impersonate)
                                                .orElse(false)))
                        .toList();
        return new Changing(
                new ConnectedClusters(ways, InstantSource.system(), heard.traffic()),
                new Rights(() -> Policies.of(live.current()), new StoredLedger(store)),
                new Around(
                        Time.system(),
                        workspace.people(),
                        told(workspace.cards(), heard.changed()),
                        Failpoints.none()));
    }

    /// What was read of a cluster before a change of it ended or halted is not true any more.
    private static ChangeListener told(ChangeListener cards, Consumer<String> changed) {
        return change -> {
            switch (change.state()) {
                case ChangeState.Succeeded _, ChangeState.Failed _, ChangeState.Halted _ ->
                        changed.accept(change.request().plan().cluster().uid());
                case ChangeState.Pending _,
                        ChangeState.Approved _,
                        ChangeState.Executing _,
                        ChangeState.Denied _,
                        ChangeState.Expired _,
                        ChangeState.Cancelled _,
                        ChangeState.Superseded _ -> {}
            }
            cards.changed(change);
        };
    }

    ChangeTalk talk(BoundClusters bound) {
        return new ChangeTalk(desk, fixes, bound);
    }

    /// Takes up what a crash broke off, and carries out what is approved from now on.
    void start() {
        runs.start();
    }

    /// When changes were last attended to.
    Instant attended() {
        return runs.attended();
    }

    /// Lets requests and approvals expire that have waited too long.
    void expire() {
        desk.expire();
    }

    @Override
    public void close() {
        runs.close();
        clusters.close();
    }
}
