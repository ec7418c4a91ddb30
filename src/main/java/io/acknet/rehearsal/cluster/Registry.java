package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Writes objects as the API server does, whoever asks: a client or a controller.
final class Registry {

    /// Kinds whose `metadata.generation` counts the changes of their spec.
    private static final Set<String> GENERATIONS =
            Set.of("apps", "policy", "networking.k8s.io", "apiextensions.k8s.io");

    private final Store store;
    private final Supplier<Instant> now;
    private final Names names;
    private final ClusterAddresses addresses;

    Registry(Store store, Supplier<Instant> now, Names names) {
        this.store = store;
        this.now = now;
        this.names = names;
        this.addresses = new ClusterAddresses(store);
    }

    /// Puts in what was there before the cluster's life began.
    void found(ResourceType type, ObjectNode object, String manager) {
        Defaults.fill(object);
        if (type.kind().equals("Service") && !object.path("spec").has("clusterIPs")) {
            addresses.allocate(type, object);
            Tree.ensure(object, "status", "loadBalancer");
        }
        if (counts(type)) {
            Meta.of(object).put("generation", 1);
        }
        if (!Meta.of(object).has("managedFields")) {
            Instant made = Instant.parse(Tree.text(object, "metadata", "creationTimestamp"));
            ManagedFields.track(Optional.empty(), object, Write.of(type, manager), made);
        }
        store.put(type.storage(), object);
    }

    /// @throws Failure 409 when it is there already, 404 without its namespace, 422 when it is invalid
    ObjectNode create(Write write, ObjectNode object) {
        return store.atomically(() -> created(write, object));
    }

    private ObjectNode created(Write write, ObjectNode object) {
        ResourceType type = write.type();
        ObjectNode metadata = Meta.of(object);
        if (metadata.has("resourceVersion") && !Meta.revision(object).isEmpty()) {
            throw Failure.badRequest("resourceVersion should not be set on objects to be created");
        }
        if (Meta.name(object).isEmpty() && metadata.has("generateName")) {
            metadata.put("name", names.generated(Tree.text(metadata, "generateName")));
        }
        if (type.hasStatus() && !type.kind().equals("Namespace")) {
            object.remove("status");
        }
        Defaults.fill(object);
        if (type.kind().equals("Pod")) {
            Tree.ensure(object, "status").put("phase", "Pending").put("qosClass", "BestEffort");
        }
        checkNamespace(type, object);
        Validation.onCreate(type, object);
        if (store.get(type.storage(), Meta.namespace(object), Meta.name(object)).isPresent()) {
            throw Failure.alreadyExists(type, Meta.name(object));
        }
        if (type.kind().equals("Service")) {
            addresses.allocate(type, object);
            Tree.ensure(object, "status", "loadBalancer");
        }
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", Meta.time(now.get()));
        metadata.remove(
                List.of("deletionTimestamp", "deletionGracePeriodSeconds", "managedFields"));
        if (counts(type)) {
            metadata.put("generation", 1);
        }
        ManagedFields.track(Optional.empty(), object, write, now.get());
        return write.dryRun() ? object : store.put(type.storage(), object);
    }

    /// Alters an object that is there. The change gets a copy that it may alter and return.
    ///
    /// @throws Failure 404 without it, 409 when its resourceVersion or uid is another than the
    ///     change's outcome has
    ObjectNode update(
            Write write, String namespace, String name, UnaryOperator<ObjectNode> change) {
        return store.atomically(() -> {
            ObjectNode live =
                    store.get(write.type().storage(), namespace, name)
                            .orElseThrow(() -> Failure.notFound(write.type(), name));
            return updated(write, live, change.apply(live.deepCopy()));
        });
    }

    private ObjectNode updated(Write write, ObjectNode live, ObjectNode wanted) {
        ResourceType type = write.type();
        checkPins(type, live, wanted);
        ObjectNode next = split(write, live, wanted);
        keepIdentity(live, next);
        Defaults.fill(next);
        if (!write.isStatus()) {
            Validation.onUpdate(type, live, next);
        }
        if (counts(type) && !live.path("spec").equals(next.path("spec"))) {
            int generation = Tree.number(live, 0, "metadata", "generation");
            Meta.of(next).put("generation", generation + 1);
        }
        if (!next.equals(live) || write.applied().isPresent()) {
            ManagedFields.track(Optional.of(live), next, write, now.get());
        }
        if (next.equals(live)) {
            return live;
        }
        if (write.dryRun()) {
            return next;
        }
        boolean free = Tree.items(next, "metadata", "finalizers").isEmpty();
        boolean graceful = type.kind().equals("Pod") || type.kind().equals("Namespace");
        if (Meta.isGoing(next) && free && !graceful) {
            return store.remove(type.storage(), next);
        }
        return store.put(type.storage(), next);
    }

    private static void checkPins(ResourceType type, ObjectNode live, ObjectNode wanted) {
        String uid = Meta.uid(wanted);
        String revision = Meta.revision(wanted);
        String name = Meta.name(live);
        if (!Meta.name(wanted).equals(name)
                || !Meta.namespace(wanted).equals(Meta.namespace(live))) {
            throw Failure.badRequest(
                    "the name of the object ("
                            + Meta.name(wanted)
                            + ") does not match the name on the URL ("
                            + name
                            + ")");
        }
        if (!uid.isEmpty() && !uid.equals(Meta.uid(live))) {
            throw Failure.conflict(
                    type,
                    name,
                    "Precondition failed: UID in precondition: "
                            + uid
                            + ", UID in object meta: "
                            + Meta.uid(live));
        }
        if (revision.isEmpty() && isCustom(type)) {
            throw Failure.invalid(
                    type,
                    name,
                    List.of(
                            Failure.Cause.invalid(
                                    "metadata.resourceVersion",
                                    "0x0",
                                    "must be specified for an update")));
        }
        if (!revision.isEmpty() && !revision.equals(Meta.revision(live))) {
            throw Failure.modified(type, name);
        }
    }

    /// A write of the object leaves the status, a write of the status leaves the rest.
    private static ObjectNode split(Write write, ObjectNode live, ObjectNode wanted) {
        if (!write.type().hasStatus()) {
            return wanted;
        }
        ObjectNode next = write.isStatus() ? live.deepCopy() : wanted;
        ObjectNode from = write.isStatus() ? wanted : live;
        if (from.has("status")) {
            next.set("status", from.get("status").deepCopy());
        } else {
            next.remove("status");
        }
        return next;
    }

    private static void keepIdentity(ObjectNode live, ObjectNode next) {
        ObjectNode metadata = Meta.of(next);
        ObjectNode was = Meta.of(live);
        for (String field :
                List.of(
                        "uid",
                        "creationTimestamp",
                        "generation",
                        "resourceVersion",
                        "deletionTimestamp",
                        "deletionGracePeriodSeconds",
                        "managedFields")) {
            if (was.has(field)) {
                metadata.set(field, was.get(field).deepCopy());
            } else {
                metadata.remove(field);
            }
        }
    }

    private void checkNamespace(ResourceType type, ObjectNode object) {
        if (!type.namespaced()) {
            return;
        }
        String name = Meta.namespace(object);
        ObjectNode namespace =
                store.get("namespaces", "", name)
                        .orElseThrow(() -> Failure.plainNotFound("namespaces", name));
        if (Meta.isGoing(namespace)) {
            throw Failure.forbidden(
                    type,
                    Meta.name(object),
                    "unable to create new content in namespace "
                            + name
                            + " because it is being terminated");
        }
    }

    private static boolean counts(ResourceType type) {
        return GENERATIONS.contains(type.group()) || isCustom(type);
    }

    private static boolean isCustom(ResourceType type) {
        return type.group().contains(".") && !type.group().endsWith(".k8s.io");
    }
}
