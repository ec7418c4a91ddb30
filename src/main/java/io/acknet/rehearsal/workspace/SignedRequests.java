package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The POSTs to the app's request URL: Slack's own, and those of somebody who is not Slack. The latter
/// return the HTTP status that the app answers.
public final class SignedRequests {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final URI requestUrl;
    private final Signer signer;
    private final InstantSource clock;
    private final Duration timeout;
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Optional<HttpRequest> last = Optional.empty();

    SignedRequests(URI requestUrl, Signer signer, InstantSource clock, Duration timeout) {
        this.requestUrl = requestUrl;
        this.signer = signer;
        this.clock = clock;
        this.timeout = timeout;
    }

    /// Whether the app echoes the challenge with which Slack checks a new request URL.
    public boolean urlIsVerified() {
        String challenge = Ids.secret(16);
        ObjectNode body =
                Json.object()
                        .put("token", "unused-verification-token")
                        .put("challenge", challenge)
                        .put("type", "url_verification");
        HttpResponse<String> response = send(body.toString(), JSON).join();
        return response.statusCode() == Http.OK && response.body().contains(challenge);
    }

    /// Signed with another secret.
    public int forged(String body) {
        return status(body, new Signer(Ids.secret(16)).headers(body, clock.instant()));
    }

    /// Not signed at all.
    public int unsigned(String body) {
        return status(body, Map.of());
    }

    /// Signed properly, this long ago.
    public int stale(String body, Duration age) {
        return status(body, signer.headers(body, clock.instant().minus(age)));
    }

    /// The signature of one body over another.
    public int tampered(String body, String signedBody) {
        return status(body, signer.headers(signedBody, clock.instant()));
    }

    /// Slack's last request once more, byte for byte.
    public int replayed() {
        HttpRequest request =
                last.orElseThrow(() -> new IllegalStateException("nothing was sent yet"));
        return post(request).join().statusCode();
    }

    CompletableFuture<HttpResponse<String>> send(String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(signer.headers(body, clock.instant()));
        HttpRequest request = request(body, all);
        last = Optional.of(request);
        return post(request);
    }

    void stop() {
        client.shutdownNow();
    }

    private int status(String body, Map<String, String> signature) {
        Map<String, String> headers = new HashMap<>(JSON);
        headers.putAll(signature);
        return post(request(body, headers)).join().statusCode();
    }

    private CompletableFuture<HttpResponse<String>> post(HttpRequest request) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(requestUrl)
                        .timeout(timeout)
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }
}
