package org.hedgerow.evidence;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hedgerow.evidence.Child.Ended;
import org.hedgerow.evidence.Confinement.Limits;
import org.hedgerow.evidence.Copying.Copied;
import org.hedgerow.evidence.copy.CopyProgram;
import org.hedgerow.evidence.copy.FileKind;
import org.hedgerow.evidence.copy.PictureSize;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Runs {@link CopyProgram} as a {@link Child} for one picture: an empty folder that is its own, only the classes that it needs, a bound on its heap, and no
 * file that it may write.
 */
@Component
class CopyProcess implements DisposableBean {

    private static final List<String> CLASSES =
            List.of("classpath*:org/hedgerow/evidence/copy/*.class", "classpath*:com/twelvemonkeys/**/*.class");
    private static final List<String> REGISTRATIONS = List.of("classpath*:META-INF/services/javax.imageio.spi.*");
    /** What a Java machine reserves besides its heap, and what a progressive JPEG's coefficients take outside of it. */
    private static final int OUTSIDE_HEAP_MEGABYTES = 1536;

    private static final int LARGEST_COPY = 32 << 20;
    /** How a Java machine ends by itself when its heap is full. */
    private static final int HEAP_FULL = 3;

    private static final int ABORTED = 128 + 6;

    private final EvidenceSettings settings;
    private final Child child;
    private @Nullable Path home;

    CopyProcess(EvidenceSettings settings, Child child) {
        this.settings = settings;
        this.child = child;
    }

    /**
     * How it ended.
     *
     * @param copied null when there is no copy
     * @param tooMuch that there is none because it would take more memory or time than a picture may
     */
    record Ending(@Nullable Copied copied, boolean tooMuch) {}

    /** @throws IOException when the process did not start, or ended in a way that says nothing about the picture */
    Ending run(FileKind kind, byte[] picture) throws IOException {
        var folder = home();
        var limits = new Limits(settings.copyMegabytes() + OUTSIDE_HEAP_MEGABYTES, settings.copySeconds(), 0, false);
        return ending(child.run(
                limits,
                program(folder.resolve("classes"), kind),
                folder.resolve("empty"),
                Map.of("MALLOC_ARENA_MAX", "2"),
                picture,
                LARGEST_COPY));
    }

    private static Ending ending(Ended ended) throws IOException {
        return switch (ended.code()) {
            case 0 -> new Ending(read(new ByteArrayInputStream(ended.said())), false);
            case CopyProgram.DAMAGED, ABORTED -> new Ending(null, false);
            case CopyProgram.TOO_MUCH, HEAP_FULL -> new Ending(null, true);
            default -> {
                if (ended.bySignal()) {
                    yield new Ending(null, true);
                }
                throw new IOException("The copying process ended with " + ended.code());
            }
        };
    }

    private static @Nullable Copied read(InputStream said) throws IOException {
        try (var in = new DataInputStream(said)) {
            int greeting = in.readInt();
            var size = new PictureSize(in.readInt(), in.readInt());
            int copy = in.readInt();
            int thumbnail = in.readInt();
            long all = (long) copy + thumbnail;
            if (greeting != CopyProgram.GREETING
                    || size.width() < 1
                    || size.height() < 1
                    || copy < 1
                    || thumbnail < 1
                    || all != in.available()) {
                return null;
            }
            return new Copied(size, in.readNBytes(copy), in.readNBytes(thumbnail));
        } catch (EOFException e) {
            return null;
        }
    }

    private List<String> program(Path classes, FileKind kind) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.copyMegabytes() + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=1",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:ReservedCodeCacheSize=32m",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Djava.awt.headless=true",
                "-cp",
                classes.toString(),
                CopyProgram.class.getName(),
                kind.name());
    }

    /** The classes of the program in a folder of this process's own: an application in one archive has them where no other Java machine finds them. */
    private synchronized Path home() throws IOException {
        // Whoever tidies the temporary directory of a machine may have taken it away.
        if (home == null || !Files.isDirectory(home.resolve("classes"))) {
            var made = Files.createTempDirectory("hedgerow-copy");
            Files.createDirectory(made.resolve("empty"));
            var classes = Files.createDirectory(made.resolve("classes"));
            var resolver = new PathMatchingResourcePatternResolver(CopyProcess.class.getClassLoader());
            for (var pattern : CLASSES) {
                unpack(resolver, pattern, classes);
            }
            for (var pattern : REGISTRATIONS) {
                unpack(resolver, pattern, classes);
            }
            home = made;
        }
        return home;
    }

    private static void unpack(PathMatchingResourcePatternResolver resolver, String pattern, Path classes)
            throws IOException {
        for (var resource : resolver.getResources(pattern)) {
            var address = resource.getURL().toString();
            int at = Math.max(
                    address.lastIndexOf("/org/hedgerow/evidence/copy/"),
                    Math.max(address.lastIndexOf("/com/twelvemonkeys/"), address.lastIndexOf("/META-INF/services/")));
            var place = classes.resolve(address.substring(at + 1)).normalize();
            if (at < 0 || !place.startsWith(classes)) {
                throw new IOException("An unexpected class of the copying program");
            }
            Files.createDirectories(place.getParent());
            if (Files.exists(place) && place.toString().endsWith(".class")) {
                // Named twice by the class path: the first one counts, as everywhere.
                continue;
            } else if (Files.exists(place)) {
                // Two archives register readers under one name.
                Files.write(place, joined(Files.readAllBytes(place), resource.getContentAsByteArray()));
            } else {
                Files.write(place, resource.getContentAsByteArray());
            }
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = new byte[first.length + 1 + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        both[first.length] = '\n';
        System.arraycopy(second, 0, both, first.length + 1, second.length);
        return both;
    }

    @Override
    public synchronized void destroy() {
        if (home != null) {
            WorkFolder.remove(home);
            home = null;
        }
    }
}
