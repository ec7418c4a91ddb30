package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The columns of tables, by resource.
final class Columns {
    private static final Column NAME = new Column("Name", Meta::name);
    private static final Column CREATED =
            new Column("Created", it -> Tree.text(it, "metadata", "creationTimestamp"));

    private Columns() {}

    record Column(String name, Function<JsonNode, String> cell) {}

    static List<Column> of(ResourceType type) {
        List<Column> columns = new ArrayList<>(List.of(NAME));
        columns.addAll(own(type.plural()));
        columns.add(CREATED);
        return columns;
    }

    private static List<Column> own(String plural) {
        return switch (plural) {
            case "nodes" ->
                    List.of(
                            new Column(
                                    "Status",
                                    it -> Conditions.isTrue(it, "Ready") ? "Ready" : "NotReady"),
                            column("Version", "status", "nodeInfo", "kubeletVersion"));
            case "pods" ->
                    List.of(
                            new Column("Ready", Columns::readyContainers),
                            new Column("Status", Columns::podStatus),
                            column("IP", "status", "podIP"),
                            column("Node", "spec", "nodeName"));
            case "services" ->
                    List.of(
                            column("Type", "spec", "type"),
                            column("Cluster-IP", "spec", "clusterIP"),
                            new Column("Port(s)", Columns::ports));
            case "daemonsets" ->
                    List.of(
                            column("Desired", "status", "desiredNumberScheduled"),
                            column("Ready", "status", "numberReady"),
                            column("Up-to-date", "status", "updatedNumberScheduled"));
            case "deployments", "statefulsets", "replicasets" ->
                    List.of(
                            column("Desired", "spec", "replicas"),
                            column("Ready", "status", "readyReplicas"));
            case "configmaps" ->
                    List.of(new Column("Data", it -> String.valueOf(it.path("data").size())));
            case "events" ->
                    List.of(
                            column("Type", "type"),
                            column("Reason", "reason"),
                            column("Message", "message"));
            case "namespaces" -> List.of(column("Status", "status", "phase"));
            default -> List.of();
        };
    }

    private static Column column(String name, String... path) {
        return new Column(name, it -> Tree.text(it, path));
    }

    private static String readyContainers(JsonNode pod) {
        List<JsonNode> all = Tree.items(pod, "status", "containerStatuses");
        long ready = all.stream().filter(it -> it.path("ready").asBoolean()).count();
        return ready + "/" + Tree.items(pod, "spec", "containers").size();
    }

    private static String podStatus(JsonNode pod) {
        return Meta.isGoing(pod) ? "Terminating" : Pods.phase(pod);
    }

    private static String ports(JsonNode service) {
        return Tree.items(service, "spec", "ports").stream()
                .map(it -> Tree.text(it, "port") + "/" + Tree.text(it, "protocol"))
                .collect(Collectors.joining(","));
    }
}
