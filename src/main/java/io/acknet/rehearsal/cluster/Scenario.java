package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.lang.Text;
import java.util.List;

/// A cluster to rehearse with.
///
/// @param id as it is chosen by: `flannel`
/// @param title what it shows, for people
/// @param version of Kubernetes, `v1.30.1-aliyun.1`: decides which APIs are served
/// @param objects what is in it. A text `@-5m` in them (s, m, h, d) stands for the instant so long
///     before the start.
public record Scenario(String id, Text title, String version, List<ObjectNode> objects) {

    public Scenario {
        if (!version.matches("v1\\.\\d+\\..*")) {
            throw new IllegalArgumentException(
                    "the version of a cluster is like v1.30.1-aliyun.1, not " + version);
        }
        objects = objects.stream().map(ObjectNode::deepCopy).toList();
    }

    /// The same cluster with more in it.
    public Scenario with(List<ObjectNode> more) {
        List<ObjectNode> all = new java.util.ArrayList<>(objects);
        all.addAll(more);
        return new Scenario(id, title, version, all);
    }

    int minor() {
        return Integer.parseInt(version.split("\\.", -1)[1]);
    }
}
