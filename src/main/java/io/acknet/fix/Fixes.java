package io.acknet.fix;

import io.acknet.check.BadRequest;
import io.acknet.check.Params;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Read;
import io.acknet.lang.Text;
import io.acknet.redact.Redactor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The catalogue of fixes, and the one way to have a plan made.
public final class Fixes {
    private static final Logger LOG = LoggerFactory.getLogger(Fixes.class);

    private final List<Fix> fixes;
    private final SafeProposals safe;
    private final Redactor redactor;

    public Fixes(List<Fix> fixes, Redactor redactor) {
        this.fixes = List.copyOf(fixes);
        this.redactor = redactor;
        this.safe = new SafeProposals(redactor);
    }

    /// Every fix that acknet has.
    public static Fixes standard() {
        return new Fixes(
                List.of(
                        new CniVersionFix(),
                        new DisablePolicyFix(),
                        new HeadlessServiceFix(),
                        new HairpinFix(),
                        new RouteTablesFix()),
                Redactor.standard());
    }

    public List<Fix> all() {
        return fixes;
    }

    public Optional<Fix> byId(String id) {
        return fixes.stream().filter(fix -> fix.id().equals(id)).findFirst();
    }

    /// Those that cure the topic's problem, the recommended one first.
    public List<Fix> forTopic(String topic) {
        return fixes.stream().filter(fix -> fix.topic().equals(topic)).toList();
    }

    /// Has a fix look at one snapshot of a cluster. Whatever goes wrong with the cluster or in the fix
    /// makes the proposal `Unknown`.
    ///
    /// @throws BadRequest when there is no such fix, or a parameter is missing or means nothing to it
    public Proposal propose(String id, ClusterReader reader, Map<String, String> params) {
        Fix fix = byId(id).orElseThrow(() -> noSuchFix(id));
        Params parsed = Params.parse(params, fix.takes());
        complete(fix, parsed);
        return switch (reader.identity()) {
            case Read.Found<ClusterIdentity> _ -> safe.of(proposed(fix, reader, parsed));
            case Read.Absent<ClusterIdentity>(Text what) -> safe.of(unidentified(what));
            case Read.Unreadable<ClusterIdentity>(var _, Text reason) ->
                    safe.of(unidentified(reason));
        };
    }

    private Proposal proposed(Fix fix, ClusterReader reader, Params params) {
        try {
            return fix.propose(reader, params);
        } catch (BadRequest e) {
            throw e;
        } catch (RuntimeException e) {
            String fault = UUID.randomUUID().toString().substring(0, 8);
            LOG.atError()
                    .addKeyValue("fix", fix.id())
                    .addKeyValue("cluster", reader.target().name())
                    .addKeyValue("fault", fault)
                    .addKeyValue("trace", redactor.redact(trace(e)))
                    .log("a fix failed to plan");
            return Answers.unknown(
                    "修复程序自身出错，没有得出计划（编号 " + fault + "，详见日志）。",
                    "The fix itself failed and came to no plan (id " + fault + ", see the log).");
        }
    }

    private static void complete(Fix fix, Params params) {
        List<String> missing =
                fix.needs().stream()
                        .filter(key -> !params.words().containsKey(key.word()))
                        .sorted()
                        .map(key -> key.word() + "=" + key.form())
                        .toList();
        if (!missing.isEmpty()) {
            String shown = String.join(", ", missing);
            throw new BadRequest(
                    new Text(
                            fix.id() + " 还需要参数：" + shown,
                            fix.id() + " needs the parameter " + shown));
        }
    }

    private static Proposal unidentified(Text reason) {
        return Answers.unknown(
                "无法确认这是哪个集群，因此没有计划：" + reason.zh() + "。",
                "Which cluster this is cannot be told, so there is no plan: " + reason.en() + ".");
    }

    private BadRequest noSuchFix(String id) {
        String known = fixes.stream().map(Fix::id).sorted().collect(Collectors.joining(", "));
        return new BadRequest(
                new Text(
                        "没有名为 " + id + " 的修复；可用的有：" + known,
                        "there is no fix " + id + "; there are: " + known));
    }

    private static String trace(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
