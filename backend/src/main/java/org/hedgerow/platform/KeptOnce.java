package org.hedgerow.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Makes a file that holds a secret: whole or not at all, readable by its owner alone, and once. */
public final class KeptOnce {

    private KeptOnce() {}

    /**
     * Writes beside and links into place, so that nobody ever reads half a file. When two nodes with the same directory do it at once,
     * the first one's file stays: read it afterwards.
     */
    public static void make(Path file, byte[] content) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var beside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                Files.newByteChannel(beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            var left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }
        try {
            Files.createLink(file, beside);
        } catch (FileAlreadyExistsException e) {
            // Another node with the same data directory has made it: that one counts.
        } finally {
            Files.delete(beside);
        }
    }
}
