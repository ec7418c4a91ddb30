package io.acknet.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A network plugin of ACK, and what a check's findings say of which one a cluster runs.
public enum Plugin {
    FLANNEL("Flannel", Set.of("flannel", "not-terway")),
    TERWAY("Terway", Set.of("terway", "not-flannel", "exclusive-eni"));

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> signs;

    Plugin(String title, Set<String> signs) {
        this.title = title;
        this.signs = signs;
    }

    public String title() {
        return title;
    }

    /// Known when a finding names it, or when the topic exists on this plugin alone and was judged.
    static Optional<Plugin> shown(Check check, List<Finding> findings) {
        for (Plugin plugin : values()) {
            if (findings.stream().map(Finding::id).anyMatch(plugin.signs::contains)) {
                return Optional.of(plugin);
            }
        }
        return switch (Verdict.of(findings)) {
            case OK, PROBLEM -> check.only();
            case NOT_APPLICABLE, UNKNOWN -> Optional.empty();
        };
    }
}
