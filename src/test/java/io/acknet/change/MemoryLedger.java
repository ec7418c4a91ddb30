package io.acknet.change;

import io.acknet.audit.AuditEvent;
import io.acknet.change.ChangeState.Ended;
import io.acknet.change.ChangeState.Executing;
import io.acknet.change.ChangeState.Waiting;
import io.acknet.store.ChangeFilter;
import io.acknet.store.ClusterLock;
import io.acknet.store.Lease;
import io.acknet.store.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Changes in memory, by the rules of the database.
final class MemoryLedger implements Ledger {
    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final Map<String, ClusterLock> locks = new HashMap<>();
    private final Map<String, Stop> stops = new LinkedHashMap<>();
    private final List<AuditEvent> audit = new ArrayList<>();
    private long fence;

    synchronized List<AuditEvent> audit() {
        return List.copyOf(audit);
    }

    @Override
    public synchronized void create(Change change, AuditEvent event) {
        changes.put(change.id(), change);
        audit.add(event);
    }

    @Override
    public synchronized Optional<Change> find(String id) {
        return Optional.ofNullable(changes.get(id));
    }

    @Override
    public synchronized List<Change> list(ChangeFilter filter) {
        return changes.values().stream()
                .filter(it ->
                        filter.states().isEmpty() || filter.states().contains(it.state().word()))
                .filter(it -> filter.clusterUid().filter(uid -> !uid.equals(uid(it))).isEmpty())
                .filter(it ->
                        filter.expiredAt()
                                .filter(now ->
                                        !(it.state() instanceof Waiting waiting)
                                                || waiting.until().isAfter(now))
                                .isEmpty())
                .sorted(
                        Comparator.comparing((Change it) -> it.request().createdAt())
                                .reversed()
                                .thenComparing(Change::id))
                .limit(filter.limit())
                .toList();
    }

    private static String uid(Change change) {
        return change.request().plan().cluster().uid();
    }

    @Override
    public synchronized boolean swap(Change from, ChangeState to, Instant at, AuditEvent event) {
        boolean leased =
                good(uid(from), at).filter(l -> l.changeId().equals(from.id())).isPresent();
        return !leased && !(from.state() instanceof Executing) && put(from, to, List.of(), event);
    }

    @Override
    public synchronized boolean swap(Lease lease, Noted noted) {
        if (!holds(lease, noted.at())
                || !put(noted.from(), noted.to(), noted.effects(), noted.event())) {
            return false;
        }
        boolean leaves =
                noted.from().state() instanceof Executing && !(noted.to() instanceof Executing);
        if (leaves || noted.to() instanceof Ended) {
            locks.remove(lease.clusterUid());
        }
        return true;
    }

    private boolean put(Change from, ChangeState to, List<Effect> effects, AuditEvent event) {
        Change stored = changes.get(from.id());
        if (stored == null
                || stored.version() != from.version()
                || stored.state() instanceof Ended) {
            return false;
        }
        changes.put(from.id(), stored.then(to, effects));
        audit.add(event);
        return true;
    }

    @Override
    public synchronized Optional<Lease> claim(
            String id, String owner, Instant now, Duration length) {
        Change change = changes.get(id);
        if (change == null
                || change.state() instanceof Ended
                || good(uid(change), now).isPresent()
                || anotherExecutes(change)) {
            return Optional.empty();
        }
        Lease lease = new Lease(id, uid(change), owner, ++fence, now.plus(length));
        locks.put(uid(change), new ClusterLock(lease, now));
        return Optional.of(lease);
    }

    private boolean anotherExecutes(Change change) {
        return changes.values().stream()
                .anyMatch(it ->
                        it.state() instanceof Executing
                                && uid(it).equals(uid(change))
                                && !it.id().equals(change.id()));
    }

    @Override
    public synchronized Optional<Lease> renew(Lease lease, Instant now, Duration length) {
        if (!holds(lease, now)) {
            return Optional.empty();
        }
        Lease longer =
                new Lease(
                        lease.changeId(),
                        lease.clusterUid(),
                        lease.owner(),
                        lease.fence(),
                        now.plus(length));
        locks.put(lease.clusterUid(), new ClusterLock(longer, now));
        return Optional.of(longer);
    }

    @Override
    public synchronized void release(Lease lease, Instant now) {
        if (holds(lease, now)) {
            locks.remove(lease.clusterUid());
        }
    }

    private boolean holds(Lease lease, Instant now) {
        return good(lease.clusterUid(), now).filter(it -> it.fence() == lease.fence()).isPresent();
    }

    private Optional<Lease> good(String uid, Instant now) {
        return holder(uid, now).map(ClusterLock::lease);
    }

    @Override
    public synchronized Optional<ClusterLock> holder(String clusterUid, Instant now) {
        return Optional.ofNullable(locks.get(clusterUid))
                .filter(lock -> lock.lease().until().isAfter(now));
    }

    @Override
    public synchronized List<Stop> stops() {
        return List.copyOf(stops.values());
    }

    @Override
    public synchronized boolean stop(Stop stop, AuditEvent event) {
        audit.add(event);
        return stops.putIfAbsent(stop.scope(), stop) == null;
    }

    @Override
    public synchronized boolean resume(String scope, AuditEvent event) {
        boolean was = stops.remove(scope) != null;
        if (was) {
            audit.add(event);
        }
        return was;
    }

    @Override
    public synchronized void refused(AuditEvent event) {
        audit.add(event);
    }
}
