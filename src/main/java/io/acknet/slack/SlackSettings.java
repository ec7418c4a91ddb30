package io.acknet.slack;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// How to reach Slack, and how Slack reaches the bot.
///
/// @param apiUrl address of the Web API, ending in `/`
/// @param appToken for Socket Mode
/// @param signingSecret for HTTP mode
/// @param httpPort set for HTTP mode; 0 for any free port
/// @param userGroups ids of the user groups that the configuration names
public record SlackSettings(
        String apiUrl,
        Token botToken,
        Optional<Token> appToken,
        Optional<Token> signingSecret,
        OptionalInt httpPort,
        Set<String> userGroups) {
    public SlackSettings {
        userGroups = Set.copyOf(userGroups);
        if (httpPort.isEmpty() && appToken.isEmpty()) {
            throw new IllegalArgumentException("Socket Mode needs an app-level token");
        }
        if (httpPort.isPresent() && signingSecret.isEmpty()) {
            throw new IllegalArgumentException("HTTP mode needs the signing secret");
        }
    }

    public static SlackSettings socket(
            String apiUrl, String botToken, String appToken, Set<String> userGroups) {
        return new SlackSettings(
                apiUrl,
                Token.fixed(botToken),
                Optional.of(Token.fixed(appToken)),
                Optional.empty(),
                OptionalInt.empty(),
                userGroups);
    }

    public static SlackSettings http(
            String apiUrl, String botToken, String signingSecret, int port) {
        return new SlackSettings(
                apiUrl,
                Token.fixed(botToken),
                Optional.empty(),
                Optional.of(Token.fixed(signingSecret)),
                OptionalInt.of(port),
                Set.of());
    }

    public SlackSettings withUserGroups(Set<String> groups) {
        return new SlackSettings(apiUrl, botToken, appToken, signingSecret, httpPort, groups);
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "SlackSettings[" + apiUrl + (httpPort.isPresent() ? ", HTTP]" : ", Socket Mode]");
    }
}
