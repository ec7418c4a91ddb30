package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What the API server fills in, as far as a check or a change of the network can see it.
final class Defaults {

    private Defaults() {}

    static void fill(ObjectNode object) {
        switch (Tree.text(object, "kind")) {
            case "Pod" -> pod(Tree.ensure(object, "spec"));
            case "Service" -> service(Tree.ensure(object, "spec"));
            case "Deployment" -> {
                template(object);
                ObjectNode spec = Tree.ensure(object, "spec");
                put(spec, "replicas", 1);
                put(spec, "progressDeadlineSeconds", 600);
                put(spec, "revisionHistoryLimit", 10);
                put(Tree.ensure(spec, "strategy"), "type", "RollingUpdate");
            }
            case "StatefulSet" -> {
                template(object);
                put(Tree.ensure(object, "spec"), "replicas", 1);
                put(Tree.ensure(object, "spec", "updateStrategy"), "type", "RollingUpdate");
            }
            case "DaemonSet" -> {
                template(object);
                ObjectNode strategy = Tree.ensure(object, "spec", "updateStrategy");
                put(strategy, "type", "RollingUpdate");
                if (Tree.text(strategy, "type").equals("RollingUpdate")) {
                    put(Tree.ensure(strategy, "rollingUpdate"), "maxUnavailable", 1);
                }
                put(Tree.ensure(object, "spec"), "revisionHistoryLimit", 10);
            }
            case "ReplicaSet" -> template(object);
            case "Namespace" -> {
                String name = Meta.name(object);
                Tree.ensure(object, "metadata", "labels").put("kubernetes.io/metadata.name", name);
                if (!object.path("spec").has("finalizers")) {
                    Tree.ensure(object, "spec").putArray("finalizers").add("kubernetes");
                }
                put(Tree.ensure(object, "status"), "phase", "Active");
            }
            default -> {}
        }
    }

    private static void template(ObjectNode object) {
        pod(Tree.ensure(object, "spec", "template", "spec"));
    }

    private static void pod(ObjectNode spec) {
        put(spec, "restartPolicy", "Always");
        put(spec, "terminationGracePeriodSeconds", 30);
        put(spec, "dnsPolicy", "ClusterFirst");
        put(spec, "schedulerName", "default-scheduler");
        Tree.ensure(spec, "securityContext");
        boolean hostNetwork = spec.path("hostNetwork").asBoolean();
        Tree.items(spec, "containers").forEach(it -> container(it, hostNetwork));
        Tree.items(spec, "initContainers").forEach(it -> container(it, hostNetwork));
    }

    private static void container(JsonNode node, boolean hostNetwork) {
        if (!(node instanceof ObjectNode container)) {
            return;
        }
        put(container, "imagePullPolicy", "IfNotPresent");
        put(container, "terminationMessagePath", "/dev/termination-log");
        put(container, "terminationMessagePolicy", "File");
        Tree.ensure(container, "resources");
        for (JsonNode each : Tree.items(container, "ports")) {
            if (each instanceof ObjectNode port) {
                put(port, "protocol", "TCP");
                // with the host's network the container's port is the host's
                if (hostNetwork && port.has("containerPort")) {
                    put(port, "hostPort", port.get("containerPort").asInt());
                }
            }
        }
    }

    private static void service(ObjectNode spec) {
        put(spec, "type", "ClusterIP");
        put(spec, "sessionAffinity", "None");
        put(spec, "internalTrafficPolicy", "Cluster");
        put(spec, "ipFamilyPolicy", "SingleStack");
        if (!spec.has("ipFamilies")) {
            spec.putArray("ipFamilies").add("IPv4");
        }
        for (JsonNode each : Tree.items(spec, "ports")) {
            if (each instanceof ObjectNode port) {
                put(port, "protocol", "TCP");
                if (!port.has("targetPort") && port.has("port")) {
                    port.set("targetPort", port.get("port"));
                }
            }
        }
    }

    private static void put(ObjectNode node, String field, String value) {
        if (!node.has(field)) {
            node.put(field, value);
        }
    }

    private static void put(ObjectNode node, String field, int value) {
        if (!node.has(field)) {
            node.put(field, value);
        }
    }
}
