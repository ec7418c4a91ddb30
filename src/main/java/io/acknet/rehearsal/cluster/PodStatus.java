package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// The states of a Pod's status, as a kubelet writes them.
final class PodStatus {
    private static final String CREATING = "ContainerCreating";
    private static final String CRASHING = "CrashLoopBackOff";

    private PodStatus() {}

    /// On its node, with nothing running yet.
    static ObjectNode accepted(ObjectNode pod, Instant now) {
        ObjectNode status = Tree.ensure(pod, "status").put("phase", "Pending");
        status.put("startTime", Meta.time(now));
        conditions(pod, false, now);
        containers(pod, false, (JsonNode name) -> waiting(CREATING));
        return pod;
    }

    static ObjectNode running(ObjectNode pod, String hostIp, String podIp, Instant now) {
        ObjectNode status = Tree.ensure(pod, "status").put("phase", "Running");
        status.put("hostIP", hostIp).put("podIP", podIp);
        status.putArray("podIPs").addObject().put("ip", podIp);
        inits(pod, now);
        conditions(pod, true, now);
        containers(pod, true, name -> state("running", "startedAt", now));
        return pod;
    }

    static ObjectNode crashing(ObjectNode pod, Instant now) {
        int restarts = 1;
        for (JsonNode container : Tree.items(pod, "status", "containerStatuses")) {
            restarts = Math.max(restarts, container.path("restartCount").asInt() + 1);
        }
        Tree.ensure(pod, "status").put("phase", "Running");
        inits(pod, now);
        conditions(pod, false, now);
        containers(pod, false, name -> waiting(CRASHING));
        for (JsonNode container : Tree.items(pod, "status", "containerStatuses")) {
            if (container instanceof ObjectNode it) {
                it.put("restartCount", restarts);
            }
        }
        return pod;
    }

    private static void conditions(ObjectNode pod, boolean ready, Instant now) {
        Conditions.set(pod, Conditions.of("Initialized", ready), now);
        Conditions.set(pod, Conditions.of("Ready", ready), now);
        Conditions.set(pod, Conditions.of("ContainersReady", ready), now);
        Conditions.set(pod, Conditions.of("PodScheduled", true), now);
    }

    private interface State {
        ObjectNode of(JsonNode container);
    }

    private static void containers(ObjectNode pod, boolean ready, State state) {
        ArrayNode statuses = Tree.ensure(pod, "status").putArray("containerStatuses");
        for (JsonNode container : Tree.items(pod, "spec", "containers")) {
            status(statuses, container, ready).set("state", state.of(container));
        }
    }

    private static void inits(ObjectNode pod, Instant now) {
        if (Tree.items(pod, "spec", "initContainers").isEmpty()) {
            return;
        }
        ArrayNode statuses = Tree.ensure(pod, "status").putArray("initContainerStatuses");
        for (JsonNode container : Tree.items(pod, "spec", "initContainers")) {
            ObjectNode state = state("terminated", "finishedAt", now);
            Tree.ensure(state, "terminated").put("exitCode", 0).put("reason", "Completed");
            status(statuses, container, true).set("state", state);
        }
    }

    private static ObjectNode status(ArrayNode statuses, JsonNode container, boolean ready) {
        return statuses.addObject()
                .put("name", Tree.text(container, "name"))
                .put("image", Tree.text(container, "image"))
                .put("imageID", "")
                .put("ready", ready)
                .put("started", ready)
                .put("restartCount", 0);
    }

    private static ObjectNode waiting(String reason) {
        ObjectNode state = Tree.object();
        state.putObject("waiting").put("reason", reason);
        return state;
    }

    private static ObjectNode state(String what, String field, Instant time) {
        ObjectNode state = Tree.object();
        state.putObject(what).put(field, Meta.time(time));
        return state;
    }
}
