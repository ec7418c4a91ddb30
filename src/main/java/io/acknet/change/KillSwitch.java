package io.acknet.change;

import io.acknet.store.Stop;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The kill switch, for one cluster and for all. It stands in the database, so it survives a restart,
/// and is looked at before each call.
///
/// Whoever may stop one cluster may stop all, for stopping does no harm; to let all go on again takes
/// the right for each of them.
final class KillSwitch {
    private final Rights rights;
    private final Ledger ledger;
    private final Around around;

    KillSwitch(Rights rights, Around around) {
        this.rights = rights;
        this.ledger = rights.ledger();
        this.around = around;
    }

    Answer stop(String scope, Subject subject, Who who, String reason) {
        List<Reason> against = against(who, subject);
        boolean may =
                against.isEmpty()
                        || (scope.equals(Stop.ALL) && all(who).stream().anyMatch(List::isEmpty));
        if (!may) {
            return refused(who, scope, against);
        }
        Stop stop = new Stop(scope, who.account().text(), reason, around.now());
        ledger.stop(stop, Events.stop(who.account(), "set", scope, reason));
        return new Answer.Stopped(
                ledger.stops().stream()
                        .filter(on -> on.scope().equals(scope))
                        .findFirst()
                        .orElse(stop));
    }

    Answer resume(String scope, Subject subject, Who who) {
        List<Reason> against =
                scope.equals(Stop.ALL)
                        ? all(who).stream().flatMap(Collection::stream).distinct().toList()
                        : against(who, subject);
        if (!against.isEmpty()) {
            return refused(who, scope, against);
        }
        ledger.resume(scope, Events.stop(who.account(), "cleared", scope, ""));
        return new Answer.Resumed(scope);
    }

    /// What stands against it, cluster by cluster.
    private List<List<Reason>> all(Who who) {
        return rights.policy().clusters().keySet().stream()
                .sorted()
                .map(cluster -> against(who, Subject.all(cluster, "")))
                .toList();
    }

    private List<Reason> against(Who who, Subject subject) {
        return rights.against(Action.STOP, who, subject, around.now());
    }

    private Answer refused(Who who, String scope, List<Reason> against) {
        ledger.refused(Events.refused(who, Action.STOP, scope, against));
        return new Answer.Refused(against, Optional.empty());
    }
}
