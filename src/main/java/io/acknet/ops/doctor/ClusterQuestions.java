package io.acknet.ops.doctor;

import io.acknet.check.Check;
import io.acknet.cluster.Cluster;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Limits;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Read;
import io.acknet.cluster.Target;
import io.acknet.cluster.UnusableTarget;
import io.acknet.fix.Fix;
import io.acknet.ops.doctor.Outcome.Ok;
import io.acknet.ops.doctor.Outcome.Problem;
import io.acknet.ops.doctor.Outcome.Unknown;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Whether a cluster can be reached, is who it was, and grants what checks and enabled fixes need.
public final class ClusterQuestions implements AutoCloseable {
    private static final String READ_ROLE =
            "kubectl apply -f deploy/base/read-role.yaml (bound to the account of the kubeconfig)";
    private static final String WRITE_ROLE =
            "add components/fixes to your kustomization, and workloads for each namespace of"
                    + " applications; or grant just these to the account that writes";

    /// Where Flannel is that did not come with ACK; a component of its own grants the rights there.
    private static final String UPSTREAM = "kube-flannel";

    private static final Set<String> SERIOUS = Set.of("production", "prod");

    private final Patient patient;
    private final Once<Cluster> reading;
    private final Once<Cluster> writing;

    /// @param fixes those that the configuration enables there
    /// @param namespaces in which those fixes may change applications
    public record Patient(
            Target reading,
            Target writing,
            List<Check> checks,
            List<Fix> fixes,
            Set<String> namespaces) {
        public Patient {
            checks = List.copyOf(checks);
            fixes = List.copyOf(fixes);
            namespaces = Set.copyOf(namespaces);
        }
    }

    public ClusterQuestions(Patient patient, InstantSource clock) {
        this.patient = patient;
        this.reading = new Once<>(() -> Cluster.connect(patient.reading(), Limits.DEFAULT, clock));
        this.writing = new Once<>(() -> Cluster.connect(patient.writing(), Limits.DEFAULT, clock));
    }

    public List<Question> all() {
        List<Question> all = new ArrayList<>();
        all.add(question("reachable", () -> identity(reading)));
        all.add(question("TLS", this::tls));
        for (Check check : patient.checks()) {
            all.add(
                    question(
                            "rights of check " + check.id(),
                            () -> rights(reading, check.reads(), READ_ROLE)));
        }
        for (Fix fix : patient.fixes()) {
            all.add(
                    question(
                            "rights of fix " + fix.id(),
                            () -> rights(writing, inNamespaces(fix.writes()), WRITE_ROLE)));
        }
        return all;
    }

    /// What a plan would name is asked for in each of the namespaces that are allowed.
    private List<Permission> inNamespaces(List<Permission> writes) {
        return writes.stream()
                .flatMap(right ->
                        right.namespace().isPresent()
                                ? Stream.of(right)
                                : patient.namespaces().stream()
                                        .map(namespace -> in(namespace, right)))
                .toList();
    }

    private static Permission in(String namespace, Permission right) {
        return new Permission(
                right.apiGroup(),
                right.resource(),
                right.verb(),
                Optional.of(namespace),
                right.name());
    }

    private Question question(String about, Supplier<Outcome> look) {
        return new Question("cluster " + patient.reading().name(), about, look);
    }

    private static Outcome identity(Once<Cluster> cluster) {
        try {
            return switch (cluster.get().reader().identity()) {
                case Read.Found<ClusterIdentity>(ClusterIdentity who, var _) ->
                        new Ok("kube-system %s, Kubernetes %s".formatted(who.uid(), who.version()));
                case Read.Absent<ClusterIdentity>(var what) ->
                        new Problem(what.en(), "point the kubeconfig at a Kubernetes API server");
                case Read.Unreadable<ClusterIdentity>(var why, var reason) ->
                        unreadable(why, reason.en());
            };
        } catch (UnusableTarget e) {
            return new Problem(e.text().en(), "mend the kubeconfig that acknet.yaml names");
        }
    }

    private static Outcome unreadable(Read.Why why, String reason) {
        return switch (why) {
            case UNREACHABLE ->
                    new Problem(
                            reason,
                            "check server, certificate-authority-data and proxy-url of the"
                                    + " kubeconfig, and that this machine reaches the address");
            case UNAUTHENTICATED ->
                    new Problem(
                            reason,
                            "make a new token or client certificate for the kubeconfig's user");
            case FORBIDDEN -> new Problem(reason, READ_ROLE);
            case TIMED_OUT,
                    OVERLOADED,
                    SERVER_ERROR,
                    BROKEN_OFF,
                    EXPIRED,
                    UNPARSABLE,
                    STOPPED,
                    NOT_SERVED ->
                    new Unknown(reason);
        };
    }

    private Outcome tls() {
        if (!patient.reading().insecureTlsForLab()) {
            return encrypted();
        }
        String text = "certificates are not verified (insecureTlsForLab)";
        return SERIOUS.contains(patient.reading().environment())
                ? new Problem(text, "remove insecureTlsForLab and give the cluster's CA")
                : new Ok(text + ", in " + patient.reading().environment());
    }

    private Outcome encrypted() {
        try {
            return new Ok(
                    reading.get().plain()
                            ? "none: the server is on this machine"
                            : "certificates are verified");
        } catch (UnusableTarget e) {
            return new Unknown("not told before the kubeconfig is good");
        }
    }

    private static Outcome rights(Once<Cluster> cluster, List<Permission> needed, String role) {
        ClusterReader reader;
        try {
            reader = cluster.get().reader();
        } catch (UnusableTarget e) {
            return new Unknown("not asked before the kubeconfig is good");
        }
        Set<String> missing = new LinkedHashSet<>();
        boolean upstream = false;
        for (Permission permission : needed) {
            switch (reader.allows(permission)) {
                case Read.Found<Boolean>(Boolean allowed, var _) -> {
                    boolean there = permission.namespace().filter(UPSTREAM::equals).isPresent();
                    upstream |= !allowed && there;
                    if (!allowed && !there) {
                        missing.add(words(permission));
                    }
                }
                case Read.Absent<Boolean>(var what) -> {
                    return new Unknown(what.en());
                }
                case Read.Unreadable<Boolean>(var _, var reason) -> {
                    return new Unknown(reason.en());
                }
            }
        }
        if (!missing.isEmpty()) {
            return new Problem("may not " + String.join("; ", missing), role);
        }
        return new Ok(
                upstream
                        ? "granted, but for Flannel in the namespace kube-flannel"
                        : "all " + needed.size() + " granted");
    }

    /// Such as `patch configmaps/kube-flannel-cfg in kube-system`.
    private static String words(Permission permission) {
        return permission.verb()
                + " "
                + permission.qualifiedResource()
                + permission.name().map(name -> "/" + name).orElse("")
                + permission.namespace().map(namespace -> " in " + namespace).orElse("");
    }

    @Override
    public void close() {
        closed(reading);
        closed(writing);
    }

    private static void closed(Once<Cluster> cluster) {
        try {
            cluster.get().close();
        } catch (UnusableTarget e) {
            // it was never open
            return;
        }
    }
}
