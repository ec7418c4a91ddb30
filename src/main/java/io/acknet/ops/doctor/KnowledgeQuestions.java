package io.acknet.ops.doctor;

import io.acknet.knowledge.Learned;
import io.acknet.knowledge.Library;
import io.acknet.knowledge.Lint;
import io.acknet.knowledge.Refusal;
import io.acknet.ops.doctor.Outcome.Ok;
import io.acknet.ops.doctor.Outcome.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Whether the topics can be used.
public final class KnowledgeQuestions {
    private final Optional<Path> directory;
    private final Supplier<Learned> learned;
    private final Lint lint;

    /// @param directory empty for the program's own topics
    /// @param learned read when it is asked for
    public KnowledgeQuestions(Optional<Path> directory, Supplier<Learned> learned, Lint lint) {
        this.directory = directory;
        this.learned = learned;
        this.lint = lint;
    }

    public List<Question> all() {
        return List.of(new Question("knowledge", "topics", this::topics));
    }

    private Outcome topics() {
        if (directory.filter(path -> !Files.isDirectory(path)).isPresent()) {
            return new Problem(
                    "there is no directory " + directory.get(),
                    "make it, or mend knowledge in acknet.yaml");
        }
        Library base = directory.map(Library::load).orElseGet(Library::bundled);
        Library library = learned.get().over(base);
        List<Refusal> complaints =
                Stream.concat(library.refusals().stream(), lint.of(library).stream()).toList();
        if (!complaints.isEmpty()) {
            Refusal first = complaints.getFirst();
            return new Problem(
                    "%d complaints, the first: %s:%d: %s"
                            .formatted(
                                    complaints.size(), first.file(), first.line(), first.problem()),
                    first.cure() + "; `acknet knowledge lint` lists all");
        }
        return library.topics().isEmpty()
                ? new Problem("there is no topic", "put topics into " + directory.orElseThrow())
                : new Ok(library.topics().size() + " topics, no complaint");
    }
}
