package io.acknet.check;

import io.acknet.lang.Text;
import java.util.List;

/// What the configured ids come to.
public record RouteTableFinding(ClusterKind kind, RouteTableIds ids) {
    static final String MAP = PluginDetection.SYSTEM + "/ConfigMap/" + RouteTableIds.MAP;

    Finding get() {
        return switch (ids) {
            case RouteTableIds.Unparsable _ -> unparsable();
            case RouteTableIds.NotText(String type) -> notText(type);
            case RouteTableIds.Unset _ -> unset();
            case RouteTableIds.Listed listed -> listed(listed);
        };
    }

    /// A managed cluster is configured in the console.
    public static Finding managed(ClusterKind kind) {
        return Finding.of(
                        "set-in-console",
                        Verdict.NOT_APPLICABLE,
                        MAP,
                        new Text(
                                "这是托管版集群，CCM 由阿里云托管，多路由表在控制台配置，不在 cloud-config 里。从 Kubernetes API 看不到配置的值。",
                                "This is a managed cluster: Alibaba Cloud hosts the CCM, and several route tables"
                                        + " are set in the console, not in cloud-config. The value cannot be"
                                        + " seen through the Kubernetes API."))
                .with(kind.signals())
                .then(console());
    }

    /// The CCM found several tables and knows of none to write to.
    static Finding severalTables(ClusterKind kind, RouteTrouble trouble) {
        Finding finding =
                Finding.of(
                                "several-tables-none-configured",
                                Verdict.PROBLEM,
                                MAP,
                                new Text(
                                        "VPC 有多张路由表，而 CCM 没有拿到 routeTableIDs，不写任何路由。新节点会一直 NetworkUnavailable。",
                                        "The VPC has several route tables and the CCM was told of none, so"
                                                + " it writes no route. New nodes stay"
                                                + " NetworkUnavailable."))
                        .with(trouble.lines());
        return finding.then(kind.type() == ClusterKind.Type.MANAGED ? console() : configure());
    }

    private Finding unset() {
        if (kind.type() == ClusterKind.Type.MANAGED) {
            return managed(kind);
        }
        return finding(
                "route-table-ids-unset",
                Verdict.OK,
                new Text(
                        "没有配置 routeTableIDs；VPC 只有一张路由表时这是对的，也没有看到有多张的迹象。",
                        "routeTableIDs is not set, as is right for a VPC with one table; nothing shows that"
                                + " there are more."),
                "routeTableIDs: (not set)");
    }

    private Finding notText(String type) {
        return finding(
                        "route-table-ids-not-text",
                        Verdict.PROBLEM,
                        new Text(
                                "routeTableIDs 不是字符串。CCM 只接受用逗号分隔的一个字符串。",
                                "routeTableIDs is not a string. The CCM takes one string, separated by commas."),
                        "routeTableIDs: of type " + type)
                .then(configure());
    }

    private Finding listed(RouteTableIds.Listed listed) {
        List<String> broken = listed.broken();
        if (!broken.isEmpty()) {
            return listed.onlyBlanks() ? blanks(listed, broken) : malformed(listed, broken);
        }
        if (!listed.repeated().isEmpty()) {
            return repeated(listed);
        }
        return listed.parts().size() == 1 ? single(listed) : wellFormed(listed);
    }

    private Finding blanks(RouteTableIds.Listed listed, List<String> broken) {
        return shown(
                        "route-table-ids-blank",
                        Verdict.PROBLEM,
                        listed,
                        new Text(
                                "routeTableIDs 里有空格。CCM 按逗号切分后不去空格，这些 ID 找不到对应的路由表："
                                        + String.join("、", broken)
                                        + "。",
                                "routeTableIDs holds blanks. The CCM splits at commas and trims nothing, so it"
                                        + " finds no table for: "
                                        + String.join(", ", broken)
                                        + "."))
                .then(configure());
    }

    private Finding malformed(RouteTableIds.Listed listed, List<String> broken) {
        return shown(
                        "route-table-ids-malformed",
                        Verdict.PROBLEM,
                        listed,
                        new Text(
                                "routeTableIDs 里有不是路由表 ID 的内容：" + String.join("、", broken) + "。",
                                "routeTableIDs holds what is no id of a route table: "
                                        + String.join(", ", broken)
                                        + "."))
                .then(configure());
    }

    private Finding repeated(RouteTableIds.Listed listed) {
        return shown(
                        "route-table-ids-repeated",
                        Verdict.UNKNOWN,
                        listed,
                        new Text(
                                "无法判断：routeTableIDs 里有重复的 ID，可能是另一张表的 ID 写错了。",
                                "Cannot tell: an id stands twice in routeTableIDs; another table may have been"
                                        + " meant."))
                .then(compare());
    }

    private Finding single(RouteTableIds.Listed listed) {
        return shown(
                        "route-table-ids-single",
                        Verdict.UNKNOWN,
                        listed,
                        new Text(
                                "无法判断：routeTableIDs 只有一个 ID。VPC 有多张表时要列全，包括系统路由表；有几张表从 Kubernetes API 看不到。",
                                "Cannot tell: routeTableIDs holds one id only. With several tables all must be"
                                        + " listed, the system table included; how many there are cannot be"
                                        + " seen through the Kubernetes API."))
                .then(compare());
    }

    private Finding wellFormed(RouteTableIds.Listed listed) {
        return shown(
                        "route-table-ids-well-formed",
                        Verdict.OK,
                        listed,
                        new Text(
                                "routeTableIDs 格式正确，共 "
                                        + listed.parts().size()
                                        + " 个 ID。是否列全了路由表，从 Kubernetes API 看不到。",
                                "routeTableIDs is well formed and holds "
                                        + listed.parts().size()
                                        + " ids. Whether these are all tables cannot be seen through the"
                                        + " Kubernetes API."))
                .then(compare());
    }

    private static Finding unparsable() {
        return Finding.of(
                        "cloud-config-unparsable",
                        Verdict.UNKNOWN,
                        MAP,
                        new Text(
                                "无法判断：键 " + RouteTableIds.KEY + " 缺失或不是合法的 JSON 对象。",
                                "Cannot tell: the key "
                                        + RouteTableIds.KEY
                                        + " is missing or not a valid JSON object."))
                .then(CannotTell.mend());
    }

    private Finding shown(String id, Verdict verdict, RouteTableIds.Listed listed, Text summary) {
        return finding(id, verdict, summary, "routeTableIDs: \"" + listed.raw() + "\"");
    }

    private Finding finding(String id, Verdict verdict, Text summary, String line) {
        return Finding.of(id, verdict, MAP, summary)
                .with(List.of(line, "cluster: " + kind.type().title().en()));
    }

    private static Text configure() {
        return new Text(
                "在 VPC 控制台查出全部路由表 ID（包括系统路由表），写成 \"vtb-a,vtb-b\" 的形式，逗号分隔，不能有空格，再逐个重启 CCM 的 Pod。",
                "Collect the ids of all route tables in the VPC console, the system table included,"
                        + " write them as \"vtb-a,vtb-b\", with commas and no blanks, and restart the"
                        + " CCM's Pods one at a time.");
    }

    private static Text compare() {
        return new Text(
                "在 VPC 控制台核对：节点所在交换机用到的路由表是否都在其中，包括系统路由表。",
                "Compare with the VPC console: every table that the nodes' vSwitches use must be among"
                        + " them, the system table included.");
    }

    private static Text console() {
        return new Text(
                "在 ACK 控制台打开集群的“运维管理 > 组件管理”，在 Cloud Controller Manager 的配置里填写路由表 ID（需要 Kubernetes 1.18 及以上、CCM v2.4.0 及以上；低于此版本请提交工单）。",
                "In the ACK console open the cluster's Operations > Add-ons and set the route table ids"
                        + " in the configuration of Cloud Controller Manager (from Kubernetes 1.18 and"
                        + " CCM v2.4.0 on; below that, open a ticket).");
    }
}
