package io.acknet.check;

import io.acknet.lang.Text;
import java.util.Optional;

/// What the switch comes to, and what to do about it with so many policies in the cluster.
///
/// @param conf empty where it could not be parsed
record PolicyVerdict(
        PolicySwitch setting,
        PolicyInventory policies,
        TerwayImage image,
        Optional<TerwayConf> conf) {

    Finding finding() {
        return setting.on() ? on() : off();
    }

    private Finding on() {
        return Finding.of(
                        "policy-enforced",
                        Verdict.PROBLEM,
                        PolicySwitch.MAP,
                        new Text(
                                "NetworkPolicy 功能开着：新 Pod 要等规则下发后网络才通，即使一条策略都没有。",
                                "NetworkPolicy is on: a new Pod has network only once its rules are in"
                                        + " place, even if there is no policy at all."))
                .then(cure());
    }

    private Finding off() {
        boolean idle = policies.total() > 0;
        Finding finding =
                Finding.of(
                        "policy-off",
                        Verdict.OK,
                        PolicySwitch.MAP,
                        idle
                                ? new Text(
                                        "NetworkPolicy 在配置里已关闭，启动延迟与它无关。注意：集群里有网络策略，它们都不生效。",
                                        "NetworkPolicy is off in the configuration and not the cause of a"
                                                + " delay. Mind that there are network policies, and"
                                                + " that none of them is enforced.")
                                : new Text(
                                        "NetworkPolicy 在配置里已关闭，启动延迟与它无关。",
                                        "NetworkPolicy is off in the configuration and not the cause of a"
                                                + " delay."));
        return idle
                ? finding.then(
                        new Text(
                                "如果需要这些策略生效，删除 disable_network_policy 并分批重启 Terway Pod。",
                                "If these policies are needed, remove disable_network_policy and restart"
                                        + " the Terway Pods in batches."))
                : finding;
    }

    private Text cure() {
        if (policies.total() > 0) {
            return keep();
        }
        if (!policies.complete()) {
            return new Text(
                    "没能数清网络策略，先不要关闭：补上只读权限后再检查。",
                    "The network policies could not be counted, so do not turn them off yet: grant the"
                            + " right to read them and check again.");
        }
        return image.belowFloor() ? upgradeThenOff() : withWarning(turnOff());
    }

    private static Text keep() {
        return new Text(
                "有策略在用，不要关闭：关闭后它们全部失效。让应用重试，或用 init 容器等依赖可达；"
                        + "策略由 Felix 实现（veth）且节点超过 100 个时，部署 Typha 中继。",
                "Policies are in use, so do not turn them off: none of them would apply any longer. Let"
                        + " the application retry, or wait in an init container; where Felix enforces"
                        + " them (veth) on more than 100 nodes, set up the Typha relay.");
    }

    private static Text upgradeThenOff() {
        return new Text(
                "先升级 Terway，再在 eni-config 的 data 下加 disable_network_policy: \"true\"，然后分批重启 Terway Pod。",
                "Upgrade Terway first; then add disable_network_policy: \"true\" under data of eni-config"
                        + " and restart the Terway Pods in batches.");
    }

    private static Text turnOff() {
        return new Text(
                "没有策略在用，可以关闭：在 eni-config 的 data 下（与 eni_conf 同级）加 disable_network_policy: \"true\"，"
                        + "再分批重启 Terway Pod。关闭后新建的策略也不生效。",
                "No policy is in use, so they can be turned off: add disable_network_policy: \"true\" under"
                        + " data of eni-config (beside eni_conf) and restart the Terway Pods in batches."
                        + " Policies made later would not apply either.");
    }

    /// With eBPF the switch also decides the data path of new nodes, while old ones keep theirs.
    private Text withWarning(Text cure) {
        boolean ebpf =
                conf.flatMap(TerwayConf::policyProvider)
                        .filter("ebpf"::equalsIgnoreCase)
                        .isPresent();
        return ebpf
                ? new Text(
                        cure.zh() + "注意：network_policy_provider 是 ebpf，新节点的数据路径会与旧节点不同。",
                        cure.en()
                                + " Mind that network_policy_provider is ebpf: new nodes would get"
                                + " another data path than the old ones.")
                : cure;
    }
}
