package io.acknet.slack;

import io.acknet.conversation.Reply;
import io.acknet.lang.Lang;
import io.acknet.store.ChannelSetting;
import io.acknet.store.Digests;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells a channel once a day what was changed from it, where somebody has chosen that and there is
/// something to tell. One process tells it; one that Slack does not take is not told again.
final class Digest {
    private static final Logger LOG = LoggerFactory.getLogger(Digest.class);
    private static final Duration DAY = Duration.ofDays(1);

    private final SlackWorkspace workspace;
    private final Digests digests;
    private final Talk talk;

    Digest(SlackWorkspace workspace, Talk talk) {
        this.workspace = workspace;
        this.digests = workspace.store.digests();
        this.talk = talk;
    }

    void tell() {
        Instant now = workspace.clock.instant();
        for (ChannelSetting setting : workspace.store.channelSettings().withDigest()) {
            digests.take(setting.channel(), now.minus(DAY), now)
                    .ifPresent(since -> tell(setting, since));
        }
    }

    private void tell(ChannelSetting setting, Instant since) {
        Lang lang = setting.lang().isEmpty() ? Lang.EN : Lang.ofTag(setting.lang());
        Optional<Reply> news = talk.digest(setting.channel(), lang, since);
        if (news.isEmpty()) {
            return;
        }
        Drawn drawn =
                Drawn.of(
                        news.get(), setting.channel(), workspace.clock.instant(), workspace.redact);
        try {
            drawn.offers().forEach(workspace.store.offers()::add);
            workspace.gateway.post(new Destination.Posted(setting.channel(), ""), drawn.message());
        } catch (SlackRefusal | SlackUnreachable e) {
            LOG.atWarn().addKeyValue("channel", setting.channel()).setCause(e).log("no digest");
        }
    }
}
