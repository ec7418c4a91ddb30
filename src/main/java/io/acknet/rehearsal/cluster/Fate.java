package io.acknet.rehearsal.cluster;

import java.time.Duration;

/// What becomes of a Pod that is started.
public sealed interface Fate {

    /// It becomes Ready after so long.
    record Ready(Duration after) implements Fate {}

    /// It never gets beyond creating its containers.
    record Stuck() implements Fate {}

    /// Its container ends with an error after so long, and is started again and again.
    record Crashing(Duration after) implements Fate {}
}
