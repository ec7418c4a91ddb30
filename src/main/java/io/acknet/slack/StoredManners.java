package io.acknet.slack;

import io.acknet.conversation.Detail;
import io.acknet.conversation.Manner;
import io.acknet.conversation.Manners;
import io.acknet.lang.Lang;
import io.acknet.store.ChannelSetting;
import io.acknet.store.ChannelSettings;
import java.time.InstantSource;
import java.util.Optional;

/// How the bot speaks in each channel, in the database.
public final class StoredManners implements Manners {
    private final ChannelSettings rows;
    private final InstantSource clock;

    public StoredManners(ChannelSettings rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Manner of(String channel) {
        return rows.of(channel).map(StoredManners::manner).orElse(Manner.PLAIN);
    }

    private static Manner manner(ChannelSetting row) {
        Optional<Lang> lang =
                row.lang().isEmpty() ? Optional.empty() : Optional.of(Lang.ofTag(row.lang()));
        return new Manner(lang, Detail.of(row.detail()), row.digest());
    }

    @Override
    public void put(String channel, Manner manner, String by) {
        rows.put(
                new ChannelSetting(
                        channel,
                        manner.lang().map(Lang::code).orElse(""),
                        manner.detail().word(),
                        manner.digest(),
                        by,
                        clock.instant()));
    }
}
