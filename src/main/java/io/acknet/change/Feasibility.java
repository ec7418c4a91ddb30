package io.acknet.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.acknet.change.Answer.Why;
import io.acknet.change.Planning.Outcome;
import io.acknet.cluster.ClusterReader;
import io.acknet.cluster.Kind;
import io.acknet.cluster.Kinds;
import io.acknet.cluster.Mutation;
import io.acknet.cluster.Permission;
import io.acknet.cluster.Provenance;
import io.acknet.cluster.Read;
import io.acknet.cluster.Written;
import io.acknet.fix.Diff;
import io.acknet.fix.Plan;
import io.acknet.fix.Step;
import io.acknet.fix.Step.ObjectRef;
import io.acknet.lang.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a cluster would let a plan happen, and what it would look like.
final class Feasibility {
    private final Clusters clusters;
    private final Diff diff;
    private final Account by;

    /// @param by in whose name the plan would be written
    Feasibility(Clusters clusters, Diff diff, Account by) {
        this.by = by;
        this.clusters = clusters;
        this.diff = diff;
    }

    Outcome of(Plan plan) {
        List<Reason> missing = new ArrayList<>();
        ClusterReader reader = clusters.writersReader(plan.cluster().name());
        for (Permission right : rights(plan)) {
            switch (reader.allows(right)) {
                case Read.Found<Boolean>(Boolean allowed, Instant _) -> {
                    if (!allowed) {
                        missing.add(Obstacles.verbMissing(right, plan.cluster().name()));
                    }
                }
                case Read.Absent<Boolean>(Text what) -> missing.add(Obstacles.cannotAsk(what));
                case Read.Unreadable<Boolean>(var _, Text why) ->
                        missing.add(Obstacles.cannotAsk(why));
            }
        }
        return missing.isEmpty() ? rehearsed(plan) : new Outcome.Blocked(plan, missing);
    }

    /// Every verb of the plan.
    private static List<Permission> rights(Plan plan) {
        return plan.steps().stream().map(Feasibility::right).distinct().toList();
    }

    private static Permission right(Step step) {
        return switch (step) {
            case Step.SetKey set -> right("patch", set.map());
            case Step.Create create -> named(right("create", create.object()), Optional.empty());
            case Step.Delete delete -> right("delete", delete.object());
            case Step.RestartPods restart ->
                    new Permission(
                            "",
                            Kinds.PODS.plural() + "/eviction",
                            "create",
                            Optional.of(restart.owner().namespace()),
                            Optional.empty());
            case Step.RestartWorkload restart -> right("patch", restart.workload());
        };
    }

    private static Permission right(String verb, ObjectRef object) {
        Kind<?, ?> kind = Site.kind(object.kind());
        return new Permission(
                kind.group(),
                kind.plural(),
                verb,
                Optional.of(object.namespace()),
                Optional.of(object.name()));
    }

    private static Permission named(Permission right, Optional<String> name) {
        return new Permission(
                right.apiGroup(), right.resource(), right.verb(), right.namespace(), name);
    }

    /// The API server is asked what it would store, with exactly the bytes that will be sent,
    /// and in the same name: admission may depend on who writes.
    private Outcome rehearsed(Plan plan) {
        Site site = new Site(clusters, plan.cluster().name());
        Change unsent = Undoing.unsent(plan);
        Acts acts = new Acts(site, () -> unsent, () -> Instant.EPOCH);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < plan.steps().size(); i++) {
            Optional<Act> act = acts.write(i);
            if (act.isPresent()) {
                switch (rehearsed(plan, act.get(), site)) {
                    case Seen(String lines) -> text.append(lines);
                    case Not(Outcome outcome) -> {
                        return outcome;
                    }
                }
            }
        }
        return new Outcome.Ready(plan, text.toString());
    }

    private sealed interface Rehearsal {}

    private record Seen(String lines) implements Rehearsal {}

    private record Not(Outcome outcome) implements Rehearsal {}

    private Rehearsal rehearsed(Plan plan, Act act, Site site) {
        return switch (act.look(Optional.empty())) {
            case Sight.Before(Mutation mutation, String _) -> dryRun(plan, mutation, site);
            case Sight.Landed _ ->
                    none(
                            Why.UNKNOWN,
                            new Text(
                                    act.target().reference() + " 刚刚已被改成这样。",
                                    act.target().reference() + " has just been changed to this."));
            case Sight.Foreign(Text what, boolean _) -> none(Why.UNKNOWN, what);
            case Sight.Unreadable(Text why) -> none(Why.UNKNOWN, why);
        };
    }

    private static Rehearsal none(Why why, Text reason) {
        return new Not(new Outcome.None(why, reason, List.of()));
    }

    private Rehearsal dryRun(Plan plan, Mutation mutation, Site site) {
        Provenance on = new Provenance("dry-run", "dry-run", Optional.of(by.impersonated()));
        Written written = clusters.dryRun(plan.cluster().name(), mutation, on);
        return switch (written) {
            case Written.Landed(String json) -> new Seen(lines(mutation, json, site));
            case Written.Refused(var _, Text reason) ->
                    new Not(new Outcome.Blocked(plan, List.of(Obstacles.notAccepted(reason))));
            case Written.Ambiguous(Text reason) -> none(Why.UNKNOWN, reason);
        };
    }

    private String lines(Mutation mutation, String json, Site site) {
        return switch (mutation) {
            case Mutation.Patch(var kind, var namespace, var name, var _) ->
                    diff.of(
                            mutation.subject(),
                            current(site, new ObjectRef(kind.qualified(), namespace, name, "", "")),
                            Optional.of(Site.inModelOrder(kind, json)));
            case Mutation.Create _ ->
                    diff.of(mutation.subject(), Optional.empty(), Optional.of(json));
            case Mutation.Delete(var kind, var namespace, var name, var _, var _) ->
                    diff.of(
                            mutation.subject(),
                            current(site, new ObjectRef(kind.qualified(), namespace, name, "", "")),
                            Optional.empty());
            case Mutation.Evict _ -> "";
        };
    }

    private static Optional<String> current(Site site, ObjectRef object) {
        return site.object(object) instanceof Read.Found<JsonNode>(JsonNode json, var _)
                ? Optional.of(json.toString())
                : Optional.empty();
    }
}
