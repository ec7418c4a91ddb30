package io.acknet.cluster;

import io.acknet.lang.Sha256;
import io.acknet.lang.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A credential plugin of a kubeconfig may run only if the configuration names its file by absolute
/// path and hash, and only with arguments that mean nothing to a shell: the client runs it by `sh -c`.
final class ExecPlugin {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_./:=@,+-]*");
    private final Path kubeconfig;
    private final List<Target.ExecAllowed> allowed;

    ExecPlugin(Path kubeconfig, List<Target.ExecAllowed> allowed) {
        this.kubeconfig = kubeconfig;
        this.allowed = allowed;
    }

    void vet(KubeconfigText.Part exec) {
        String command = exec.required("command");
        Target.ExecAllowed entry =
                allowed.stream()
                        .filter(one -> one.path().equals(command))
                        .filter(one -> Path.of(one.path()).isAbsolute())
                        .findFirst()
                        .orElseThrow(() -> notAllowed(exec));
        if (!hash(exec, command).equalsIgnoreCase(entry.sha256())) {
            throw refused(
                    exec.path("command"),
                    "的文件与配置里的 SHA-256 不一致；请核实文件后更新 execAllowed",
                    "names a file whose SHA-256 is not the one in the configuration;"
                            + " verify the file, then update execAllowed");
        }
        if (!HARMLESS.matcher(command).matches()
                || exec.texts("args").stream().anyMatch(arg -> !HARMLESS.matcher(arg).matches())) {
            throw refused(
                    exec.path("args"),
                    "含有 shell 会解释的字符",
                    "holds characters that a shell would interpret");
        }
    }

    private String hash(KubeconfigText.Part exec, String command) {
        try {
            return Sha256.of(Files.readAllBytes(Path.of(command)));
        } catch (IOException e) {
            throw refused(exec.path("command"), "的文件读不出来", "names a file that cannot be read");
        }
    }

    private UnusableTarget notAllowed(KubeconfigText.Part exec) {
        return refused(
                exec.path("command"),
                "会在本机执行命令；请改用证书或 token，或在 acknet.yaml 的 execAllowed 里写明绝对路径和 SHA-256",
                "would run a command on this machine; use a certificate or a token, or name its"
                        + " absolute path and SHA-256 under execAllowed in acknet.yaml");
    }

    private UnusableTarget refused(String field, String zh, String en) {
        return new UnusableTarget(
                new Text(
                        kubeconfig + "：" + field + " " + zh, kubeconfig + ": " + field + " " + en));
    }
}
