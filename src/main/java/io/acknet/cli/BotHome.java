package io.acknet.cli;

import io.acknet.fix.Fix;
import io.acknet.fix.Fixes;
import io.acknet.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a bot of its own process needs to work in a rehearsal, as files: `acknet.yaml`, `kubeconfig`,
/// `kubeconfig-write`, and `environment`, which a shell can read. The tokens in it open nothing but the
/// rehearsal.
final class BotHome {
    private BotHome() {}

    /// @param home made where it is missing
    /// @return the command that starts a bot with it
    static String write(Path home, Rehearsal rehearsal) throws IOException {
        Path here = Files.createDirectories(home.toAbsolutePath());
        Files.writeString(
                here.resolve("acknet.yaml"),
                """
                clusters:
                  - name: %s
                    environment: rehearsal
                    kubeconfig: kubeconfig
                    write: {kubeconfig: kubeconfig-write}
                roles: {bind: [%3$s], review: [%3$s]}
                changes:
                  clusters:
                    %1$s:
                      request: [%3$s]
                      approve: [%3$s]
                      stop: [%3$s]
                      fixes: %4$s
                      namespaces: [%2$s]
                """
                        .formatted(
                                Trial.CLUSTER,
                                Trial.NAMESPACE,
                                Rehearsal.ON_CALL_GROUP,
                                Fixes.standard().all().stream().map(Fix::id).toList()));
        Files.writeString(
                here.resolve("kubeconfig"), rehearsal.cluster().kubeconfig(Rehearsal.BOT_ACCOUNT));
        Files.writeString(
                here.resolve("kubeconfig-write"),
                rehearsal.cluster().kubeconfig(Rehearsal.WRITE_ACCOUNT));
        Files.writeString(
                here.resolve("environment"),
                """
                SLACK_API_URL=%s
                SLACK_BOT_TOKEN=%s
                SLACK_APP_TOKEN=%s
                """
                        .formatted(
                                rehearsal.slack().apiUrl(),
                                rehearsal.slack().botToken(),
                                rehearsal.slack().appToken()));
        return "set -a; . %1$s/environment; acknet serve --config %1$s/acknet.yaml".formatted(here);
    }
}
