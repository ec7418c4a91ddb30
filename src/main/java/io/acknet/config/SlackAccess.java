package io.acknet.config;

import java.util.Map;
import java.util.Optional;

/// Where Slack is and how to prove who we are: from the environment, else from the files that the
/// configuration names.
///
/// @param apiUrl ends with a slash
/// @param appToken only Socket Mode needs it
/// @param signingSecret only HTTP mode needs it
public record SlackAccess(
        String apiUrl, Secret botToken, Optional<Secret> appToken, Optional<Secret> signingSecret) {

    public static final String SLACK = "https://slack.com/api/";

    /// Empty when there is no bot token anywhere: then there is no workspace to serve.
    public static Optional<SlackAccess> find(Config.Slack slack, Map<String, String> environment) {
        return SecretSource.find("SLACK_BOT_TOKEN", slack.botTokenFile(), environment)
                .map(token -> complete(slack, environment, token));
    }

    private static SlackAccess complete(
            Config.Slack slack, Map<String, String> environment, Secret botToken) {
        Optional<Secret> app =
                SecretSource.find("SLACK_APP_TOKEN", slack.appTokenFile(), environment);
        Optional<Secret> signing =
                SecretSource.find("SLACK_SIGNING_SECRET", slack.signingSecretFile(), environment);
        if (slack.mode() == Config.Mode.SOCKET && app.isEmpty()) {
            throw new ConfigException(
                    "Socket Mode needs an app-level token (xapp-…): set SLACK_APP_TOKEN or"
                            + " slack.appTokenFile");
        }
        if (slack.mode() == Config.Mode.HTTP && signing.isEmpty()) {
            throw new ConfigException(
                    "HTTP mode needs the signing secret: set SLACK_SIGNING_SECRET or"
                            + " slack.signingSecretFile");
        }
        String url = environment.getOrDefault("SLACK_API_URL", SLACK);
        return new SlackAccess(url.endsWith("/") ? url : url + "/", botToken, app, signing);
    }
}
