package io.acknet.cli;

import io.acknet.cluster.Target;
import io.acknet.lang.Lang;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What commands take that look at a cluster.
@SuppressWarnings("NullAway.Init") // picocli sets the fields before a command is called
final class ClusterOptions {
    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            required = true,
            description = "How to reach the cluster.")
    private Path kubeconfig;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "A context of the kubeconfig; its current one if left out.")
    private @Nullable String context;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            description = "The language of the output; the machine's if left out.")
    private String lang = Locale.getDefault().toLanguageTag();

    @Option(
            names = "--insecure-tls-for-lab",
            description = "Accept a certificate that cannot be verified. Never in production.")
    private boolean insecure;

    Target target() {
        String name = Optional.ofNullable(context).orElse(String.valueOf(kubeconfig.getFileName()));
        Target target = Target.of(name, "", kubeconfig, Optional.ofNullable(context));
        return insecure ? target.withInsecureTlsForLab() : target;
    }

    Lang lang() {
        return Lang.ofTag(lang);
    }

    boolean json() {
        return json;
    }
}
