package io.acknet.cli;

import io.acknet.knowledge.Library;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// The topics that a command works on: a directory that was named, or those of the program.
final class Knowledge {
    private Knowledge() {}

    /// @param told takes a line for each file that was refused; the others are used
    /// @throws Misused when there is no such directory
    static Library library(Optional<Path> directory, Consumer<String> told) {
        Library library = directory.map(Knowledge::load).orElseGet(Library::bundled);
        library.refusals().forEach(refusal -> told.accept("acknet: refused " + refusal));
        return library;
    }

    /// @throws Misused when there is no such directory
    static Library load(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new Misused("there is no directory " + directory + " with topics");
        }
        return Library.load(directory);
    }
}
