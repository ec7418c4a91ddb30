package io.acknet.rehearsal.cluster;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How something is written.
///
/// @param manager to whom the fields are credited
/// @param subresource `status`, or empty for the object itself
/// @param dryRun everything is done but storing
/// @param applied the fields of a server-side apply; empty for any other write
record Write(
        ResourceType type,
        String manager,
        String subresource,
        boolean dryRun,
        Optional<Set<List<String>>> applied) {

    static Write of(ResourceType type, String manager) {
        return new Write(type, manager, "", false, Optional.empty());
    }

    Write status() {
        return new Write(type, manager, "status", dryRun, Optional.empty());
    }

    Write applying(Set<List<String>> fields) {
        return new Write(type, manager, subresource, dryRun, Optional.of(Set.copyOf(fields)));
    }

    /// As `managedFields` names it.
    String operation() {
        return applied.isPresent() ? "Apply" : "Update";
    }

    boolean isStatus() {
        return subresource.equals("status");
    }
}
