package io.acknet.check;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.List;

/// The network plugin of a cluster, as its DaemonSets show it.
public sealed interface NetworkPlugin {

    /// @param main the DaemonSet of the Linux nodes
    /// @param all with those of other platforms
    record Flannel(DaemonSet main, List<DaemonSet> all) implements NetworkPlugin {
        public String namespace() {
            return main.getMetadata().getNamespace();
        }
    }

    record Terway(Mode mode, List<DaemonSet> all) implements NetworkPlugin {}

    enum Mode {
        /// DaemonSet `terway-eniip`.
        SHARED_ENI,
        /// DaemonSet `terway-eni`: Pods have no NetworkPolicy.
        EXCLUSIVE_ENI,
        /// DaemonSet `terway`: installed from the open-source manifests.
        OPEN_SOURCE
    }

    /// Every node is virtual, so no plugin runs on nodes.
    record Serverless(int virtualNodes) implements NetworkPlugin {}

    /// More than one plugin is at work.
    record Conflict(List<DaemonSet> all) implements NetworkPlugin {}

    /// There are nodes and none of the DaemonSets that are known.
    record Unrecognised(int nodes) implements NetworkPlugin {}

    /// Something that decides could not be read.
    record Unseen(Finding why) implements NetworkPlugin {}
}
