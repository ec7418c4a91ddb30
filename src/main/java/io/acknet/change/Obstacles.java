package io.acknet.change;

import io.acknet.cluster.Permission;
import io.acknet.lang.Text;
import io.acknet.store.ClusterLock;
import io.acknet.store.Stop;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The sentences about what stands in the way of a change whoever wants it.
final class Obstacles {

    private Obstacles() {}

    static Reason stopped(Stop stop) {
        String why = stop.reason().isEmpty() ? "" : stop.reason();
        String user = stop.by().substring(stop.by().indexOf(':') + 1);
        return new Reason(
                "stopped",
                stop.scope().equals(Stop.ALL) ? "/acknet stop all" : "/acknet stop",
                new Text(
                        "急停开关已打开" + (why.isEmpty() ? "。" : "：" + why + "。"),
                        "The kill switch is on" + (why.isEmpty() ? "." : ": " + why + ".")),
                new Candidates(Set.of(user), Optional.empty()),
                new Text("由有急停权限的人确认后关闭它。", "Somebody with the stop role has to turn it off."));
    }

    static Reason busy(Optional<ClusterLock> holder) {
        String who =
                holder.map(lock -> lock.lease().changeId().substring(0, 5).toUpperCase(Locale.ROOT))
                        .orElse("?");
        String since = holder.map(lock -> lock.since().toString()).orElse("?");
        return Reason.of(
                "cluster-busy",
                "acknet",
                new Text(
                        "这个集群上正在执行变更 " + who + "（自 " + since + " 起），一次只执行一个。",
                        "The change "
                                + who
                                + " executes on this cluster since "
                                + since
                                + "; there is one at a time."),
                new Text("等它结束后再来。", "Come back when it has ended."));
    }

    static Reason otherCluster(String cluster) {
        return Reason.of(
                "other-cluster",
                "/acknet bind",
                new Text(
                        "名为 " + cluster + " 的配置现在指向另一个集群，与本频道绑定的不同。",
                        "The configuration of "
                                + cluster
                                + " now leads to another cluster than the one bound to this"
                                + " channel."),
                new Text("确认后重新绑定。", "Make sure, and bind the channel again."));
    }

    static Reason rulesChanged(String cluster) {
        return Reason.of(
                "rules-changed",
                "acknet.yaml: changes.clusters[" + cluster + "]",
                new Text(
                        "这个申请提出之后，集群 " + cluster + " 的规则改过了。",
                        "The rules of the cluster "
                                + cluster
                                + " have changed since this was requested."),
                new Text("请重新提出。", "Propose it again."));
    }

    static Reason verbMissing(Permission right, String cluster) {
        String verb =
                right.verb()
                        + " "
                        + right.qualifiedResource()
                        + right.name().map(name -> "/" + name).orElse("")
                        + right.namespace().map(namespace -> " -n " + namespace).orElse("");
        return Reason.of(
                "verb-missing",
                "RBAC: " + verb,
                new Text(
                        "acknet 在集群 " + cluster + " 上没有这个权限：" + verb + "。",
                        "acknet lacks this right in the cluster " + cluster + ": " + verb + "."),
                new Text(
                        "请集群管理员给 acknet 的写账号加上这个权限。",
                        "Have an administrator of the cluster grant it to the account that acknet"
                                + " writes with."));
    }

    static Reason cannotAsk(Text why) {
        return Reason.of(
                "rights-unknown",
                "RBAC",
                new Text(
                        "无法确认 acknet 的写权限：" + why.zh() + "。",
                        "Whether acknet may write cannot be told: " + why.en() + "."),
                new Text("等集群可以访问后再试。", "Try again once the cluster can be reached."));
    }

    static Reason notAccepted(Text reason) {
        return Reason.of(
                "not-accepted",
                "API Server, dryRun=All",
                new Text(
                        "试运行时 API Server 没有接受：" + reason.zh() + "。",
                        "In a dry run the API server did not accept it: " + reason.en() + "."),
                new Text("按它说的原因处理后再来。", "Deal with the reason it gives, and come back."));
    }
}
