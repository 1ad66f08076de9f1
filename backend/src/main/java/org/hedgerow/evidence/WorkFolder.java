package org.hedgerow.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for one program and one file, for this user alone, which is gone with all that is in it when the work is done. */
final class WorkFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);
    private static final String PREFIX = "hedgerow-work";
    /** Left over for everything else. */
    private static final long SPARE = 64L << 20;

    private final Path path;

    private WorkFolder(Path path) {
        this.path = path;
    }

    /**
     * @param bytes that will be written into it
     * @throws IOException when the disk has no room for them: to be tried again
     */
    static WorkFolder make(long bytes) throws IOException {
        var path = Files.createTempDirectory(PREFIX);
        if (Files.getFileStore(path).getUsableSpace() < bytes + SPARE) {
            Files.delete(path);
            throw new IOException("No room to work");
        }
        return new WorkFolder(path);
    }

    /**
     * Removes what servers left that were stopped in the middle of their work.
     *
     * @param in where temporary folders are
     * @param before which a folder was last changed
     */
    static void tidy(Path in, Instant before) throws IOException {
        try (var folders = Files.newDirectoryStream(in, PREFIX + "*")) {
            for (var folder : folders) {
                boolean folderItself = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
                if (folderItself
                        && Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
                    remove(folder);
                }
            }
        }
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Whether there is a file of at most so many bytes with a program's result: no link to anything that somebody else has, no pipe. */
    boolean hasMade(Path file, long most) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && (Integer) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) == 1
                && Files.size(file) <= most;
    }

    @Override
    public void close() {
        remove(path);
    }

    /** With everything in it; what cannot be removed is told and left. */
    static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("A folder of a copying program was not removed");
        }
    }
}
