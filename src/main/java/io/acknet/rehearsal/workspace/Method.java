package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/// A method of the Web API.
///
/// @param scope that the bot token needs; empty for none
/// @param perMinute calls, from the method's rate limit tier
/// @param action answers the call without `ok`, or throws a [Refusal]
record Method(String scope, int perMinute, Function<Call, ObjectNode> action) {
    /// docs.slack.dev, "Rate limits": tiers 2, 3 and 4, and for special ones "hundreds per minute"
    static final int TIER_2 = 20;

    static final int TIER_3 = 50;
    static final int TIER_4 = 100;
    static final int SPECIAL = 600;

    static Method free(int perMinute, Function<Call, ObjectNode> action) {
        return new Method("", perMinute, action);
    }
}
