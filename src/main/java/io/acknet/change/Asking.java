package io.acknet.change;

import java.util.Map;

/// What somebody wants to have changed.
///
/// @param uid of the cluster that the channel is bound to
/// @param params by the words of `Params.Key`
public record Asking(
        Who who,
        Where where,
        String cluster,
        String environment,
        String uid,
        String fix,
        Map<String, String> params) {
    public Asking {
        params = Map.copyOf(params);
    }
}
