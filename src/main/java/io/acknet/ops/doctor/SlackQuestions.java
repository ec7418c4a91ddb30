package io.acknet.ops.doctor;

import io.acknet.ops.doctor.Outcome.Ok;
import io.acknet.ops.doctor.Outcome.Problem;
import io.acknet.ops.doctor.Outcome.Unknown;
import io.acknet.slack.Checkup;
import io.acknet.slack.Checkup.Answer.Heard;
import io.acknet.slack.Checkup.Answer.Refused;
import io.acknet.slack.Checkup.Answer.Silent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Whether Slack knows the bot, lets it do what the manifest says, and can reach it.
public final class SlackQuestions {
    private static final String AREA = "slack";

    /// Slack's signatures are refused after five minutes; a clock that is off by one goes on being off.
    private static final Duration MOST_SKEW = Duration.ofSeconds(60);

    private final Checkup checkup;
    private final Wanted wanted;
    private final Supplier<Checkup.Answer<Checkup.Me>> me;

    /// What the bot needs of Slack.
    ///
    /// @param scopes of the manifest
    /// @param appToken where sockets are used
    /// @param running whether a bot is at work, whose sockets must not be disturbed
    public record Wanted(Set<String> scopes, Optional<String> appToken, Supplier<Boolean> running) {
        public Wanted {
            scopes = Set.copyOf(scopes);
        }
    }

    public SlackQuestions(Checkup checkup, Wanted wanted) {
        this.checkup = checkup;
        this.wanted = wanted;
        this.me = new Once<>(checkup::whoAmI);
    }

    /// The workspace, once it is known.
    Supplier<Checkup.Answer<Checkup.Me>> me() {
        return me;
    }

    public List<Question> all() {
        List<Question> all = new ArrayList<>();
        all.add(new Question(AREA, "bot token", this::token));
        all.add(new Question(AREA, "scopes", this::scopes));
        all.add(new Question(AREA, "clock", this::clock));
        wanted.appToken()
                .ifPresent(token -> {
                    all.add(new Question(AREA, "app token", () -> appToken(token)));
                    all.add(new Question(AREA, "socket", () -> socket(token)));
                });
        return all;
    }

    private Outcome token() {
        return switch (me.get()) {
            case Heard<Checkup.Me>(Checkup.Me who) ->
                    new Ok("%s in %s (%s)".formatted(who.bot(), who.team(), who.teamId()));
            case Refused<Checkup.Me>(String error) ->
                    new Problem(
                            "auth.test says " + error,
                            "install the app into the workspace again and put its bot token (xoxb-…)"
                                    + " where SLACK_BOT_TOKEN or slack.botTokenFile says");
            case Silent<Checkup.Me>(String why) -> new Unknown("Slack did not answer: " + why);
        };
    }

    private Outcome scopes() {
        if (!(me.get() instanceof Heard<Checkup.Me>(Checkup.Me who))) {
            return new Unknown("not told before the bot token is good");
        }
        if (who.scopes().isEmpty()) {
            return new Unknown("Slack's answer does not say what the token may do");
        }
        Set<String> missing = new TreeSet<>(wanted.scopes());
        missing.removeAll(who.scopes());
        return missing.isEmpty()
                ? new Ok("all " + wanted.scopes().size() + " of the manifest")
                : new Problem(
                        "missing " + String.join(", ", missing),
                        "add under OAuth & Permissions → Bot Token Scopes (or paste `acknet manifest`"
                                + " anew), then install the app again");
    }

    private Outcome clock() {
        if (!(me.get() instanceof Heard<Checkup.Me>(Checkup.Me who))) {
            return new Unknown("not told before the bot token is good");
        }
        if (who.ahead().isEmpty()) {
            return new Unknown("Slack's answer has no Date");
        }
        Duration off = who.ahead().get();
        String text = "%d s from Slack's".formatted(off.toSeconds());
        return off.abs().compareTo(MOST_SKEW) > 0
                ? new Problem(text, "set this machine's clock by NTP (chronyd, systemd-timesyncd)")
                : new Ok(text);
    }

    private Outcome appToken(String token) {
        return switch (checkup.mayOpenSocket(token)) {
            case Heard<String> _ -> new Ok("apps.connections.open gives an address");
            case Refused<String>(String error) ->
                    new Problem(
                            "apps.connections.open says " + error,
                            "make an app-level token with connections:write under Basic Information,"
                                    + " and put it (xapp-…) where SLACK_APP_TOKEN or"
                                    + " slack.appTokenFile says");
            case Silent<String>(String why) -> new Unknown("Slack did not answer: " + why);
        };
    }

    private Outcome socket(String token) {
        if (wanted.running().get()) {
            return new Ok(
                    "left alone: a bot is at work, and would miss what a further socket gets");
        }
        if (!(checkup.mayOpenSocket(token) instanceof Heard<String>)) {
            return new Unknown("not opened before the app token is good");
        }
        return switch (checkup.greeted(token)) {
            case Heard<String>(String seen) -> new Ok(seen);
            case Refused<String>(String error) -> new Unknown(error);
            case Silent<String>(String why) ->
                    new Problem(
                            "no socket: " + why,
                            "let this machine reach wss://*.slack.com on port 443, through a proxy"
                                    + " where HTTPS_PROXY names one");
        };
    }
}
