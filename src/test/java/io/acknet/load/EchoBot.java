package io.acknet.load;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.model.event.AppMentionEvent;

/// What any bot costs that Bolt runs as it comes: says what it heard, stores nothing.
public final class EchoBot {
    private EchoBot() {}

    /// @param args none; addresses and tokens come from the environment
    public static void main(String[] args) throws Exception {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(System.getenv("SLACK_API_URL"));
        App app =
                new App(
                        AppConfig.builder()
                                .slack(Slack.getInstance(config))
                                .singleTeamBotToken(System.getenv("SLACK_BOT_TOKEN"))
                                .allEventsApiAutoAckEnabled(true)
                                .build());
        app.command(
                "/acknet",
                (request, context) -> {
                    String said = request.getPayload().getText();
                    var _ =
                            app.executorService()
                                    .submit(() ->
                                            context.respond(
                                                    SlashCommandResponse.builder()
                                                            .text(Traffic.ECHO + said)
                                                            .build()));
                    return context.ack();
                });
        app.event(
                AppMentionEvent.class,
                (payload, context) -> {
                    AppMentionEvent event = payload.getEvent();
                    context.client()
                            .chatPostMessage(post ->
                                    post.channel(event.getChannel())
                                            .threadTs(event.getTs())
                                            .text(Traffic.ECHO + event.getText()));
                    return context.ack();
                });
        new SocketModeApp(System.getenv("SLACK_APP_TOKEN"), app).start();
    }
}
