package io.acknet.config;

import java.time.Duration;
import java.util.Locale;

/// How the bot is run: what it shows, how much it takes, how long it remembers.
///
/// @param address of the port for health and metrics; a Pod's own where its kubelet is to reach it
/// @param port 0 for any that is free
public record Ops(String address, int port, Log log, Limits limits, Retention retention) {
    private static final String DEFAULT_ADDRESS = "127.0.0.1";
    private static final int DEFAULT_PORT = 8081;
    private static final int LAST_PORT = 65_535;

    public Ops {
        if (port < 0 || port > LAST_PORT) {
            throw new ConfigException("ops.port: " + port + " is not between 0 and " + LAST_PORT);
        }
    }

    public static Ops standard() {
        return new Ops(
                DEFAULT_ADDRESS, DEFAULT_PORT, Log.TEXT, Limits.standard(), Retention.standard());
    }

    public Ops with(Limits others) {
        return new Ops(address, port, log, others, retention);
    }

    /// How log lines are written.
    public enum Log {
        TEXT,
        JSON;

        static Log of(String field, String said) {
            return switch (said.toLowerCase(Locale.ROOT)) {
                case "text" -> TEXT;
                case "json" -> JSON;
                default ->
                        throw new ConfigException(
                                field + ": \"" + said + "\" is neither text nor json");
            };
        }
    }

    /// How much the bot takes on. A bucket holds as many as its limit per minute and is filled evenly.
    ///
    /// @param perPersonPerMinute inputs of one person
    /// @param perChannelPerMinute inputs in one channel, by whomever
    /// @param waiting inputs that may wait for an answer, all together
    /// @param checksPerCluster runs of checks on one cluster at a time
    public record Limits(
            int perPersonPerMinute, int perChannelPerMinute, int waiting, int checksPerCluster) {
        public static Limits standard() {
            return new Limits(30, 120, 2_000, 4);
        }

        public static Limits none() {
            return new Limits(
                    Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
        }
    }

    /// How long what is no longer needed stays. The audit stays for good.
    ///
    /// @param answered inputs with their replies; at least as long as Slack may send one again
    /// @param buttons what buttons stand for; older ones say that they are stale
    /// @param questions what was asked, for learning from it
    public record Retention(Duration answered, Duration buttons, Duration questions) {
        public static Retention standard() {
            return new Retention(Duration.ofHours(24), Duration.ofDays(30), Duration.ofDays(180));
        }
    }
}
