package io.acknet.rehearsal.workspace;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/// How a stand-in runs.
///
/// @param port of the page and the Web API; 0 takes any
/// @param clock of timestamps and of tickets' lives
/// @param requestUrl where events go by signed HTTP; empty for Socket Mode
public record Options(
        int port, InstantSource clock, Timing timing, RateLimits rates, Optional<URI> requestUrl) {

    public static Options standard() {
        return new Options(
                0, InstantSource.system(), Timing.slack(), RateLimits.slack(), Optional.empty());
    }

    public Options onPort(int other) {
        return new Options(other, clock, timing, rates, requestUrl);
    }

    public Options withClock(InstantSource other) {
        return new Options(port, other, timing, rates, requestUrl);
    }

    public Options withTiming(Timing other) {
        return new Options(port, clock, other, rates, requestUrl);
    }

    public Options withRates(RateLimits other) {
        return new Options(port, clock, timing, other, requestUrl);
    }

    /// The app gets everything by HTTP instead of by sockets.
    public Options overHttp(URI url) {
        return new Options(port, clock, timing, rates, Optional.of(url));
    }
}
