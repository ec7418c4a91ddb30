package io.acknet.ops;

import io.acknet.check.Report;
import io.acknet.match.Match;
import java.time.Duration;

/// Hears what the bot does, room by room, for somebody who counts it. No method blocks or throws.
public interface Watch extends io.acknet.slack.Traffic, io.acknet.cluster.Traffic {
    Watch NOBODY =
            new Watch() {
                @Override
                public void called(String method, Outcome outcome, Duration took) {}

                @Override
                public void replied(String kind, Duration since) {}

                @Override
                public void shed(String why) {}

                @Override
                public void ended(String cluster, String outcome, Duration took) {}

                @Override
                public void asked(Match match, Duration took) {}

                @Override
                public void checked(Report report) {}
            };

    /// A question was looked up.
    void asked(Match match, Duration took);

    /// A check has run.
    void checked(Report report);
}
