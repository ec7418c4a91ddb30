package io.acknet.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NoLockFactory;

/// Where an index lies.
///
/// @param files the directory that holds nothing but this index; empty for one in memory
record IndexPlace(Directory directory, Optional<Path> files) {

    /// Each file is one array. Of the blocks that it would be otherwise, every look-up of a term makes
    /// new views: half the time of a question, and two thirds of what it allocates.
    static IndexPlace memory() {
        Directory directory =
                new ByteBuffersDirectory(
                        NoLockFactory.INSTANCE,
                        ByteBuffersDataOutput::new,
                        ByteBuffersDirectory.OUTPUT_AS_BYTE_ARRAY);
        return new IndexPlace(directory, Optional.empty());
    }

    /// A new directory in this one, its files mapped into memory.
    static IndexPlace within(Path parent) {
        try {
            Path files = Files.createTempDirectory(parent, "index");
            return new IndexPlace(new MMapDirectory(files), Optional.of(files));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot index in " + parent, e);
        }
    }

    /// Nothing of it is left afterwards.
    void clear() {
        try {
            for (String file : directory.listAll()) {
                directory.deleteFile(file);
            }
            directory.close();
            if (files.isPresent()) {
                Files.delete(files.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear the index away", e);
        }
    }
}
