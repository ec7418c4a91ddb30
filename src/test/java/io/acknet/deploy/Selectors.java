package io.acknet.deploy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The labels by which objects select Pods. Network policies are left out: those for a component that
/// is not there select nothing, on purpose.
final class Selectors {
    private Selectors() {}

    static List<Map<String, String>> of(List<HasMetadata> objects) {
        return objects.stream().flatMap(Selectors::of).toList();
    }

    private static Stream<Map<String, String>> of(HasMetadata object) {
        return switch (object) {
            case Service it -> Stream.of(it.getSpec().getSelector());
            case Deployment it -> Stream.of(it.getSpec().getSelector().getMatchLabels());
            case PodDisruptionBudget it -> Stream.of(it.getSpec().getSelector().getMatchLabels());
            case Monitoring.PodMonitor it -> Stream.of(it.getSpec().selector().getMatchLabels());
            default -> Stream.of();
        };
    }
}
