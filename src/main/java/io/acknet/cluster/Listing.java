package io.acknet.cluster;

import io.acknet.cluster.Read.Why;
import io.acknet.cluster.Wire.Answer;
import io.acknet.lang.Text;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Reads a list page by page, and holds two pages at the most: while one is parsed, the next is on its
/// way. Of each object only what its kind keeps outlives its page.
final class Listing<W extends HasMetadata, S> {

    /// How it ended. A list that was not read to its end tells nothing.
    sealed interface Outcome<S> {
        record Whole<S>(List<S> all) implements Outcome<S> {}

        record Refused<S>(int status) implements Outcome<S> {}

        record Lost<S>(Answer.Lost why) implements Outcome<S> {}

        record Unparsable<S>() implements Outcome<S> {}
    }

    /// What all lists of a run have in common.
    record Run(Pages pages, Bodies bodies, Shared shared, Progress progress) {}

    private final Run run;
    private final Kind<W, S> kind;
    private final Scope scope;
    private final List<S> all = new ArrayList<>();

    Listing(Run run, Kind<W, S> kind, Scope scope) {
        this.run = run;
        this.kind = kind;
        this.scope = scope;
    }

    Outcome<S> read() {
        Answer answer = page("");
        for (int read = 1; ; read++) {
            if (!(answer instanceof Answer.Got(int status, byte[] body))) {
                return new Outcome.Lost<>((Answer.Lost) answer);
            }
            if (status != 200) {
                return new Outcome.Refused<>(status);
            }
            Optional<String> token = run.bodies().token(body);
            if (token.isEmpty()) {
                return new Outcome.Unparsable<>();
            }
            Optional<FutureTask<Answer>> next =
                    token.filter(more -> !more.isEmpty()).map(this::ahead);
            if (!keep(body)) {
                next.ifPresent(page -> page.cancel(true));
                return new Outcome.Unparsable<>();
            }
            run.progress().read(new Progress.Page(kind.plural(), read, all.size()));
            if (next.isEmpty()) {
                return new Outcome.Whole<>(Collections.unmodifiableList(all));
            }
            answer = arrived(next.get());
        }
    }

    private boolean keep(byte[] body) {
        Optional<List<W>> items = run.bodies().items(body, kind);
        if (items.isEmpty() || items.get().stream().anyMatch(item -> item.getMetadata() == null)) {
            return false;
        }
        items.get().forEach(item -> all.add(kind.keep().of(item, run.shared())));
        return true;
    }

    private Answer page(String token) {
        return run.pages().page(kind.path(scope.namespace()), scope.labels(), token);
    }

    private FutureTask<Answer> ahead(String token) {
        FutureTask<Answer> page = new FutureTask<>(() -> page(token));
        Thread.ofVirtual().name("next page of " + kind.plural()).start(page);
        return page;
    }

    private static Answer arrived(FutureTask<Answer> page) {
        try {
            return page.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault
                    ? fault
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            page.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Lost(Why.TIMED_OUT, new Text("读取被中断", "the read was interrupted"));
        }
    }
}
