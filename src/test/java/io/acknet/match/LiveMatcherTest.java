package io.acknet.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.acknet.knowledge.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveMatcherTest {
    private static final Library LIBRARY = Library.bundled();
    private static final String QUESTION = "hostPort 配了不通";

    @TempDir Path directory = Path.of("");

    @Test
    void answersEveryQuestionWhileMatchersAreReplaced()
            throws InterruptedException, ExecutionException {
        try (LiveMatcher live = new LiveMatcher(Matcher.mapped(LIBRARY, directory));
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> people = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                people.add(threads.submit(() -> found(live)));
            }
            for (int i = 0; i < 10; i++) {
                live.replace(live.prepare(LIBRARY));
            }
            for (Future<Integer> one : people) {
                assertThat(one.get()).isEqualTo(300);
            }
        }
    }

    @Test
    void leavesNoFilesOfMatchersThatAreClosed() throws IOException {
        Matcher first = Matcher.mapped(LIBRARY, directory);
        LiveMatcher live = new LiveMatcher(first);
        live.replace(Matcher.mapped(LIBRARY, directory));
        assertThat(files()).hasSize(1);

        live.close();
        live.close();

        assertThat(files()).isEmpty();
    }

    @Test
    void takesNoQuestionAfterItIsClosed() {
        Matcher matcher = Matcher.of(LIBRARY);
        LiveMatcher live = new LiveMatcher(matcher);
        live.close();

        assertThatIllegalStateException().isThrownBy(() -> live.match(QUESTION));
        assertThatIllegalStateException().isThrownBy(() -> matcher.explain(QUESTION));
    }

    private static int found(LiveMatcher live) {
        int found = 0;
        for (int i = 0; i < 300; i++) {
            found +=
                    live.match(QUESTION).hits().getFirst().topic().id().equals("host-port") ? 1 : 0;
        }
        return found;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
