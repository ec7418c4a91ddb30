package io.acknet.cli;

import io.acknet.knowledge.Library;
import io.acknet.knowledge.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The topics that a command works on: a directory that was named, or those of the program.
final class Knowledge {
    private Knowledge() {}

    /// Files that were refused are told on the error stream; the others are used.
    static Library library(Optional<Path> directory, CommandSpec spec) {
        Library library = directory.map(path -> load(path, spec)).orElseGet(Library::bundled);
        for (Refusal refusal : library.refusals()) {
            spec.commandLine().getErr().println("acknet: refused " + refusal);
        }
        return library;
    }

    static Library load(Path directory, CommandSpec spec) {
        if (!Files.isDirectory(directory)) {
            throw new ParameterException(
                    spec.commandLine(), "there is no directory " + directory + " with topics");
        }
        return Library.load(directory);
    }
}
