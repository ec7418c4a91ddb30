package io.acknet.load;

import io.acknet.rehearsal.workspace.SlackStandIn;
import java.time.Duration;
import java.util.Random;

/// What goes wrong between Slack and a bot, one thing at a time, as a seed says.
final class Mischief {
    private static final int LONGEST_MUTE_MILLIS = 2_500;
    private static final int KINDS = 8;

    private final SlackStandIn slack;
    private final Random random;

    Mischief(SlackStandIn slack, Random random) {
        this.slack = slack;
        this.random = random;
    }

    void next() throws InterruptedException {
        switch (random.nextInt(KINDS)) {
            case 0 -> slack.disconnect("warning");
            case 1 -> slack.disconnect("refresh_requested");
            case 2 -> slack.closeAbruptly();
            case 3 -> mute();
            case 4 -> several(slack.faults()::duplicateNext);
            case 5 -> several(() -> slack.faults().rateLimitNext(posting(), seconds()));
            case 6 -> several(() -> slack.faults().failNext(posting(), "internal_error"));
            default -> slack.faults().failNext("apps.connections.open", "internal_error");
        }
    }

    private void mute() throws InterruptedException {
        slack.mute(true);
        Thread.sleep(random.nextInt(LONGEST_MUTE_MILLIS));
        slack.mute(false);
    }

    private void several(Runnable fault) {
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            fault.run();
        }
    }

    private String posting() {
        return random.nextBoolean() ? "chat.postMessage" : "chat.update";
    }

    private Duration seconds() {
        return Duration.ofSeconds(random.nextInt(1, 3));
    }
}
