package io.acknet.rehearsal.workspace;

/// How fast an app may call.
///
/// @param postsPerSecond messages to one channel
/// @param postBurst how many may come at once before that counts
/// @param tiers whether the methods' limits per minute are kept too
public record RateLimits(double postsPerSecond, int postBurst, boolean tiers) {

    /// One message a second in a channel, short bursts allowed, says Slack's page on rate limits; it
    /// does not say how short.
    public static RateLimits slack() {
        return new RateLimits(1, 3, true);
    }

    public static RateLimits none() {
        return new RateLimits(1_000_000, 1_000_000, false);
    }
}
