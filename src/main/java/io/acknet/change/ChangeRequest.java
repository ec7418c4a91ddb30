package io.acknet.change;

import io.acknet.fix.Plan;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// One plan, on its way to a cluster. It never changes: what becomes of it is its `ChangeState`.
///
/// @param id opaque and not to be guessed; all that a button carries
/// @param fingerprint SHA-256 of the canonical plan and the policy's version: what approval binds
/// @param policyVersion of the rules under which it was requested
/// @param approvals how many people must approve
/// @param expiresAt the last instant at which it can be approved
/// @param undoOf id of the change that this one takes back
/// @param diff what the API server would store, as a unified diff with its secrets masked
public record ChangeRequest(
        String id,
        Plan plan,
        String fingerprint,
        String policyVersion,
        int approvals,
        Account requester,
        Where where,
        Instant createdAt,
        Instant expiresAt,
        Optional<String> undoOf,
        String diff) {
    private static final int HANDLE = 5;

    /// What people call it, such as `7K2MQ`: the beginning of the id.
    public String handle() {
        return id.substring(0, Math.min(HANDLE, id.length())).toUpperCase(Locale.ROOT);
    }
}
