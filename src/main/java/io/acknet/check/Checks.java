package io.acknet.check;

import io.acknet.cluster.ClusterIdentity;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Read;
import io.acknet.lang.Text;
import io.acknet.redact.Redactor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The catalogue of checks, and the one way to run them.
public final class Checks {
    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

    private final List<Check> checks;
    private final SafeFindings safe;
    private final Redactor redactor;

    public Checks(List<Check> checks, Redactor redactor) {
        this.checks = List.copyOf(checks);
        this.redactor = redactor;
        this.safe = new SafeFindings(redactor);
    }

    /// Every check that acknet has.
    public static Checks standard() {
        return new Checks(
                List.of(
                        new NetworkTypeCheck(),
                        new HairpinCheck(),
                        new CniVersionCheck(),
                        new RouteTablesCheck(),
                        new PodStartDelayCheck(),
                        new CloudResourcesCheck(),
                        new PlanCidrCheck(),
                        new HostPortCheck(),
                        new ChoosePluginCheck()),
                Redactor.standard());
    }

    public List<Check> all() {
        return checks;
    }

    public Optional<Check> byId(String id) {
        return checks.stream().filter(check -> check.id().equals(id)).findFirst();
    }

    /// Says which checks are to run on a snapshot, whole, so that they can share their reads.
    public void announce(List<String> ids, ClusterReader reader) {
        ids.stream()
                .flatMap(id -> byId(id).stream())
                .forEach(check -> reader.expect(check.reads()));
    }

    /// Runs a check against one snapshot of a cluster. Whatever goes wrong with the cluster or in the
    /// check makes the verdict UNKNOWN.
    ///
    /// @throws BadRequest when there is no such check, or a parameter means nothing to it
    public Report run(String id, ClusterReader reader, Map<String, String> params) {
        Check check = byId(id).orElseThrow(() -> noSuchCheck(id));
        Params parsed = Params.parse(params, check.takes());
        check.accept(parsed);
        return switch (reader.identity()) {
            case Read.Found<ClusterIdentity>(ClusterIdentity identity, var _) ->
                    report(check, reader, identity, findings(check, reader, parsed));
            case Read.Absent<ClusterIdentity>(Text what) ->
                    report(check, reader, unread(reader), List.of(unidentified(reader, what)));
            case Read.Unreadable<ClusterIdentity>(var _, Text reason) ->
                    report(check, reader, unread(reader), List.of(unidentified(reader, reason)));
        };
    }

    private List<Finding> findings(Check check, ClusterReader reader, Params params) {
        try {
            return check.run(reader, params);
        } catch (RuntimeException e) {
            String fault = UUID.randomUUID().toString().substring(0, 8);
            LOG.atError()
                    .addKeyValue("check", check.id())
                    .addKeyValue("cluster", reader.target().name())
                    .addKeyValue("fault", fault)
                    .addKeyValue("trace", redactor.redact(trace(e)))
                    .log("a check failed");
            return List.of(failed(check, fault));
        }
    }

    private Report report(
            Check check, ClusterReader reader, ClusterIdentity identity, List<Finding> findings) {
        List<Finding> ordered =
                findings.stream()
                        .map(safe::of)
                        .sorted(Comparator.comparingInt(finding -> finding.verdict().rank()))
                        .toList();
        return new Report(
                check.id(),
                identity,
                Verdict.of(ordered),
                ordered.getFirst().summary(),
                ordered,
                reader.startedAt(),
                Plugin.shown(check, ordered));
    }

    private static ClusterIdentity unread(ClusterReader reader) {
        return ClusterIdentity.unread(reader.target());
    }

    private static Finding unidentified(ClusterReader reader, Text reason) {
        return Finding.of(
                "cluster-unidentified",
                Verdict.UNKNOWN,
                "Cluster/" + reader.target().name(),
                new Text(
                        "无法确认这是哪个集群，因此没有检查：" + reason.zh() + "。",
                        "Which cluster this is cannot be told, so nothing was checked: "
                                + reason.en()
                                + "."));
    }

    private static Finding failed(Check check, String fault) {
        return Finding.of(
                "check-failed",
                Verdict.UNKNOWN,
                "Check/" + check.id(),
                new Text(
                        "检查程序自身出错，没有得出结论（编号 " + fault + "，详见日志）。",
                        "The check itself failed and came to no conclusion (id "
                                + fault
                                + ", see the log)."));
    }

    private BadRequest noSuchCheck(String id) {
        String known = checks.stream().map(Check::id).sorted().collect(Collectors.joining(", "));
        return new BadRequest(
                new Text(
                        "没有名为 " + id + " 的检查；可用的有：" + known,
                        "there is no check " + id + "; there are: " + known));
    }

    private static String trace(Throwable fault) {
        var text = new java.io.StringWriter();
        fault.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }
}
