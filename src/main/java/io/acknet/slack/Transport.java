package io.acknet.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import io.acknet.slack.Traffic.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls Slack until it answers: waits as long as a 429 says, and a little longer each time after a
/// fault of the network or of Slack. The SDK's synchronous client does neither.
final class Transport {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_FAULT = 500;
    private static final int TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    /// Errors of the Web API that another try may cure.
    private static final Set<String> PASSING =
            Set.of(
                    "internal_error",
                    "fatal_error",
                    "service_unavailable",
                    "request_timeout",
                    "ratelimited",
                    "rate_limited",
                    "message_limit_exceeded");

    /// Errors of the Web API that say that the token, or what it may do, is not enough.
    private static final Set<String> UNAUTHORIZED =
            Set.of(
                    "invalid_auth",
                    "not_authed",
                    "account_inactive",
                    "token_revoked",
                    "token_expired",
                    "missing_scope",
                    "not_allowed_token_type");

    private static final Set<String> LIMITED = Set.of("ratelimited", "rate_limited");

    /// Those that another token may cure.
    private static final Set<String> NO_LONGER_TAKEN =
            Set.of(
                    "invalid_auth",
                    "not_authed",
                    "account_inactive",
                    "token_revoked",
                    "token_expired");

    private final Traffic traffic;
    private final Token token;

    /// @param token looked for anew when Slack does not take it
    Transport(Traffic traffic, Token token) {
        this.traffic = traffic;
        this.token = token;
    }

    /// One call.
    interface Call<R> {
        R run() throws IOException, SlackApiException;
    }

    /// @throws SlackRefusal when Slack says no
    /// @throws SlackUnreachable when it does not answer
    <R extends SlackApiTextResponse> R call(String method, Call<R> call) {
        return patiently(method, () -> checked(method, call.run()));
    }

    /// @throws IOException when Slack says no, but another try may help
    <R extends SlackApiTextResponse> R checked(String method, R response) throws IOException {
        if (response.isOk()) {
            return response;
        }
        String error = String.valueOf(response.getError());
        if (PASSING.contains(error) || (NO_LONGER_TAKEN.contains(error) && token.renew())) {
            throw new IOException(error);
        }
        throw new SlackRefusal(method, error);
    }

    <R> R patiently(String method, Call<R> call) {
        Duration pause = FIRST_PAUSE;
        for (int tried = 1; ; tried++) {
            Duration wait = pause;
            String reason;
            try {
                return heard(method, call);
            } catch (SlackApiException e) {
                wait = waitAfter(method, e, pause);
                giveUpAfter(tried, method, e);
                reason = "status " + e.getResponse().code();
            } catch (IOException e) {
                giveUpAfter(tried, method, e);
                reason = e.toString();
            }
            LOG.atInfo()
                    .addKeyValue("method", method)
                    .addKeyValue("wait", wait)
                    .addKeyValue("reason", reason)
                    .log("slack waits");
            sleep(wait);
            pause = pause.multipliedBy(2);
        }
    }

    private <R> R heard(String method, Call<R> call) throws IOException, SlackApiException {
        long began = System.nanoTime();
        Outcome outcome = Outcome.FAILED;
        try {
            R result = call.run();
            outcome = Outcome.OK;
            return result;
        } catch (SlackRefusal e) {
            outcome = UNAUTHORIZED.contains(e.error()) ? Outcome.UNAUTHORIZED : Outcome.REFUSED;
            throw e;
        } catch (SlackApiException e) {
            outcome =
                    e.getResponse().code() == TOO_MANY_REQUESTS ? Outcome.LIMITED : Outcome.FAILED;
            throw e;
        } catch (IOException e) {
            outcome =
                    LIMITED.contains(String.valueOf(e.getMessage()))
                            ? Outcome.LIMITED
                            : Outcome.FAILED;
            throw e;
        } finally {
            traffic.called(method, outcome, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private static Duration waitAfter(String method, SlackApiException e, Duration pause) {
        int status = e.getResponse().code();
        if (status == TOO_MANY_REQUESTS) {
            String seconds = e.getResponse().header("Retry-After", "1");
            return Duration.ofSeconds(Math.clamp(parse(seconds), 1, 60));
        }
        if (status >= SERVER_FAULT) {
            return pause;
        }
        throw new SlackRefusal(method, "http_" + status);
    }

    private static long parse(@org.jspecify.annotations.Nullable String seconds) {
        return seconds != null && seconds.matches("\\d{1,6}") ? Long.parseLong(seconds) : 1;
    }

    private static void giveUpAfter(int tried, String method, Exception last) {
        if (tried >= TRIES) {
            throw new SlackUnreachable(method, last);
        }
    }

    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SlackUnreachable("a pause", e);
        }
    }
}
