package io.acknet.change;

/// A person, by the team and user ids of the signed envelope. Two clicks are of one person exactly when
/// these are equal.
public record Account(String team, String user) {

    /// `T0123:U0456`, as it stands in the audit.
    public String text() {
        return team + ":" + user;
    }
}
