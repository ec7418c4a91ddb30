package io.acknet.change;

import io.acknet.change.Rules.Sourced;
import io.acknet.change.Who.Standing;
import io.acknet.lang.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Who may do what to which cluster, and when. What is not granted is refused.
///
/// 1. Only members of the workspace: no guests, bots, strangers, deactivated or unknown people.
/// 2. Only clusters, fixes and namespaces that the configuration names.
/// 3. Only those who have the role; an empty list is nobody.
/// 4. Nobody approves or denies their own request.
/// 5. Not in a window that denies; and where there are windows that allow, only in one of these.
/// 6. Not more changes within an hour than the configuration allows.
///
/// Break-glass lifts 5 and 6 and the number of approvals, and nothing else.
///
/// @param clusters the rules of each cluster, by its name
/// @param expires how long a request waits for approval
/// @param start how long an approval is good for a start
public record Policy(Map<String, Rules> clusters, Duration expires, Duration start) {
    /// Where nothing else is configured: long enough to find a colleague, short enough to remember.
    public static final Duration EXPIRES = Duration.ofMinutes(30);

    public static final Duration START = Duration.ofMinutes(15);

    private static final String SECTION = "acknet.yaml: changes.clusters";

    public Policy {
        clusters = Map.copyOf(clusters);
    }

    /// Nothing may be changed anywhere.
    public static Policy nothing() {
        return new Policy(Map.of(), EXPIRES, START);
    }

    public Ruling judge(Action action, Who who, Subject subject, Instant now) {
        if (who.standing() != Standing.MEMBER) {
            return new Ruling.Refused(List.of(Refusals.standing(who.standing())));
        }
        Rules rules = clusters.get(subject.cluster());
        if (rules == null) {
            return new Ruling.Refused(List.of(Refusals.cluster(SECTION, subject)));
        }
        List<Reason> against = new ArrayList<>();
        if (covers(action)) {
            targets(rules, subject, against::add);
        }
        people(rules, action, who, subject, against::add);
        if (startsWork(action) && !subject.glass()) {
            times(rules, subject, now, against::add);
        }
        return Ruling.of(against);
    }

    /// Who may do it, by the roles alone, whatever time it is.
    public Candidates whoCould(Action action, Subject subject) {
        Rules rules = clusters.get(subject.cluster());
        return rules == null
                ? Candidates.NOBODY
                : new Candidates(rules.role(action).value(), excepted(action, subject));
    }

    /// Whether the fix is enabled on the cluster.
    boolean enables(Subject subject) {
        Rules rules = clusters.get(subject.cluster());
        return rules != null && rules.fixes().value().contains(subject.fix());
    }

    /// Whether an approver has to type the cluster's name.
    public boolean typesName(String cluster) {
        Rules rules = clusters.get(cluster);
        return rules == null || rules.typeName().value();
    }

    /// How many people must approve.
    int approvals(String cluster) {
        Rules rules = clusters.get(cluster);
        return rules == null ? Integer.MAX_VALUE : rules.approvals().value();
    }

    /// Why nothing may start on the cluster now; empty when it may.
    public Optional<Reason> frozen(String cluster, Instant now) {
        List<Reason> found = new ArrayList<>();
        Rules rules = clusters.get(cluster);
        if (rules != null) {
            window(rules, now, found::add);
        }
        return found.stream().findFirst();
    }

    /// SHA-256 of the rules of a cluster, in hexadecimal. The same rules have the same version.
    public String version(String cluster) {
        Rules rules = clusters.get(cluster);
        return Sha256.of(
                "expires %s start %s\n%s"
                        .formatted(expires, start, rules == null ? "" : rules.canonical()));
    }

    private static boolean covers(Action action) {
        return switch (action) {
            case REQUEST, APPROVE, BREAK_GLASS, CONTINUE -> true;
            case DENY, CANCEL, STOP -> false;
        };
    }

    private static boolean startsWork(Action action) {
        return switch (action) {
            case APPROVE, CONTINUE -> true;
            case REQUEST, BREAK_GLASS, DENY, CANCEL, STOP -> false;
        };
    }

    private static void targets(Rules rules, Subject subject, Consumer<Reason> against) {
        if (!rules.fixes().value().contains(subject.fix())) {
            against.accept(Refusals.fix(rules.fixes(), subject));
        }
        subject.namespaces().stream()
                .filter(namespace -> !rules.namespaces().value().contains(namespace))
                .sorted()
                .forEach(ns -> against.accept(Refusals.namespace(rules.namespaces(), ns)));
    }

    private static void people(
            Rules rules, Action action, Who who, Subject subject, Consumer<Reason> against) {
        boolean own = subject.requester().filter(who.account()::equals).isPresent();
        if (own && action == Action.CANCEL) {
            return;
        }
        Sourced<Set<String>> role = rules.role(action);
        Candidates could = new Candidates(role.value(), excepted(action, subject));
        if (!who.isAmong(role.value())) {
            against.accept(Refusals.role(action, role.source(), could));
        }
        if (own && excepted(action, subject).isPresent()) {
            against.accept(Refusals.ownRequest(action, role.source(), could));
        }
    }

    private static Optional<Account> excepted(Action action, Subject subject) {
        return switch (action) {
            case APPROVE, BREAK_GLASS, DENY -> subject.requester();
            case REQUEST, CANCEL, CONTINUE, STOP -> Optional.empty();
        };
    }

    private static void times(Rules rules, Subject subject, Instant now, Consumer<Reason> against) {
        window(rules, now, against);
        if (subject.startedLately() >= rules.perHour().value()) {
            against.accept(Refusals.perHour(rules, subject.startedLately()));
        }
    }

    private static void window(Rules rules, Instant now, Consumer<Reason> against) {
        Optional<Sourced<Window>> denying =
                rules.windows().stream()
                        .filter(w -> !w.value().allows() && w.value().span().covers(now))
                        .findFirst();
        List<Sourced<Window>> allowing =
                rules.windows().stream().filter(w -> w.value().allows()).toList();
        if (denying.isPresent()) {
            against.accept(Refusals.frozen(denying.get(), rules.breakGlass()));
        } else if (!allowing.isEmpty()
                && allowing.stream().noneMatch(w -> w.value().span().covers(now))) {
            against.accept(Refusals.outside(allowing, rules.breakGlass()));
        }
    }
}
