package io.acknet.change;

import io.acknet.audit.AuditEvent;
import io.acknet.change.ChangeState.Waiting;
import io.acknet.store.AuditTrail;
import io.acknet.store.ChangeFilter;
import io.acknet.store.ChangeRow;
import io.acknet.store.Changes;
import io.acknet.store.ClusterLock;
import io.acknet.store.Lease;
import io.acknet.store.StepRow;
import io.acknet.store.Stop;
import io.acknet.store.Stops;
import io.acknet.store.Store;
import io.acknet.store.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Changes in the database.
public final class StoredLedger implements Ledger {
    private final Changes changes;
    private final Stops stops;
    private final AuditTrail audit;

    public StoredLedger(Store store) {
        this.changes = store.changes();
        this.stops = store.stops();
        this.audit = store.audit();
    }

    @Override
    public void create(Change change, AuditEvent event) {
        changes.create(row(change), event);
    }

    @Override
    public Optional<Change> find(String id) {
        return changes.find(id).map(this::change);
    }

    @Override
    public List<Change> list(ChangeFilter filter) {
        return changes.list(filter).stream().map(this::change).toList();
    }

    @Override
    public boolean swap(Change from, ChangeState to, Instant at, AuditEvent event) {
        return changes.swap(transition(new Noted(from, to, List.of(), at, event)));
    }

    @Override
    public boolean swap(Lease lease, Noted noted) {
        return changes.swap(lease, transition(noted));
    }

    @Override
    public Optional<Lease> claim(String id, String owner, Instant now, Duration length) {
        return changes.claim(id, owner, now, length);
    }

    @Override
    public Optional<Lease> renew(Lease lease, Instant now, Duration length) {
        return changes.renew(lease, now, length);
    }

    @Override
    public void release(Lease lease, Instant now) {
        changes.release(lease, now);
    }

    @Override
    public Optional<ClusterLock> holder(String clusterUid, Instant now) {
        return changes.holder(clusterUid, now);
    }

    @Override
    public List<Stop> stops() {
        return stops.all();
    }

    @Override
    public boolean stop(Stop stop, AuditEvent event) {
        return stops.set(stop, event);
    }

    @Override
    public boolean resume(String scope, AuditEvent event) {
        return stops.clear(scope, event);
    }

    @Override
    public void refused(AuditEvent event) {
        audit.append(event);
    }

    private Change change(ChangeRow row) {
        ChangeState state = ChangeJson.state(row.detail());
        return new Change(
                ChangeJson.request(row.body()), state, row.version(), log(row.id(), state));
    }

    /// What has not begun has no log.
    private List<Effect> log(String id, ChangeState state) {
        return switch (state) {
            case ChangeState.Pending _,
                    ChangeState.Approved _,
                    ChangeState.Denied _,
                    ChangeState.Expired _,
                    ChangeState.Superseded _ ->
                    List.of();
            case ChangeState.Executing _,
                    ChangeState.Halted _,
                    ChangeState.Cancelled _,
                    ChangeState.Succeeded _,
                    ChangeState.Failed _ ->
                    changes.steps(id).stream().map(step -> ChangeJson.effect(step.body())).toList();
        };
    }

    private static Transition transition(Noted noted) {
        return new Transition(
                row(noted.from()),
                noted.to().word(),
                ChangeJson.write(noted.to()),
                until(noted.from(), noted.to()),
                noted.at(),
                noted.effects().stream().map(StoredLedger::row).toList(),
                noted.event());
    }

    private static StepRow row(Effect effect) {
        return new StepRow(effect.phase().name(), ChangeJson.write(effect), effect.at());
    }

    private static ChangeRow row(Change change) {
        ChangeRequest request = change.request();
        return new ChangeRow(
                request.id(),
                request.plan().cluster().uid(),
                request.plan().cluster().name(),
                request.where().channel(),
                change.state().word(),
                change.version(),
                ChangeJson.write(request),
                ChangeJson.write(change.state()),
                request.createdAt(),
                request.createdAt(),
                until(change, change.state()),
                Optional.empty());
    }

    private static Instant until(Change change, ChangeState state) {
        return state instanceof Waiting waiting ? waiting.until() : change.request().expiresAt();
    }
}
