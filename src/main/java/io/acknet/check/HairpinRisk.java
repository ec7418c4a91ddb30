package io.acknet.check;

import io.acknet.check.SelfCalls.Exposed;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.stream.Collectors;

/// Who suffers from hairpin being off.
final class HairpinRisk {
    /// Up to here a Pod meets itself in at least every third call.
    private static final int FEW = 3;

    private HairpinRisk() {}

    static Finding of(FlannelGate.Open open, List<Exposed> exposed) {
        if (exposed.isEmpty()) {
            return Finding.of(
                    "no-service-at-risk",
                    Verdict.OK,
                    open.setReference(),
                    new Text(
                            "现在没有受影响的 Service：没有带 ClusterIP 的 Service 有就绪的、使用容器网络的 Pod。",
                            "No Service is at risk now: none with a cluster IP has ready Pods on the"
                                    + " container network."));
        }
        long always = exposed.stream().filter(one -> one.pods().size() == 1).count();
        long often = exposed.stream().filter(one -> one.pods().size() <= FEW).count() - always;
        return Finding.of(
                        "services-at-risk",
                        Verdict.PROBLEM,
                        exposed.getFirst().reference(),
                        new Text(
                                exposed.size()
                                        + " 个 Service 会受影响：其中 "
                                        + always
                                        + " 个只有一个后端（访问自己必然失败），"
                                        + often
                                        + " 个有两三个后端（时好时坏）。",
                                "Services at risk: "
                                        + exposed.size()
                                        + ". With one backend, where a call to itself always fails: "
                                        + always
                                        + "; with two or three, where it fails now and then: "
                                        + often
                                        + "."))
                .with(exposed.stream().map(HairpinRisk::line).toList())
                .then(
                        new Text(
                                "为需要自访问的应用使用 Headless Service；注意它没有端口映射，客户端要直接用 targetPort。",
                                "Let applications that call themselves use a headless Service; it maps no"
                                        + " ports, so clients must use the targetPort."));
    }

    private static String line(Exposed one) {
        int backends = one.pods().size();
        String headless = one.headless().isEmpty() ? "none" : String.join(",", one.headless());
        return one.reference()
                + " "
                + one.service().getSpec().getType()
                + " "
                + ports(one.service().getSpec().getPorts())
                + " backends="
                + backends
                + (backends == 1 ? " (every call)" : " (1 call in " + backends + ")")
                + " headless="
                + headless;
    }

    private static String ports(List<ServicePort> ports) {
        return ports.stream().map(HairpinRisk::port).collect(Collectors.joining(","));
    }

    private static String port(ServicePort port) {
        String target = port.getTargetPort() == null ? "" : target(port);
        return target.isEmpty() || target.equals(String.valueOf(port.getPort()))
                ? String.valueOf(port.getPort())
                : port.getPort() + "→" + target;
    }

    private static String target(ServicePort port) {
        return String.valueOf(port.getTargetPort().getValue());
    }
}
