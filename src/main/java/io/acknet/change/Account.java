package io.acknet.change;

import io.acknet.cluster.Provenance;
import java.util.List;

/// A person, by the team and user ids of the signed envelope. Two clicks are of one person exactly when
/// these are equal.
public record Account(String team, String user) {

    /// `T0123:U0456`, as it stands in the audit.
    public String text() {
        return team + ":" + user;
    }

    /// As the API server knows this person, where writes are made in people's names.
    Provenance.Impersonated impersonated() {
        return new Provenance.Impersonated("acknet:" + text(), List.of("acknet:requesters"));
    }
}
