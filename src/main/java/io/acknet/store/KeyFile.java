package io.acknet.store;

import io.acknet.audit.AuditKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The audit's key in a file beside the database, for whoever configures none. Only its owner may read
/// it. Who copies the database without it cannot forge a chain; who takes both can.
final class KeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    AuditKey read() {
        try {
            return AuditKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new StoreException("cannot read the audit key " + file + ": " + e, e);
        } catch (IllegalArgumentException e) {
            throw new StoreException(file + ": " + e.getMessage(), e);
        }
    }

    /// Makes a key and says so.
    AuditKey create() {
        AuditKey key = AuditKey.random();
        Set<StandardOpenOption> fresh =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(file, fresh, ownerOnly())) {
            write(out, key);
            out.force(true);
        } catch (IOException e) {
            throw new StoreException("cannot write the audit key " + file + ": " + e, e);
        }
        LOG.atInfo()
                .addKeyValue("file", file)
                .log("no audit key is configured: made one; keep a copy of it elsewhere");
        return key;
    }

    private static void write(WritableByteChannel out, AuditKey key) throws IOException {
        ByteBuffer text =
                ByteBuffer.wrap((key.base64() + "\n").getBytes(StandardCharsets.US_ASCII));
        while (text.hasRemaining()) {
            out.write(text);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
