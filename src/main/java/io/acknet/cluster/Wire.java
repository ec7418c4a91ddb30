package io.acknet.cluster;

import io.acknet.cluster.Read.Why;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/// One request, with a deadline that holds for its body too.
final class Wire {
    private final HttpClient http;
    private final String server;
    private final TransportFaults faults;
    private final int mostBytes;
    private final BiConsumer<String, Duration> ended;

    /// @param ended hears what came of each request, and how long it took
    Wire(
            KubernetesClient client,
            TransportFaults faults,
            int mostBytes,
            BiConsumer<String, Duration> ended) {
        this.ended = ended;
        this.mostBytes = mostBytes;
        this.http = client.getHttpClient();
        this.server = client.getConfiguration().getMasterUrl().replaceAll("/+$", "");
        this.faults = faults;
    }

    /// What the server answered, or why there is no answer.
    sealed interface Answer {
        @SuppressWarnings("ArrayRecordComponent") // answers are parsed once and never compared
        record Got(int status, byte[] body) implements Answer {}

        record Lost(Why why, Text reason) implements Answer {}
    }

    Answer get(String pathAndQuery, Duration limit) {
        return send(http.newHttpRequestBuilder().uri(server + pathAndQuery), limit);
    }

    Answer post(String path, String json, Duration limit) {
        return send(
                http.newHttpRequestBuilder().uri(server + path).post("application/json", json),
                limit);
    }

    /// A request that changes something.
    record Change(String method, String pathAndQuery, String contentType, String body) {}

    Answer change(Change change, Provenance on, Duration limit) {
        HttpRequest.Builder request =
                http.newHttpRequestBuilder()
                        .uri(server + change.pathAndQuery())
                        .method(change.method(), change.contentType(), change.body())
                        .setHeader("Audit-ID", on.auditId());
        on.person()
                .ifPresent(person -> {
                    request.setHeader("Impersonate-User", person.user());
                    person.groups().forEach(group -> request.header("Impersonate-Group", group));
                    request.setHeader("Impersonate-Extra-acknet-change", on.change());
                });
        return send(request, limit);
    }

    private Answer send(HttpRequest.Builder request, Duration limit) {
        if (!limit.isPositive()) {
            return runIsOver();
        }
        long began = System.nanoTime();
        Answer answer = sent(request, limit);
        ended.accept(outcome(answer), Duration.ofNanos(System.nanoTime() - began));
        return answer;
    }

    private static String outcome(Answer answer) {
        return switch (answer) {
            case Answer.Got(int status, var _) -> status / 100 + "xx";
            case Answer.Lost(Why why, var _) -> why.name().toLowerCase(Locale.ROOT);
        };
    }

    private Answer sent(HttpRequest.Builder request, Duration limit) {
        BoundedBody body = new BoundedBody(mostBytes);
        CompletableFuture<HttpResponse<AsyncBody>> call =
                http.consumeBytes(request.setHeader("Accept", "application/json").build(), body);
        try {
            byte[] bytes = call.thenCompose(body::of).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer.Got(call.resultNow().code(), bytes);
        } catch (TimeoutException e) {
            call.cancel(true);
            body.cancel();
            return faults.timedOut(limit);
        } catch (ExecutionException e) {
            return faults.explain(e.getCause() == null ? e : e.getCause(), limit);
        } catch (InterruptedException e) {
            call.cancel(true);
            body.cancel();
            Thread.currentThread().interrupt();
            return new Answer.Lost(Why.TIMED_OUT, new Text("读取被中断", "the read was interrupted"));
        }
    }

    private static Answer.Lost runIsOver() {
        return new Answer.Lost(
                Why.TIMED_OUT, new Text("本次检查的总时限已到", "the time limit of this run is over"));
    }
}
