package io.acknet.fix;

import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the Pods of a workload stand, whatever its kind.
///
/// @param current whether its controller has seen its last change, and all Pods follow it
/// @param replaces whether a change of the template replaces Pods by itself
/// @param strategy such as `RollingUpdate`
/// @param selector the labels of its Pods; empty where it selects by expressions only
record Progress(
        int desired,
        int ready,
        boolean current,
        boolean replaces,
        String strategy,
        boolean hostNetwork,
        Map<String, String> selector) {

    static Progress of(Deployment object) {
        var spec = object.getSpec();
        var status = Objects.requireNonNullElseGet(object.getStatus(), DeploymentStatus::new);
        int desired = number(spec.getReplicas(), 1);
        int updated = number(status.getUpdatedReplicas(), 0);
        return new Progress(
                desired,
                number(status.getReadyReplicas(), 0),
                seen(object, status.getObservedGeneration())
                        && updated >= desired
                        && number(status.getReplicas(), 0) <= updated,
                !Boolean.TRUE.equals(spec.getPaused()),
                spec.getStrategy() == null ? "" : text(spec.getStrategy().getType()),
                hostNetwork(spec.getTemplate()),
                labels(spec.getSelector()));
    }

    static Progress of(StatefulSet object) {
        var spec = object.getSpec();
        var status = Objects.requireNonNullElseGet(object.getStatus(), StatefulSetStatus::new);
        int desired = number(spec.getReplicas(), 1);
        String strategy =
                spec.getUpdateStrategy() == null ? "" : text(spec.getUpdateStrategy().getType());
        return new Progress(
                desired,
                number(status.getReadyReplicas(), 0),
                seen(object, status.getObservedGeneration())
                        && text(status.getUpdateRevision())
                                .equals(text(status.getCurrentRevision())),
                !strategy.equals("OnDelete"),
                strategy,
                hostNetwork(spec.getTemplate()),
                labels(spec.getSelector()));
    }

    static Progress of(DaemonSet object) {
        var spec = object.getSpec();
        var status = Objects.requireNonNullElseGet(object.getStatus(), DaemonSetStatus::new);
        int desired = number(status.getDesiredNumberScheduled(), 0);
        String strategy =
                spec.getUpdateStrategy() == null ? "" : text(spec.getUpdateStrategy().getType());
        return new Progress(
                desired,
                number(status.getNumberReady(), 0),
                seen(object, status.getObservedGeneration())
                        && number(status.getUpdatedNumberScheduled(), 0) >= desired,
                !strategy.equals("OnDelete"),
                strategy,
                hostNetwork(spec.getTemplate()),
                labels(spec.getSelector()));
    }

    static long generation(HasMetadata object) {
        Long generation = object.getMetadata().getGeneration();
        return generation == null ? 0 : generation;
    }

    Optional<Proposal> obstacle(String reference) {
        if (hostNetwork) {
            return Optional.of(
                    Answers.unsuitable(
                            reference + " 的 Pod 使用节点网络（hostNetwork），不经过 Flannel 的网桥，不用重启。",
                            "The Pods of "
                                    + reference
                                    + " are on the host's network and do not pass Flannel's bridge;"
                                    + " they need no restart."));
        }
        if (desired == 0) {
            return Optional.of(
                    Answers.unsuitable(
                            reference + " 的副本数是 0，没有可以重启的 Pod。",
                            reference + " has no replicas; there is no Pod to restart."));
        }
        if (!replaces) {
            return Optional.of(
                    Answers.unsuitable(
                            reference + " 处于暂停状态或更新策略是 OnDelete，改模板不会替换 Pod。",
                            reference
                                    + " is paused or has the update strategy OnDelete; a change of its"
                                    + " template replaces no Pod."));
        }
        return current
                ? Optional.empty()
                : Optional.of(
                        Answers.unsuitable(
                                reference + " 正在滚动更新，等它完成后再来。",
                                reference + " is rolling out; come back when it has finished."));
    }

    List<Text> warnings(String reference) {
        List<Text> warnings = new ArrayList<>();
        if (strategy.equals("Recreate") || desired == 1) {
            warnings.add(
                    new Text(
                            reference + " 只有一个副本或更新策略是 Recreate，重启时可能短暂中断。",
                            reference
                                    + " has a single replica or the strategy Recreate; it may be away"
                                    + " for a moment as it restarts."));
        }
        if (ready < desired) {
            warnings.add(
                    new Text(
                            reference + " 现在只有 " + ready + "/" + desired + " 个 Pod 就绪。",
                            reference + " has " + ready + " of " + desired + " Pods ready now."));
        }
        return warnings;
    }

    private static boolean seen(HasMetadata object, @Nullable Long observed) {
        return (observed == null ? 0 : observed) >= generation(object);
    }

    private static boolean hostNetwork(@Nullable PodTemplateSpec template) {
        return template != null
                && template.getSpec() != null
                && Boolean.TRUE.equals(template.getSpec().getHostNetwork());
    }

    private static Map<String, String> labels(@Nullable LabelSelector selector) {
        return selector == null || selector.getMatchLabels() == null
                ? Map.of()
                : Map.copyOf(selector.getMatchLabels());
    }

    private static int number(@Nullable Integer number, int otherwise) {
        return number == null ? otherwise : number;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
