package io.acknet.match;

import io.acknet.knowledge.Library;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// The matcher of the moment. Another can take its place while people ask: each question is answered
/// by one of the two, none by neither.
public final class LiveMatcher implements AutoCloseable {
    private final AtomicReference<Matcher> now;

    /// @param first closed by this one, as are those that follow
    public LiveMatcher(Matcher first) {
        this.now = new AtomicReference<>(first);
    }

    /// @throws IllegalStateException after `close`
    public Match match(String question) {
        return use(matcher -> matcher.match(question));
    }

    /// What the work makes of one matcher, which stays open until the work is done, replaced or not.
    ///
    /// @throws IllegalStateException after `close`
    public <R> R use(Function<Matcher, R> work) {
        while (true) {
            Matcher matcher = now.get();
            Optional<Reading> open = matcher.tryReading();
            if (open.isPresent()) {
                try (Reading _ = open.get()) {
                    return work.apply(matcher);
                }
            }
            if (now.get() == matcher) {
                throw Matcher.closed();
            }
        }
    }

    /// A matcher for a changed library, to be tried before it takes the place.
    public Matcher prepare(Library changed) {
        return now.get().with(changed);
    }

    /// Questions from now on go to the next one; the one before ends with its last question.
    public void replace(Matcher next) {
        now.getAndSet(next).close();
    }

    @Override
    public void close() {
        now.get().close();
    }
}
