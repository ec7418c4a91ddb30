package io.acknet.ops.doctor;

import io.acknet.redact.Redactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Asks all questions at once, each for a limited time, and tells the answers in their order.
public final class Doctor {
    /// A request to an API server has ten seconds; a line may make two.
    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final Duration within;
    private final Redactor redactor;

    public Doctor(Redactor redactor) {
        this(redactor, WITHIN);
    }

    Doctor(Redactor redactor, Duration within) {
        this.redactor = redactor;
        this.within = within;
    }

    /// @param progress hears what is waited for
    public List<Line> examine(List<Question> questions, Consumer<String> progress) {
        long end = System.nanoTime() + within.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Outcome>> looking =
                    questions.stream()
                            .map(question ->
                                    CompletableFuture.supplyAsync(question.look(), threads))
                            .toList();
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                Question asked = questions.get(i);
                progress.accept(
                        "%d/%d %s: %s"
                                .formatted(i + 1, questions.size(), asked.area(), asked.about()));
                Outcome outcome = redacted(await(looking.get(i), end));
                lines.add(new Line(asked.area(), asked.about(), outcome));
            }
            threads.shutdownNow();
            return lines;
        }
    }

    private Outcome await(CompletableFuture<Outcome> looking, long end) {
        try {
            return looking.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Outcome.Unknown("no answer within " + within.toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Outcome.Unknown(String.valueOf(cause.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown("interrupted");
        }
    }

    /// A cure is in our own words.
    private Outcome redacted(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok(String text) -> new Outcome.Ok(redactor.redact(text));
            case Outcome.Problem(String text, String cure) ->
                    new Outcome.Problem(redactor.redact(text), cure);
            case Outcome.Unknown(String text) -> new Outcome.Unknown(redactor.redact(text));
        };
    }
}
