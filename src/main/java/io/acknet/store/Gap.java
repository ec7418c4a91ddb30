package io.acknet.store;

import java.time.Instant;
import java.util.Set;

/// A question that the knowledge has no good answer to, without secrets; all that say nearly the same
/// are one.
///
/// @param question as it was asked first
/// @param terms what the matcher looks up for it
/// @param why `none`, `ambiguous`, `unhelpful`, or `confirmed` where somebody said which topic it is
/// @param nearest the nearest topic's id when it was asked last, or empty
/// @param confirmed the topic that somebody said is the right one, or empty
/// @param times how often it was asked
public record Gap(
        String id,
        String question,
        Set<String> terms,
        String why,
        String nearest,
        double score,
        String confirmed,
        String lang,
        String place,
        int times,
        Instant firstSeen,
        Instant lastSeen,
        State state) {
    public Gap {
        terms = Set.copyOf(terms);
    }

    /// What has become of it.
    public enum State {
        OPEN,
        /// A topic answers it now.
        CLOSED,
        /// It is none of the bot's business.
        DISMISSED
    }
}
