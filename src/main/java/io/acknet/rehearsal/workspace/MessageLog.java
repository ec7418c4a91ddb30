package io.acknet.rehearsal.workspace;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Every message of the workspace. A timestamp is a message's id: it grows, and none is used twice.
final class MessageLog {
    private static final long MICROS = 1_000_000;

    private final InstantSource clock;
    private final Map<String, TreeMap<String, Message>> byChannel = new HashMap<>();
    private final Map<String, Integer> replies = new HashMap<>();
    private long lastMicros;

    MessageLog(InstantSource clock) {
        this.clock = clock;
    }

    /// `seconds.micros`, later than any before.
    synchronized String nextTs() {
        Instant now = clock.instant();
        long micros = now.getEpochSecond() * MICROS + now.getNano() / 1_000;
        lastMicros = Math.max(lastMicros + 1, micros);
        return "%d.%06d".formatted(lastMicros / MICROS, lastMicros % MICROS);
    }

    synchronized void add(Message message) {
        in(message.channel()).put(message.ts(), message);
        countReply(message, 1);
    }

    synchronized void replace(Message message) {
        in(message.channel()).replace(message.ts(), message);
    }

    synchronized Optional<Message> find(String channel, String ts) {
        return Optional.ofNullable(in(channel).get(ts));
    }

    synchronized void remove(Message message) {
        if (in(message.channel()).remove(message.ts()) != null) {
            countReply(message, -1);
        }
    }

    /// Oldest first, replies among them.
    synchronized List<Message> all(String channel) {
        return List.copyOf(in(channel).values());
    }

    synchronized int replyCount(Message root) {
        return replies.getOrDefault(key(root.channel(), root.ts()), 0);
    }

    private void countReply(Message message, int by) {
        if (message.threadTs().isPresent() && !message.ephemeral()) {
            replies.merge(key(message.channel(), message.threadTs().get()), by, Integer::sum);
        }
    }

    private Map<String, Message> in(String channel) {
        return byChannel.computeIfAbsent(channel, _ -> new TreeMap<>());
    }

    private static String key(String channel, String ts) {
        return channel + "/" + ts;
    }
}
