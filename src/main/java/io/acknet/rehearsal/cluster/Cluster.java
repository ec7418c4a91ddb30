package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The cluster as its controllers see and alter it.
final class Cluster {
    private static final String HAND = "kubectl-client-side-apply";

    private final Store store;
    private final ResourceTypes types;
    private final Registry registry;
    private final Deletion deletion;
    private final Names names;
    private final Supplier<Instant> now;

    Cluster(
            Store store,
            ResourceTypes types,
            Registry registry,
            Deletion deletion,
            Names names,
            Supplier<Instant> now) {
        this.store = store;
        this.types = types;
        this.registry = registry;
        this.deletion = deletion;
        this.names = names;
        this.now = now;
    }

    Instant now() {
        return now.get();
    }

    Names names() {
        return names;
    }

    List<ObjectNode> all(String storage) {
        return store.all(storage);
    }

    List<ObjectNode> all(String storage, String namespace) {
        return store.all(storage, namespace);
    }

    Optional<ObjectNode> get(String storage, String namespace, String name) {
        return store.get(storage, namespace, name);
    }

    /// Whether this version of Kubernetes has such objects.
    boolean has(String storage) {
        return types.ofStorage(storage).isPresent();
    }

    void create(String storage, String manager, ObjectNode object) {
        ResourceType type = type(storage);
        object.put("kind", type.kind()).put("apiVersion", type.groupVersion());
        registry.create(Write.of(type, manager), object);
    }

    /// Alters the rest of an object that is still there.
    void update(
            String storage, String manager, ObjectNode object, UnaryOperator<ObjectNode> change) {
        if (store.get(storage, Meta.namespace(object), Meta.name(object)).isPresent()) {
            registry.update(
                    Write.of(type(storage), manager),
                    Meta.namespace(object),
                    Meta.name(object),
                    change);
        }
    }

    /// Alters the status of an object that is still there, and still the same.
    void status(
            String storage, String manager, ObjectNode object, UnaryOperator<ObjectNode> change) {
        Optional<ObjectNode> live = store.get(storage, Meta.namespace(object), Meta.name(object));
        if (live.isPresent() && Meta.uid(live.get()).equals(Meta.uid(object))) {
            registry.update(
                    Write.of(type(storage), manager).status(),
                    Meta.namespace(object),
                    Meta.name(object),
                    change);
        }
    }

    /// Puts a Pod on a node.
    void bind(ObjectNode pod, String node) {
        update(
                "pods",
                "kube-scheduler",
                pod,
                it -> {
                    Tree.ensure(it, "spec").put("nodeName", node);
                    return it;
                });
    }

    void delete(String storage, ObjectNode object) {
        if (store.get(storage, Meta.namespace(object), Meta.name(object)).isPresent()) {
            deletion.delete(
                    type(storage),
                    Meta.namespace(object),
                    Meta.name(object),
                    Deletion.Options.PLAIN);
        }
    }

    /// Ends an object whose deletion is under way.
    void finish(String storage, ObjectNode object) {
        store.get(storage, Meta.namespace(object), Meta.name(object))
                .filter(live -> Meta.uid(live).equals(Meta.uid(object)))
                .ifPresent(live -> deletion.finish(type(storage), live));
    }

    void found(ResourceType type, ObjectNode object) {
        registry.found(type, object, HAND);
    }

    /// A third party's hand: creates an object that a manifest describes.
    ObjectNode make(ResourceType type, ObjectNode object) {
        return registry.create(Write.of(type, HAND), object);
    }

    /// A third party's hand: puts a manifest in the place of what is there.
    ObjectNode replace(ResourceType type, ObjectNode object) {
        return registry.update(
                Write.of(type, HAND), Meta.namespace(object), Meta.name(object), live -> object);
    }

    /// The same for what the object's own controller says of it.
    ObjectNode replaceStatus(ResourceType type, ObjectNode object) {
        return registry.update(
                Write.of(type, HAND).status(),
                Meta.namespace(object),
                Meta.name(object),
                live -> object);
    }

    ResourceTypes types() {
        return types;
    }

    private ResourceType type(String storage) {
        return types.ofStorage(storage)
                .orElseThrow(() -> new IllegalStateException("nothing is kept as " + storage));
    }
}
