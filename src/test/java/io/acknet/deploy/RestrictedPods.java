package io.acknet.deploy;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The *restricted* level of the Pod Security Standards, which includes *baseline*, by the tables of
/// <https://kubernetes.io/docs/concepts/security/pod-security-standards/>, for Linux.
final class RestrictedPods {
    private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");

    private RestrictedPods() {}

    /// What the standard would refuse, each by the field that is at fault.
    static List<String> violations(PodSpec pod) {
        List<String> found = new ArrayList<>();
        PodSecurityContext all =
                Optional.ofNullable(pod.getSecurityContext()).orElseGet(PodSecurityContext::new);
        host(pod, found);
        volumes(pod, found);
        if (all.getSysctls() != null && !all.getSysctls().isEmpty()) {
            found.add("securityContext.sysctls");
        }
        if (all.getSeLinuxOptions() != null) {
            found.add("securityContext.seLinuxOptions");
        }
        if (all.getAppArmorProfile() != null) {
            found.add("securityContext.appArmorProfile");
        }
        if (Long.valueOf(0).equals(all.getRunAsUser())) {
            found.add("securityContext.runAsUser");
        }
        containers(pod).forEach(container -> container(container, all, found));
        return found;
    }

    private static Stream<Container> containers(PodSpec pod) {
        return Stream.of(pod.getInitContainers(), pod.getContainers())
                .filter(Objects::nonNull)
                .flatMap(List::stream);
    }

    private static void host(PodSpec pod, List<String> found) {
        if (Boolean.TRUE.equals(pod.getHostNetwork())) {
            found.add("hostNetwork");
        }
        if (Boolean.TRUE.equals(pod.getHostPID())) {
            found.add("hostPID");
        }
        if (Boolean.TRUE.equals(pod.getHostIPC())) {
            found.add("hostIPC");
        }
    }

    private static void volumes(PodSpec pod, List<String> found) {
        for (Volume volume : Optional.ofNullable(pod.getVolumes()).orElse(List.of())) {
            boolean allowed =
                    Stream.<Function<Volume, Object>>of(
                                    Volume::getConfigMap,
                                    Volume::getCsi,
                                    Volume::getDownwardAPI,
                                    Volume::getEmptyDir,
                                    Volume::getEphemeral,
                                    Volume::getPersistentVolumeClaim,
                                    Volume::getProjected,
                                    Volume::getSecret)
                            .anyMatch(source -> source.apply(volume) != null);
            if (!allowed) {
                found.add("volumes." + volume.getName());
            }
        }
    }

    private static void container(Container container, PodSecurityContext all, List<String> found) {
        SecurityContext own =
                Optional.ofNullable(container.getSecurityContext()).orElseGet(SecurityContext::new);
        String at = container.getName() + ".";
        Optional.ofNullable(container.getPorts()).orElse(List.of()).stream()
                .map(ContainerPort::getHostPort)
                .filter(port -> port != null && port != 0)
                .forEach(port -> found.add(at + "hostPort"));
        refuse(Boolean.TRUE.equals(own.getPrivileged()), at + "privileged", found);
        refuse(
                !Boolean.FALSE.equals(own.getAllowPrivilegeEscalation()),
                at + "allowPrivilegeEscalation",
                found);
        refuse(own.getProcMount() != null, at + "procMount", found);
        refuse(own.getSeLinuxOptions() != null, at + "seLinuxOptions", found);
        refuse(own.getAppArmorProfile() != null, at + "appArmorProfile", found);
        Boolean nonRoot =
                own.getRunAsNonRoot() == null ? all.getRunAsNonRoot() : own.getRunAsNonRoot();
        refuse(!Boolean.TRUE.equals(nonRoot), at + "runAsNonRoot", found);
        refuse(Long.valueOf(0).equals(own.getRunAsUser()), at + "runAsUser", found);
        SeccompProfile seccomp =
                own.getSeccompProfile() == null ? all.getSeccompProfile() : own.getSeccompProfile();
        refuse(
                seccomp == null || !SECCOMP.contains(seccomp.getType()),
                at + "seccompProfile",
                found);
        capabilities(own.getCapabilities(), at, found);
    }

    private static void capabilities(Capabilities given, String at, List<String> found) {
        boolean drops = given != null && given.getDrop() != null && given.getDrop().contains("ALL");
        refuse(!drops, at + "capabilities.drop", found);
        boolean adds =
                given != null
                        && given.getAdd() != null
                        && !Set.of("NET_BIND_SERVICE").containsAll(given.getAdd());
        refuse(adds, at + "capabilities.add", found);
    }

    private static void refuse(boolean violated, String field, List<String> found) {
        if (violated) {
            found.add(field);
        }
    }
}
