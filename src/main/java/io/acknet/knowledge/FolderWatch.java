package io.acknet.knowledge;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/// Notices that a knowledge directory has changed and come to rest: it looks the same twice, and still
/// does after it was read. Editors write in several steps, and a half-written file is no change.
///
/// Looking works where being told does not: on network file systems, and when a ConfigMap is swapped
/// under its mount. For one thread.
public final class FolderWatch {
    private final Path directory;

    private Optional<FolderStamp> seen = Optional.empty();
    private Optional<FolderStamp> read = Optional.empty();
    private boolean troubled;

    public FolderWatch(Path directory) {
        this.directory = directory;
    }

    /// The library as it is now, once for each state in which the directory rests; empty otherwise.
    ///
    /// @throws UncheckedIOException when the directory, or a file in it, cannot be read twice in a row:
    ///     once it may be on its way
    public Optional<Library> changed() {
        try {
            Optional<Library> changed = look();
            troubled = false;
            return changed;
        } catch (UncheckedIOException e) {
            boolean again = troubled;
            troubled = true;
            read = Optional.empty();
            if (again) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Optional<Library> look() {
        Optional<FolderStamp> before = seen;
        seen = Optional.of(FolderStamp.of(directory));
        if (!seen.equals(before) || seen.equals(read)) {
            return Optional.empty();
        }
        Library library = Library.load(directory);
        if (!Optional.of(FolderStamp.of(directory)).equals(seen)) {
            return Optional.empty();
        }
        read = seen;
        return Optional.of(library);
    }
}
