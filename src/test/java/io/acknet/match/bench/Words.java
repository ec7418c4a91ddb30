package io.acknet.match.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// The words that invented entries are made of. Some are used often and most seldom, as in real
/// documents: a draw is uniform to the third power over a list in order of frequency.
final class Words {
    private static final int SKEW = 3;
    private static final int RARE_NAMES = 40_000;
    private static final int RARE_NOUNS = 8_000;

    private static final List<String> SUBJECTS =
            words(
                    """
                    Pod Service 节点 集群 Ingress 容器 镜像 Deployment 网络 SLB ECS 日志 DNS CoreDNS 存储卷
                    PVC 证书 Terway Flannel kubelet 命名空间 StatefulSet 弹性伸缩 HPA 监控 Prometheus 域名
                    安全组 VPC 交换机 路由表 ConfigMap Secret 云盘 NAS OSS CSI kube-proxy IPVS iptables
                    containerd Docker Helm GPU 节点池 虚拟节点 ECI ALB NLB 弹性网卡 ENI 探针 Job CronJob
                    DaemonSet RBAC RAM角色 kubeconfig API-Server etcd 调度器 污点 亲和性 Webhook 网关 Istio
                    Sidecar ACR Nginx ARMS SLS 告警 事件 EIP NAT网关 公网IP PrivateZone NetworkPolicy
                    cgroup 内核 系统盘 时钟 NTP 快照 VolumeSnapshot StorageClass admission-controller
                    metrics-server cluster-autoscaler logtail cloud-controller-manager nodelocaldns
                    """);
    private static final List<String> TROUBLES =
            words(
                    """
                    访问超时 创建失败 一直处于Pending 启动很慢 拉取镜像失败 连接被拒绝 无法挂载 返回502 间歇性不通
                    CrashLoopBackOff 解析失败 状态NotReady 被驱逐 OOMKilled 不生效 升级后异常 无法删除 权限不足
                    返回404 证书过期 延迟变高 丢包 数据不一致 IP地址不足 配额不够 日志采集不到 重启频繁 扩容不触发
                    缩容失败 磁盘写满 健康检查失败 返回504 会话保持失效 源IP丢失 端口冲突 时间不同步 CPU限流
                    ImagePullBackOff ContainerCreating FailedMount 握手失败 调度不均匀 回滚失败 指标缺失
                    """);
    private static final List<String> MOMENTS =
            words(
                    """
                    升级后 扩容后 重启后 创建时 偶尔 高峰期 跨可用区 迁移之后 凌晨 在新节点上 修改配置后 切换镜像后
                    压测时 发布时 缩容时 变更安全组后 在多集群里 首次部署 灰度期间 节点维护后
                    """);
    private static final List<String> ACTIONS =
            words(
                    """
                    检查 重启 修改 查看 升级 确认 删除 重新创建 扩容 配置 更换 对比 回滚 排查 收集 限制 授权 调整
                    """);
    private static final List<String> ENGLISH_SUBJECTS =
            words(
                    """
                    pod service node cluster ingress container image deployment network DNS volume
                    certificate Terway Flannel kubelet namespace StatefulSet autoscaler monitoring
                    CoreDNS load-balancer security-group VPC route-table ConfigMap secret disk CSI
                    kube-proxy iptables containerd Helm GPU node-pool ENI probe job CronJob RBAC
                    kubeconfig etcd scheduler taint webhook gateway Istio sidecar registry Nginx
                    alert event NAT-gateway NetworkPolicy cgroup kernel snapshot StorageClass
                    """);
    private static final List<String> ENGLISH_TROUBLES =
            words(
                    """
                    timeout pending refused slow failing unreachable evicted OOMKilled NotReady
                    CrashLoopBackOff unresolved expired forbidden throttled unmounted dropped stuck
                    inconsistent exhausted missing duplicated restarting unbalanced rejected lost
                    """);
    private static final List<String> ENGLISH_MOMENTS =
            words(
                    """
                    after-an-upgrade during-release at-night on-new-nodes under-load across-zones
                    after-a-restart while-scaling on-first-deployment after-migration occasionally
                    """);
    private static final List<String> SYLLABLES =
            words("ka ro mi ten sol der ix pay flow que hub lar vex nor sto gat ima per ond lis");
    private static final String HAN =
            "务数据单用户订支付库商品价格消息队列搜索推荐任分析报表规则引擎中心平台接口同步缓存流量程序线程"
                    + "账号登录签约物仓储运营活动优惠券评论图片视频直播会员积分风控审核通知短信邮件地址营销财结算";

    private final List<String> names;
    private final List<String> nouns;

    Words(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.names = invent(RARE_NAMES, () -> inventedName(random));
        this.nouns = invent(RARE_NOUNS, () -> inventedNoun(random));
    }

    String subject(SplittableRandom random) {
        return draw(SUBJECTS, random);
    }

    String trouble(SplittableRandom random) {
        return draw(TROUBLES, random);
    }

    String moment(SplittableRandom random) {
        return draw(MOMENTS, random);
    }

    String action(SplittableRandom random) {
        return draw(ACTIONS, random);
    }

    String englishSubject(SplittableRandom random) {
        return draw(ENGLISH_SUBJECTS, random);
    }

    String englishTrouble(SplittableRandom random) {
        return draw(ENGLISH_TROUBLES, random);
    }

    String englishMoment(SplittableRandom random) {
        return draw(ENGLISH_MOMENTS, random).replace('-', ' ');
    }

    /// What a team calls one of its services: `paymihub-gatlis`.
    String name(SplittableRandom random) {
        return draw(names, random);
    }

    /// What that service is for: 订单数据.
    String noun(SplittableRandom random) {
        return draw(nouns, random);
    }

    private static String draw(List<String> words, SplittableRandom random) {
        return words.get((int) (words.size() * Math.pow(random.nextDouble(), SKEW)));
    }

    private static List<String> invent(int count, Supplier<String> invention) {
        List<String> words = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            words.add(invention.get());
        }
        return List.copyOf(words);
    }

    private static String inventedName(SplittableRandom random) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        name.append('-');
        for (int i = 0; i < 2; i++) {
            name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        return name.toString();
    }

    private static String inventedNoun(SplittableRandom random) {
        StringBuilder noun = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            noun.append(HAN.charAt(random.nextInt(HAN.length())));
        }
        return noun.toString();
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
