package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/// What can be read off a Pod.
final class Pods {

    private Pods() {}

    static boolean isReady(JsonNode pod) {
        return Conditions.isTrue(pod, "Ready");
    }

    static String node(JsonNode pod) {
        return Tree.text(pod, "spec", "nodeName");
    }

    static String phase(JsonNode pod) {
        return Tree.text(pod, "status", "phase");
    }

    static boolean isOver(JsonNode pod) {
        return phase(pod).equals("Succeeded") || phase(pod).equals("Failed");
    }

    static boolean onHostNetwork(JsonNode pod) {
        return pod.path("spec").path("hostNetwork").asBoolean();
    }
}
