package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Takes objects away: at once, after a Pod's grace, or once their finalizers are done.
final class Deletion {
    private final Store store;
    private final Supplier<Instant> now;

    Deletion(Store store, Supplier<Instant> now) {
        this.store = store;
        this.now = now;
    }

    /// What a deletion is asked to mind.
    ///
    /// @param uid, revision preconditions; empty for none
    /// @param grace seconds for a Pod to end; empty for what it says itself
    /// @param propagation `Background`, `Foreground` or `Orphan`
    record Options(
            String uid,
            String revision,
            Optional<Integer> grace,
            String propagation,
            boolean dryRun) {
        static final Options PLAIN = new Options("", "", Optional.empty(), "Background", false);

        static Options of(JsonNode body, Call call) {
            String propagation = either(body, call, "propagationPolicy");
            String grace = either(body, call, "gracePeriodSeconds");
            return new Options(
                    Tree.text(body, "preconditions", "uid"),
                    Tree.text(body, "preconditions", "resourceVersion"),
                    grace.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(grace)),
                    propagation.isEmpty() ? "Background" : propagation,
                    DryRun.asked(call) || DryRun.asked(body));
        }

        private static String either(JsonNode body, Call call, String field) {
            String inBody = Tree.text(body, field);
            return inBody.isEmpty() ? call.parameter(field) : inBody;
        }
    }

    /// The object as it is left, or as it last was.
    ///
    /// @param gone whether nothing is left of it
    record Outcome(ObjectNode object, boolean gone) {}

    /// @throws Failure 404 without it, 409 when a precondition is not met
    Outcome delete(ResourceType type, String namespace, String name, Options options) {
        return store.atomically(() -> {
            ObjectNode live =
                    store.get(type.storage(), namespace, name)
                            .orElseThrow(() -> Failure.notFound(type, name));
            check(type, live, options);
            return options.dryRun() ? new Outcome(live, true) : delete(type, live, options);
        });
    }

    private Outcome delete(ResourceType type, ObjectNode live, Options options) {
        if (options.propagation().equals("Orphan")) {
            orphan(live);
        }
        boolean foreground = options.propagation().equals("Foreground");
        int grace = type.kind().equals("Pod") ? grace(live, options) : 0;
        boolean held =
                !Tree.items(live, "metadata", "finalizers").isEmpty()
                        || type.kind().equals("Namespace");
        if (grace == 0 && !held && !foreground) {
            return new Outcome(store.remove(type.storage(), live), true);
        }
        ObjectNode going = live.deepCopy();
        ObjectNode metadata = Meta.of(going);
        int already =
                Tree.number(live, Integer.MAX_VALUE, "metadata", "deletionGracePeriodSeconds");
        if (!Meta.isGoing(live) || grace < already) {
            metadata.put("deletionTimestamp", Meta.time(now.get().plusSeconds(grace)));
            metadata.put("deletionGracePeriodSeconds", grace);
        }
        if (foreground) {
            finalizer(metadata, "foregroundDeletion");
        }
        if (type.kind().equals("Namespace")) {
            Tree.ensure(going, "status").put("phase", "Terminating");
        }
        return going.equals(live)
                ? new Outcome(live, false)
                : new Outcome(store.put(type.storage(), going), false);
    }

    private static void finalizer(ObjectNode metadata, String name) {
        ArrayNode finalizers = metadata.withArray("finalizers");
        if (!Tree.texts(finalizers).contains(name)) {
            finalizers.add(name);
        }
    }

    /// Ends what a kubelet, or nobody, has still to do with.
    void finish(ResourceType type, ObjectNode live) {
        store.remove(type.storage(), live);
    }

    private static int grace(ObjectNode pod, Options options) {
        String phase = Tree.text(pod, "status", "phase");
        boolean idle = Tree.text(pod, "spec", "nodeName").isEmpty();
        if (idle || phase.equals("Succeeded") || phase.equals("Failed")) {
            return 0;
        }
        int own = Tree.number(pod, 30, "spec", "terminationGracePeriodSeconds");
        return options.grace().orElse(own);
    }

    private void orphan(ObjectNode owner) {
        for (String storage :
                List.of("pods", "replicasets.apps", "endpointslices.discovery.k8s.io")) {
            for (ObjectNode each : store.all(storage, Meta.namespace(owner))) {
                if (Meta.owners(each).stream().anyMatch(it -> is(it, owner))) {
                    ObjectNode freed = each.deepCopy();
                    ArrayNode kept = Tree.array();
                    Meta.owners(each).stream().filter(it -> !is(it, owner)).forEach(kept::add);
                    Meta.of(freed).set("ownerReferences", kept);
                    store.put(storage, freed);
                }
            }
        }
    }

    private static boolean is(JsonNode reference, ObjectNode owner) {
        return Tree.text(reference, "uid").equals(Meta.uid(owner));
    }

    static void check(ResourceType type, ObjectNode live, Options options) {
        if (!options.uid().isEmpty() && !options.uid().equals(Meta.uid(live))) {
            throw Failure.precondition(
                    type,
                    Meta.name(live),
                    "the UID in the precondition ("
                            + options.uid()
                            + ") does not match the UID in record ("
                            + Meta.uid(live)
                            + "). The object might have been deleted and then recreated");
        }
        if (!options.revision().isEmpty() && !options.revision().equals(Meta.revision(live))) {
            throw Failure.precondition(
                    type,
                    Meta.name(live),
                    "the ResourceVersion in the precondition ("
                            + options.revision()
                            + ") does not match the ResourceVersion in record ("
                            + Meta.revision(live)
                            + "). The object might have been modified");
        }
    }
}
