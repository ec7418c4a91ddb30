package io.acknet.conversation;

import io.acknet.knowledge.Lexicon;
import io.acknet.knowledge.Library;
import io.acknet.knowledge.Lint;
import io.acknet.learn.Learning;
import io.acknet.match.reload.LiveKnowledge;
import io.acknet.redact.Redactor;
import io.acknet.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A bot that has nobody to learn for.
final class NoLearning {
    private NoLearning() {}

    static Learning learning() {
        InstantSource clock = InstantSource.system();
        LiveKnowledge knowledge =
                LiveKnowledge.of(
                        Library.of(List.of(), Lexicon.empty()),
                        Optional.empty(),
                        new Lint(Set.of(), Set.of()),
                        clock);
        return new Learning(knowledge, store(), Redactor.standard(), clock);
    }

    private static Store store() {
        try {
            return Store.open(Files.createTempDirectory("acknet").resolve("db").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
