package org.hedgerow.evidence;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Files in folders of this machine, for this user alone. An original is written beside its place, flushed, made read-only and then linked into it,
 * which never replaces what is there; folders are flushed like files, so that a name survives a power cut too.
 */
final class FolderStore implements FileStore {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final Duration KEEP_LEFTOVERS = Duration.ofDays(1);
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<PosixFilePermission> READ_ONLY = PosixFilePermissions.fromString("r--------");

    private final Path home;
    private final long roomToLeave;
    private final Clock clock;

    /** @param roomToLeave bytes that must stay free on the disk */
    FolderStore(Path home, long roomToLeave, Clock clock) {
        this.home = home.toAbsolutePath();
        this.roomToLeave = roomToLeave;
        this.clock = clock;
    }

    @Override
    public boolean hasRoomFor(long bytes) throws IOException {
        makeFolder(home);
        return Files.getFileStore(home).getUsableSpace() - bytes >= roomToLeave;
    }

    @Override
    public void putPart(UUID file, int part, byte[] bytes) throws IOException {
        put(partFolder(file), Integer.toString(part), new ByteArrayInputStream(bytes));
    }

    @Override
    public InputStream openPart(UUID file, int part) throws IOException {
        return open(partFolder(file).resolve(Integer.toString(part)));
    }

    @Override
    public void dropParts(UUID file) throws IOException {
        drop(partFolder(file));
    }

    @Override
    public void tidy(Predicate<UUID> known) throws IOException {
        var before = clock.instant().minus(KEEP_LEFTOVERS);
        for (var folder : list(home.resolve("arriving"))) {
            var id = idOf(folder);
            if (id != null && isOlder(folder, before) && !known.test(id)) {
                drop(folder);
            } else {
                for (var leftover : list(folder)) {
                    if (leftover.toString().endsWith(".new") && isOlder(leftover, before)) {
                        Files.deleteIfExists(leftover);
                    }
                }
            }
        }
        for (var leftover : list(home.resolve("sealing"))) {
            if (isOlder(leftover, before)) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    @Override
    public void seal(byte[] sha256, long size, Opening content) throws IOException {
        var place = original(sha256);
        if (Files.exists(place)) {
            requireSame(place, sha256);
            return;
        }
        var sealing = makeFolder(home.resolve("sealing"));
        var folder = makeFolder(parent(place));
        var written = sealing.resolve(UUID.randomUUID() + ".new");
        try {
            try (var in = content.open()) {
                var copied = write(written, in);
                if (copied.size() != size || !Arrays.equals(copied.sha256(), sha256)) {
                    throw new IOException("What was to be sealed has changed");
                }
            }
            Files.setPosixFilePermissions(written, READ_ONLY);
            try {
                Files.createLink(place, written);
            } catch (FileAlreadyExistsException another) {
                requireSame(place, sha256);
            }
            flush(folder);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    @Override
    public InputStream openOriginal(byte[] sha256) throws IOException {
        return open(original(sha256));
    }

    @Override
    public void putCopy(UUID file, Copy which, long size, Opening content) throws IOException {
        var place = copy(file, which);
        try (var in = content.open()) {
            put(parent(place), place.getFileName().toString(), in);
        }
    }

    @Override
    public InputStream openCopy(UUID file, Copy which, long from) throws IOException {
        var bytes = open(copy(file, which));
        try {
            bytes.skipNBytes(from);
            return bytes;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private Path partFolder(UUID file) {
        return home.resolve("arriving").resolve(file.toString());
    }

    private Path original(byte[] sha256) {
        var name = HexFormat.of().formatHex(sha256);
        return home.resolve("originals")
                .resolve(name.substring(0, 2))
                .resolve(name.substring(2, 4))
                .resolve(name);
    }

    private Path copy(UUID file, Copy which) {
        var name = file.toString();
        return home.resolve("copies").resolve(name.substring(0, 2)).resolve(name + "." + which.word());
    }

    private static void requireSame(Path place, byte[] sha256) throws IOException {
        try (var in = Files.newInputStream(place)) {
            if (!Arrays.equals(Digests.of(in).sha256(), sha256)) {
                throw new IOException("An original in the store is not what was sealed: " + place.getFileName());
            }
        }
    }

    /** Whole or not at all, whoever else puts the same at the same time. */
    private void put(Path folder, String name, InputStream bytes) throws IOException {
        makeFolder(folder);
        var written = folder.resolve(name + "-" + UUID.randomUUID() + ".new");
        try {
            write(written, bytes);
            Files.move(written, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            flush(folder);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static Digests.Digested write(Path file, InputStream in) throws IOException {
        try (var out = newFile(file)) {
            var digest = Digests.begin();
            var buffer = new byte[BUFFER_BYTES];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                writeAll(out, buffer, read);
                size += read;
            }
            out.force(true);
            return new Digests.Digested(size, digest.digest());
        }
    }

    private static FileChannel newFile(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_FILE);
    }

    private static void writeAll(FileChannel out, byte[] bytes, int length) throws IOException {
        var left = ByteBuffer.wrap(bytes, 0, length);
        while (left.hasRemaining()) {
            out.write(left);
        }
    }

    private static InputStream open(Path file) throws IOException {
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            var missing = new FileNotFoundException("Not in the store");
            missing.initCause(e);
            throw missing;
        }
    }

    /** With the folders above it, each of them known to the disk before this returns. */
    private static Path makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            var above = parent(folder);
            makeFolder(above);
            try {
                Files.createDirectory(folder, OWNER_FOLDER);
            } catch (FileAlreadyExistsException another) {
                // Somebody else has made it meanwhile.
            }
            flush(above);
        }
        return folder;
    }

    private static void flush(Path folder) throws IOException {
        try (var opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }

    private static void drop(Path folder) throws IOException {
        for (var file : list(folder)) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static boolean isOlder(Path file, Instant before) throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isBefore(before);
    }

    private static @Nullable UUID idOf(Path folder) {
        try {
            return UUID.fromString(folder.getFileName().toString());
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static Path parent(Path file) {
        var folder = file.getParent();
        if (folder == null) {
            throw new IllegalStateException("The store cannot be the root of the file system");
        }
        return folder;
    }
}
