package io.acknet.change;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What surrounds the desk and the executor.
///
/// @param people asked for everybody's rights when a change starts
/// @param failpoints where tests end the process
public record Around(Time time, Directory people, ChangeListener listener, Failpoints failpoints) {
    private static final Logger LOG = LoggerFactory.getLogger(Around.class);

    /// As exact as it is stored.
    Instant now() {
        return time.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /// What is stored is stored, whether or not somebody can be told.
    void tell(Change change) {
        try {
            listener.changed(change);
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("change", change.id()).log("nobody could be told", e);
        }
    }
}
