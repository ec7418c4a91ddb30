package io.acknet.slack;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether an input has what an answer needs, and fits where it is stored. Slack's own always do.
final class Shape {
    /// Ids of Slack are letters and digits, today up to eleven; a view's and a message's have more.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,40}");

    private static final Pattern TS = Pattern.compile("\\d{1,20}\\.\\d{1,20}");
    private static final Pattern EDIT = Pattern.compile("[\\p{Graph}]{1,60}");
    private static final Pattern KEY = Pattern.compile("[\\p{Graph}]{1,150}");

    /// Slack takes no longer message.
    private static final int TEXT_CHARS = 40_000;

    private Shape() {}

    /// What is wrong with it.
    static Optional<String> flaw(Inbound inbound) {
        Inbound.From from = inbound.from();
        Optional<String> team =
                check("team", ID, from.team()).or(() -> check("user's team", ID, from.userTeam()));
        return team.or(() -> user(inbound)).or(() -> own(inbound));
    }

    /// Slack does not always say whose message was deleted, or who added the bot to a channel.
    private static Optional<String> user(Inbound inbound) {
        String user = inbound.from().user();
        return inbound instanceof Inbound.Withdrawn
                        || inbound instanceof Inbound.Joined
                        || inbound instanceof Inbound.SharedOutside
                ? maybe("user", ID, user)
                : check("user", ID, user);
    }

    private static Optional<String> own(Inbound inbound) {
        Optional<String> channel = check("channel", ID, inbound.from().channel());
        return switch (inbound) {
            case Inbound.HomeOpened home ->
                    maybe("channel", ID, home.from().channel())
                            .or(() -> check("event_id", KEY, home.eventId()));
            case Inbound.Spoken spoken ->
                    channel.or(() -> check("event_id", KEY, spoken.eventId()))
                            .or(() -> check("ts", TS, spoken.ts()))
                            .or(() -> maybe("thread_ts", TS, spoken.thread()))
                            .or(() -> text(spoken.text()));
            case Inbound.Reworded edited ->
                    channel.or(() -> check("the edit", EDIT, edited.edit()))
                            .or(() -> check("ts", TS, edited.ts()))
                            .or(() -> maybe("thread_ts", TS, edited.thread()))
                            .or(() -> text(edited.text()));
            case Inbound.Withdrawn gone -> channel.or(() -> check("ts", TS, gone.ts()));
            case Inbound.Slashed slashed ->
                    channel.or(() -> check("trigger_id", KEY, slashed.trigger()))
                            .or(() -> url(slashed.responseUrl()))
                            .or(() -> text(slashed.text()));
            case Inbound.Shortcut shortcut ->
                    channel.or(() -> opens(shortcut)).or(() -> text(shortcut.text()));
            case Inbound.Joined joined ->
                    channel.or(() -> check("event_id", KEY, joined.eventId()));
            case Inbound.SharedOutside shared ->
                    channel.or(() -> check("event_id", KEY, shared.eventId()));
            case Inbound.Clicked clicked when clicked.from().channel().isEmpty() ->
                    check("trigger_id", KEY, clicked.trigger())
                            .or(() -> check("the button's value", KEY, clicked.offer()));
            case Inbound.Clicked clicked ->
                    channel.or(() -> opens(clicked))
                            .or(() -> check("the button's value", KEY, clicked.offer()));
            case Inbound.Submitted submitted ->
                    channel.or(() -> check("view", ID, submitted.view()));
        };
    }

    private static Optional<String> opens(Inbound.Opens opens) {
        return check("trigger_id", KEY, opens.trigger())
                .or(() -> check("message_ts", TS, opens.ts()))
                .or(() -> maybe("thread_ts", TS, opens.thread()))
                .or(() -> url(opens.responseUrl()));
    }

    private static Optional<String> check(String name, Pattern pattern, String value) {
        return pattern.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(name + (value.isEmpty() ? " is missing" : " is none"));
    }

    private static Optional<String> maybe(String name, Pattern pattern, String value) {
        return value.isEmpty() ? Optional.empty() : check(name, pattern, value);
    }

    private static Optional<String> text(String text) {
        return text.length() > TEXT_CHARS
                ? Optional.of("text is longer than " + TEXT_CHARS)
                : Optional.empty();
    }

    private static Optional<String> url(String url) {
        try {
            URI address = new URI(url);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            return web && address.getHost() != null
                    ? Optional.empty()
                    : Optional.of("response_url is none");
        } catch (URISyntaxException e) {
            return Optional.of("response_url is none");
        }
    }
}
