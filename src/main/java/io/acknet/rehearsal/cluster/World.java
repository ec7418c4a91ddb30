package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// One cluster behind the server's address: its objects and who answers for them. Another scenario is
/// another world.
final class World {
    private final Scenario scenario;
    private final Store store;
    private final ResourceTypes types;
    private final Router router;

    private World(Scenario scenario, Store store) {
        this.scenario = scenario;
        this.store = store;
        this.types = new ResourceTypes(scenario.minor(), store);
        this.router =
                new Router(types, new Discovery(types, scenario.version()), new Rbac(store), store);
    }

    /// @param revision behind which the world's revisions begin
    static World of(Scenario scenario, Timeline timeline, long revision) {
        World world = new World(scenario, new Store(timeline::now, revision));
        Loading loading = new Loading(scenario.id(), timeline.now());
        scenario.objects().forEach(manifest -> world.load(loading.prepare(manifest)));
        world.store.compact();
        return world;
    }

    Scenario scenario() {
        return scenario;
    }

    Store store() {
        return store;
    }

    Router router() {
        return router;
    }

    private void load(ObjectNode object) {
        String version = Tree.text(object, "apiVersion");
        String kind = Tree.text(object, "kind");
        ResourceType type =
                types.nearest(version, kind)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "a cluster of "
                                                + scenario.version()
                                                + " has no "
                                                + version
                                                + " "
                                                + kind));
        store.put(type.storage(), object);
    }
}
