package io.acknet.store;

import java.time.Instant;
import java.util.List;

/// A question as it was asked, without secrets.
///
/// @param outcome the matcher's band: `confident`, `ambiguous` or `none`
/// @param shown ids of the topics that were shown, the nearest first
/// @param score the nearest topic's confidence
/// @param lang `zh` or `en`
/// @param place the kind of the channel
public record Asked(
        String id,
        String question,
        String outcome,
        List<String> shown,
        double score,
        String lang,
        String place,
        Instant at) {
    public Asked {
        shown = List.copyOf(shown);
    }

    /// The nearest topic's id, or empty.
    public String nearest() {
        return shown.isEmpty() ? "" : shown.getFirst();
    }
}
