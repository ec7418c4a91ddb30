package io.acknet.slack;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.User;
import io.acknet.conversation.Person;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// Asks Slack a few things once each, without patience, for somebody who wants to know what is wrong.
public final class Checkup implements AutoCloseable {
    private static final Duration HELLO_WITHIN = Duration.ofSeconds(8);

    private final Slack slack;
    private final MethodsClient methods;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Checkup(String apiUrl, String botToken, InstantSource clock) {
        this.clock = clock;
        this.slack = Slack.getInstance(SlackWorkspace.config(apiUrl));
        this.methods = slack.methods(botToken);
    }

    /// What came of asking.
    public sealed interface Answer<T> {
        record Heard<T>(T value) implements Answer<T> {}

        /// @param error Slack's word for it, such as `invalid_auth`
        record Refused<T>(String error) implements Answer<T> {}

        record Silent<T>(String why) implements Answer<T> {}
    }

    /// @param scopes what the token may do; empty where Slack does not say
    /// @param ahead how far our clock is ahead of Slack's, to a second or two
    public record Me(
            String team, String teamId, String bot, Set<String> scopes, Optional<Duration> ahead) {
        public Me {
            scopes = Set.copyOf(scopes);
        }
    }

    /// Whose the bot token is, and what it may do.
    public Answer<Me> whoAmI() {
        return ask(() -> methods.authTest(r -> r), this::me);
    }

    private Me me(AuthTestResponse response) {
        Map<String, List<String>> headers = response.getHttpResponseHeaders();
        return new Me(
                String.valueOf(response.getTeam()),
                String.valueOf(response.getTeamId()),
                String.valueOf(response.getUser()),
                scopes(response),
                first(headers, "date")
                        .flatMap(Checkup::date)
                        .map(there -> Duration.between(there, clock.instant())));
    }

    /// What the token may do; empty where Slack does not say.
    static Set<String> scopes(AuthTestResponse response) {
        return first(response.getHttpResponseHeaders(), "x-oauth-scopes")
                .map(Checkup::list)
                .orElse(Set.of());
    }

    /// Whether the app-level token opens sockets. Nothing is connected.
    public Answer<String> mayOpenSocket(String appToken) {
        return ask(
                () -> slack.methods(appToken).appsConnectionsOpen(r -> r.token(appToken)),
                response -> "an address was given");
    }

    /// Opens a socket, waits for Slack's greeting, and closes it. What Slack sends over it meanwhile is
    /// not taken, so this is not for a workspace whose bot runs.
    public Answer<String> greeted(String appToken) {
        SocketLine.Door door =
                new SocketLine.Door(slack, Token.fixed(appToken), _ -> Optional.empty(), threads);
        try (SocketLine line = SocketLine.open(door, () -> {}, HELLO_WITHIN.toMillis())) {
            return line.alive()
                    ? new Answer.Heard<>("hello, and a ping came back")
                    : new Answer.Silent<>("Slack said hello, but no ping came back");
        } catch (IOException | RuntimeException e) {
            return new Answer.Silent<>(plain(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Silent<>("interrupted");
        }
    }

    /// What kind of person this is.
    ///
    /// @param team of the workspace
    public Answer<Person.Kind> kind(String user, String team) {
        return ask(
                () -> methods.usersInfo(r -> r.user(user)),
                response -> kind(response.getUser(), team));
    }

    private static Person.Kind kind(User user, String team) {
        return People.kind(user, new Inbound.From(team, "", user.getId(), ""));
    }

    /// Who is in a user group.
    public Answer<List<String>> members(String group) {
        return ask(
                () -> methods.usergroupsUsersList(r -> r.usergroup(group)),
                response -> List.copyOf(response.getUsers()));
    }

    private static <R extends SlackApiTextResponse, T> Answer<T> ask(
            Transport.Call<R> call, java.util.function.Function<R, T> read) {
        try {
            R response = call.run();
            return response.isOk()
                    ? new Answer.Heard<>(read.apply(response))
                    : new Answer.Refused<>(String.valueOf(response.getError()));
        } catch (SlackApiException e) {
            return new Answer.Silent<>("Slack answered " + e.getResponse().code());
        } catch (IOException e) {
            return new Answer.Silent<>(plain(e));
        }
    }

    private static String plain(Exception e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private static Optional<String> first(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    private static Set<String> list(String scopes) {
        return Arrays.stream(scopes.split(","))
                .map(String::strip)
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            slack.close();
        } catch (Exception e) {
            throw new IllegalStateException("the Slack client does not close", e);
        }
    }
}
