package io.acknet.deploy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import java.io.Serial;
import java.util.List;
import java.util.Map;

/// As much of what the Prometheus operator reads as `deploy` uses, from its API reference for v1.
final class Monitoring {
    private Monitoring() {}

    @Group("monitoring.coreos.com")
    @Version("v1")
    static final class PodMonitor extends CustomResource<PodMonitorSpec, Void>
            implements Namespaced {
        @Serial private static final long serialVersionUID = 1;
    }

    record PodMonitorSpec(LabelSelector selector, List<Endpoint> podMetricsEndpoints) {}

    record Endpoint(String port, String path, String interval) {}

    @Group("monitoring.coreos.com")
    @Version("v1")
    static final class PrometheusRule extends CustomResource<RuleSpec, Void> implements Namespaced {
        @Serial private static final long serialVersionUID = 1;
    }

    record RuleSpec(List<RuleGroup> groups) {}

    record RuleGroup(String name, List<Rule> rules) {}

    record Rule(
            String alert,
            String expr,
            @JsonProperty("for") String lasts,
            Map<String, String> labels,
            Map<String, String> annotations) {}
}
