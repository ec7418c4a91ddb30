package io.acknet.change;

import java.util.Optional;

/// What an approver fills in.
///
/// @param typedName the cluster's name as it was typed; empty where the policy does not ask for it
/// @param glass why the rules are to be broken; empty for an ordinary approval
public record Yes(String typedName, Optional<String> glass) {
    public static Yes plain() {
        return new Yes("", Optional.empty());
    }

    public static Yes typed(String name) {
        return new Yes(name, Optional.empty());
    }
}
