package io.acknet.check;

import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The file that Flannel's init container writes on each node. Its name decides how the container
/// runtime reads it: a `.conf` must be a single plugin, a `.conflist` a list. The wrong shape makes a
/// node NotReady as soon as it is written.
///
/// @param file such as `/etc/cni/net.d/10-flannel.conf`
/// @param command the command that writes it
public record ConfTarget(String file, String command) {
    /// The copy of `cni-conf.json`; a shell command may remove other files before.
    private static final Pattern COPY =
            Pattern.compile(
                    "\\bcp\\s+(?:-\\S+\\s+)*\\S*cni-conf\\.json\\s+(\\S+\\.(?:conflist|conf))(?![\\w.])");

    /// Empty where no command shows it, as with an image that installs by a program of its own.
    public static Optional<ConfTarget> of(DaemonSet set) {
        List<Container> containers = set.getSpec().getTemplate().getSpec().getInitContainers();
        return containers.stream()
                .map(ConfTarget::command)
                .flatMap(command -> target(command).stream())
                .findFirst();
    }

    public boolean isList() {
        return file.endsWith(".conflist");
    }

    /// The finding where name and shape do not fit.
    public Optional<Finding> mismatch(CniConf.Valid conf, String daemonSet) {
        if (isList() == conf.chain()) {
            return Optional.empty();
        }
        Text summary =
                conf.chain()
                        ? new Text(
                                "cni-conf.json 是 plugins 列表，但 init 容器把它写成 .conf 文件；运行时无法加载，"
                                        + "节点会变成 NotReady。",
                                "cni-conf.json is a list of plugins, but the init container writes it"
                                        + " to a .conf file; the runtime cannot load it and nodes turn"
                                        + " NotReady.")
                        : new Text(
                                "cni-conf.json 是单个插件，但 init 容器把它写成 .conflist 文件；运行时无法加载，"
                                        + "节点会变成 NotReady。",
                                "cni-conf.json is a single plugin, but the init container writes it to"
                                        + " a .conflist file; the runtime cannot load it and nodes turn"
                                        + " NotReady.");
        return Optional.of(
                Finding.of("conf-target-mismatch", Verdict.PROBLEM, daemonSet, summary)
                        .with(List.of("shape: " + conf.shape(), "command: " + command))
                        .then(
                                new Text(
                                        "不要只改 ConfigMap：先让文件名与内容的形式一致，再重启 Flannel Pod。",
                                        "Do not change the ConfigMap alone: make file name and shape fit"
                                                + " first, then restart the Flannel Pods.")));
    }

    private static Optional<ConfTarget> target(String command) {
        Matcher copy = COPY.matcher(command);
        return copy.find() ? Optional.of(new ConfTarget(copy.group(1), command)) : Optional.empty();
    }

    private static String command(Container container) {
        return String.join(
                " ",
                Stream.concat(container.getCommand().stream(), container.getArgs().stream())
                        .toList());
    }
}
