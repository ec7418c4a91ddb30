package io.acknet.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How the bot speaks in each channel where somebody has chosen.
public final class ChannelSettings {
    private final Store store;

    ChannelSettings(Store store) {
        this.store = store;
    }

    public Optional<ChannelSetting> of(String channel) {
        return store.read(handle ->
                handle.createQuery("SELECT * FROM channel_settings WHERE channel = :channel")
                        .bind("channel", channel)
                        .map((row, context) -> setting(row))
                        .findOne());
    }

    /// Those whose changes are told once a day, by channel.
    public List<ChannelSetting> withDigest() {
        return store.read(handle ->
                handle.createQuery(
                                "SELECT * FROM channel_settings WHERE digest = 1 ORDER BY channel")
                        .map((row, context) -> setting(row))
                        .list());
    }

    /// In place of what was chosen before.
    public void put(ChannelSetting setting) {
        store.write(handle ->
                handle.createUpdate(
                                """
                                INSERT INTO channel_settings
                                    (channel, lang, detail, digest, changed_by, changed_at)
                                VALUES (:channel, :lang, :detail, :digest, :by, :at)
                                ON CONFLICT (channel) DO UPDATE SET
                                    lang = excluded.lang,
                                    detail = excluded.detail,
                                    digest = excluded.digest,
                                    changed_by = excluded.changed_by,
                                    changed_at = excluded.changed_at
                                """)
                        .bind("channel", setting.channel())
                        .bind("lang", setting.lang())
                        .bind("detail", setting.detail())
                        .bind("digest", setting.digest() ? 1 : 0)
                        .bind("by", setting.by())
                        .bind("at", setting.at().toEpochMilli())
                        .execute());
    }

    private static ChannelSetting setting(ResultSet row) throws SQLException {
        return new ChannelSetting(
                row.getString("channel"),
                row.getString("lang"),
                row.getString("detail"),
                row.getInt("digest") == 1,
                row.getString("changed_by"),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }
}
