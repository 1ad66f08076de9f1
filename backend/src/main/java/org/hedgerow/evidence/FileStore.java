package org.hedgerow.evidence;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Where files are kept: parts while they come in, originals for good, copies as often as they are made. Every name in it is the server's own.
 * What a method has returned from is there after a power cut.
 */
interface FileStore extends AutoCloseable {

    /** The two sizes of a released copy. */
    enum Copy {
        WHOLE("copy"),
        THUMBNAIL("thumbnail");

        private final String word;

        Copy(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** Whether so many bytes more leave room enough for everything else. */
    boolean hasRoomFor(long bytes) throws IOException;

    /** Keeps one part of a file; a part that is there already is replaced as a whole. */
    void putPart(UUID file, int part, byte[] bytes) throws IOException;

    /** @throws FileNotFoundException when it is not there */
    InputStream openPart(UUID file, int part) throws IOException;

    void dropParts(UUID file) throws IOException;

    /** Drops parts that nobody knows, and what a stopped server left half written. Those of the last day are left alone. */
    void tidy(Predicate<UUID> known) throws IOException;

    /**
     * Keeps an original under the SHA-256 of its content, once and for good. The same content a second time changes nothing.
     *
     * @param content opens the bytes, which the caller has looked at: they are {@code size} and have that digest
     * @throws IOException when they are different now, or what is there already is
     */
    void seal(byte[] sha256, long size, Opening content) throws IOException;

    /** @throws FileNotFoundException when it is not there */
    InputStream openOriginal(byte[] sha256) throws IOException;

    /** A copy that is there already is replaced as a whole. */
    void putCopy(UUID file, Copy which, long size, Opening content) throws IOException;

    /**
     * @param from how many of its bytes are passed over, fewer than it has
     * @throws FileNotFoundException when it is not there
     */
    InputStream openCopy(UUID file, Copy which, long from) throws IOException;

    @Override
    default void close() {}

    /** Opens something as often as it is asked to. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }
}
