package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/// Endpoints, and EndpointSlices where the version has them, of the Services with a selector.
final class EndpointSlices implements Controller {
    private static final String MANAGER = "kube-controller-manager";
    private static final String SLICES = "endpointslices.discovery.k8s.io";
    private static final String SERVICE = "kubernetes.io/service-name";

    private final Cluster cluster;

    EndpointSlices(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Set<String> watches() {
        return Set.of("services", "pods");
    }

    @Override
    public void reconcile() {
        Map<String, List<ObjectNode>> pods = new HashMap<>();
        for (ObjectNode service : cluster.all("services")) {
            if (!Tree.map(service, "spec", "selector").isEmpty()) {
                String namespace = Meta.namespace(service);
                reconcile(service, pods.computeIfAbsent(namespace, it -> cluster.all("pods", it)));
            }
        }
    }

    private void reconcile(ObjectNode service, List<ObjectNode> pods) {
        Predicate<Map<String, String>> selected =
                LabelSelector.matching(Tree.map(service, "spec", "selector"));
        List<ObjectNode> backends =
                pods.stream()
                        .filter(it -> selected.test(Meta.labels(it)))
                        .filter(it -> !Tree.text(it, "status", "podIP").isEmpty())
                        .filter(it -> !Pods.isOver(it))
                        .toList();
        put("endpoints", Meta.name(service), endpoints(service, backends), service);
        if (cluster.has(SLICES)) {
            String name =
                    cluster.all(SLICES, Meta.namespace(service)).stream()
                            .filter(it -> Meta.isControlledBy(it, service))
                            .map(Meta::name)
                            .findFirst()
                            .orElseGet(() -> cluster.names().generated(Meta.name(service) + "-"));
            put(SLICES, name, slice(service, backends), service);
        }
    }

    private void put(String storage, String name, ObjectNode wanted, ObjectNode service) {
        ObjectNode metadata =
                Meta.of(wanted).put("name", name).put("namespace", Meta.namespace(service));
        cluster.get(storage, Meta.namespace(service), name)
                .ifPresentOrElse(
                        live -> cluster.update(storage, MANAGER, live, it -> merged(it, wanted)),
                        () -> {
                            if (storage.equals(SLICES)) {
                                metadata.putArray("ownerReferences").add(Meta.reference(service));
                            }
                            cluster.create(storage, MANAGER, wanted);
                        });
    }

    private static ObjectNode merged(ObjectNode live, ObjectNode wanted) {
        wanted.properties().stream()
                .filter(it -> !it.getKey().equals("metadata"))
                .forEach(it -> live.set(it.getKey(), it.getValue()));
        return live;
    }

    private static ObjectNode endpoints(ObjectNode service, List<ObjectNode> backends) {
        ObjectNode endpoints = Tree.object();
        Meta.of(endpoints).set("labels", Tree.of(Meta.labels(service)));
        ArrayNode subsets = endpoints.putArray("subsets");
        if (!backends.isEmpty()) {
            ObjectNode subset = subsets.addObject();
            addresses(subset, "addresses", backends.stream().filter(Pods::isReady).toList());
            addresses(
                    subset,
                    "notReadyAddresses",
                    backends.stream().filter(it -> !Pods.isReady(it)).toList());
            subset.set("ports", ports(service, backends));
        }
        return endpoints;
    }

    private static void addresses(ObjectNode subset, String field, List<ObjectNode> pods) {
        for (ObjectNode pod : pods) {
            subset.withArray(field)
                    .addObject()
                    .put("ip", Tree.text(pod, "status", "podIP"))
                    .put("nodeName", Pods.node(pod))
                    .set("targetRef", target(pod));
        }
    }

    private static ObjectNode slice(ObjectNode service, List<ObjectNode> backends) {
        ObjectNode slice = Tree.object().put("addressType", "IPv4");
        ObjectNode labels = Tree.of(Meta.labels(service));
        labels.put("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io");
        if (Tree.text(service, "spec", "clusterIP").equals("None")) {
            labels.put("service.kubernetes.io/headless", "");
        }
        Meta.of(slice).set("labels", labels.put(SERVICE, Meta.name(service)));
        Meta.of(slice).put("generateName", Meta.name(service) + "-");
        ArrayNode endpoints = slice.putArray("endpoints");
        backends.forEach(pod -> endpoints.add(endpoint(pod)));
        slice.set("ports", ports(service, backends));
        return slice;
    }

    private static ObjectNode endpoint(ObjectNode pod) {
        ObjectNode endpoint = Tree.object();
        endpoint.putArray("addresses").add(Tree.text(pod, "status", "podIP"));
        boolean ready = Pods.isReady(pod) && !Meta.isGoing(pod);
        endpoint.putObject("conditions")
                .put("ready", ready)
                .put("serving", Pods.isReady(pod))
                .put("terminating", Meta.isGoing(pod));
        endpoint.put("nodeName", Pods.node(pod));
        endpoint.set("targetRef", target(pod));
        return endpoint;
    }

    private static ObjectNode target(ObjectNode pod) {
        return Tree.object()
                .put("kind", "Pod")
                .put("name", Meta.name(pod))
                .put("namespace", Meta.namespace(pod))
                .put("uid", Meta.uid(pod));
    }

    private static ArrayNode ports(ObjectNode service, List<ObjectNode> backends) {
        ArrayNode ports = Tree.array();
        for (JsonNode port : Tree.items(service, "spec", "ports")) {
            int number = number(port, backends);
            if (number > 0) {
                ports.addObject()
                        .put("name", Tree.text(port, "name"))
                        .put("port", number)
                        .put("protocol", Tree.text(port, "protocol"));
            }
        }
        return ports;
    }

    /// A port by name is looked up in the containers of the backends.
    private static int number(JsonNode port, List<ObjectNode> backends) {
        JsonNode target = port.path("targetPort");
        if (target.isInt()) {
            return target.asInt();
        }
        return backends.stream()
                .flatMap(it -> Tree.items(it, "spec", "containers").stream())
                .flatMap(it -> Tree.items(it, "ports").stream())
                .filter(it -> Objects.equals(Tree.text(it, "name"), target.asText()))
                .map(it -> it.path("containerPort").asInt())
                .findFirst()
                .orElse(0);
    }
}
