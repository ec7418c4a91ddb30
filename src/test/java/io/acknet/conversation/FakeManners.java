package io.acknet.conversation;

import java.util.HashMap;
import java.util.Map;

/// How the bot speaks in each channel, for as long as a test runs.
final class FakeManners implements Manners {
    private final Map<String, Manner> chosen = new HashMap<>();

    @Override
    public Manner of(String channel) {
        return chosen.getOrDefault(channel, Manner.PLAIN);
    }

    @Override
    public void put(String channel, Manner manner, String by) {
        chosen.put(channel, manner);
    }
}
