package io.acknet.cluster;

import java.util.List;
import java.util.Optional;

/// On whose account a request is made, so that the API server's own audit log can be joined with ours.
///
/// @param auditId sent as `Audit-ID`, which the API server takes over into its audit log: at most 64
///     letters, digits and hyphens
/// @param change id of the change request
/// @param person whom to impersonate, where the cluster's roles allow it
public record Provenance(String auditId, String change, Optional<Impersonated> person) {

    /// @param user such as `acknet:T0123:U0456`
    public record Impersonated(String user, List<String> groups) {
        public Impersonated {
            groups = List.copyOf(groups);
        }
    }
}
