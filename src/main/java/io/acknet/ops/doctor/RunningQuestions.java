package io.acknet.ops.doctor;

import io.acknet.ops.doctor.Outcome.Ok;
import io.acknet.ops.doctor.Outcome.Problem;
import io.acknet.ops.doctor.Outcome.Unknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// What a bot that runs here says of itself.
public final class RunningQuestions {
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final String RESTART = "needs a restart";
    private static final String REFUSED = "refused";

    private final URI ready;

    public RunningQuestions(String address, int port) {
        this.ready = URI.create("http://" + host(address) + ":" + port + "/readyz");
    }

    /// An address of IPv6 stands in brackets; one that means all is asked on this machine.
    private static String host(String address) {
        if (address.equals("0.0.0.0") || address.equals("::")) {
            return "127.0.0.1";
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }

    public List<Question> all() {
        return List.of(new Question("bot", "running", this::look));
    }

    private Outcome look() {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(WITHIN).build()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(ready).timeout(WITHIN).build(),
                            HttpResponse.BodyHandlers.ofString());
            return said(answer.statusCode(), answer.body());
        } catch (ConnectException e) {
            return new Ok("no bot runs at " + ready.getAuthority());
        } catch (IOException e) {
            return new Unknown(ready + " did not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unknown("interrupted");
        }
    }

    private Outcome said(int status, String body) {
        if (status == UNAVAILABLE) {
            String bad =
                    body.lines()
                            .filter(line -> line.startsWith("BAD "))
                            .map(line -> line.substring("BAD ".length()))
                            .collect(Collectors.joining("; "));
            return new Problem("not ready: " + bad, "mend what is named; the log says more");
        }
        if (status != OK) {
            return new Unknown(ready + " answered " + status + "; is another program there?");
        }
        return body.lines()
                .filter(line -> line.startsWith("ok  config: "))
                .filter(line -> line.contains(RESTART) || line.contains(REFUSED))
                .findFirst()
                .<Outcome>map(line ->
                        new Problem(
                                "acknet.yaml " + line.substring(line.indexOf(':') + 2),
                                line.contains(RESTART) ? "restart the bot" : "mend the file"))
                .orElseGet(() -> new Ok("ready at " + ready.getAuthority()));
    }
}
