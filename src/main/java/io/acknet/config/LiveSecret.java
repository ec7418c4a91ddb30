package io.acknet.config;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A secret that may be replaced while the bot runs: its file is read again when it is no longer taken.
public final class LiveSecret {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSecret.class);

    /// Whoever sends wrong signatures must not make the bot read without end.
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);

    private final Supplier<Secret> read;
    private final InstantSource clock;
    private Secret secret;
    private Instant readAt;

    /// @param read from the environment or a file, as it is at that moment
    public LiveSecret(Supplier<Secret> read, InstantSource clock) {
        this.read = read;
        this.clock = clock;
        this.secret = read.get();
        this.readAt = Instant.MIN;
    }

    public synchronized String reveal() {
        return secret.reveal();
    }

    /// Reads it again.
    ///
    /// @return whether it is another one now
    public synchronized boolean renew() {
        if (readAt.isAfter(clock.instant().minus(AT_MOST_EVERY))) {
            return false;
        }
        readAt = clock.instant();
        try {
            Secret now = read.get();
            boolean other = !now.reveal().equals(secret.reveal());
            secret = now;
            if (other) {
                LOG.atInfo().log("a token was replaced");
            }
            return other;
        } catch (ConfigException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("a token cannot be read again");
            return false;
        }
    }
}
