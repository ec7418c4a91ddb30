package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The clusters that come with the program.
public final class Scenarios {
    private static final String ROOT = "/rehearsal/cluster/";

    private Scenarios() {}

    /// Flannel with hairpin off, and a Service that suffers from it.
    public static Scenario flannel() {
        return new Scenario(
                "flannel",
                new Text(
                        "Flannel 集群：hairpin 未开启，购物车服务访问自己会失败",
                        "Flannel with hairpin off: the cart service cannot reach itself"),
                "v1.30.1-aliyun.1",
                read("base", "nodes-flannel", "proxy-flannel", "flannel", "shop"));
    }

    /// Flannel whose image was upgraded by hand: the configuration lacks `cniVersion`, and the nodes on
    /// Kubernetes 1.16 are NotReady.
    public static Scenario flannelCniVersion() {
        return new Scenario(
                "flannel-cni-version",
                new Text(
                        "Flannel 集群：手动升级镜像后配置缺少 cniVersion，节点 NotReady",
                        "Flannel upgraded by hand: no cniVersion, nodes NotReady"),
                "v1.16.9-aliyun.1",
                read("base", "nodes-1.16", "proxy-flannel", "flannel-old", "shop"));
    }

    /// Terway with shared network interfaces, where network policies are enforced.
    public static Scenario terway() {
        return new Scenario(
                "terway",
                new Text(
                        "Terway 集群：共享 ENI，已启用 NetworkPolicy",
                        "Terway with shared ENIs and NetworkPolicy enforced"),
                "v1.28.3-aliyun.1",
                read("base", "nodes-terway", "proxy-terway", "shop", "terway"));
    }

    /// Flannel as a new cluster has it.
    public static Scenario healthyFlannel() {
        return new Scenario(
                "healthy-flannel",
                new Text("Flannel 集群：一切正常", "Flannel with nothing wrong"),
                "v1.30.1-aliyun.1",
                read("base", "nodes-flannel", "proxy-flannel", "flannel-healthy", "shop"));
    }

    public static List<Scenario> all() {
        return List.of(flannel(), flannelCniVersion(), terway(), healthyFlannel());
    }

    public static Optional<Scenario> find(String id) {
        return all().stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }

    private static List<ObjectNode> read(String... names) {
        List<ObjectNode> objects = new ArrayList<>();
        for (String name : names) {
            objects.addAll(Manifests.resource(ROOT + name + ".yaml"));
        }
        return objects;
    }
}
