package org.hedgerow.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.hedgerow.evidence.Confinement.Limits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs {@code heif-convert} as a {@link Child} for one HEIC or AVIF picture, which gives a JPEG. What it takes over from the file does not matter: the JPEG
 * goes the way of any that a stranger sends.
 */
@Component
class HeifProcess {

    /** What the decoders reserve besides the pixels. */
    private static final int OUTSIDE_PIXELS_MEGABYTES = 1024;

    private static final int LARGEST_RESULT = 64 << 20;

    private final EvidenceSettings settings;
    private final Child child;

    HeifProcess(EvidenceSettings settings, Child child) {
        this.settings = settings;
        this.child = child;
    }

    /**
     * How it ended.
     *
     * @param jpeg null when there is none
     * @param tooMuch that there is none because it would take more memory or time than a picture may
     */
    record Ending(byte @Nullable [] jpeg, boolean tooMuch) {}

    /** Whether there is a program for it here. */
    boolean isHere() {
        return Confinement.find("heif-convert").isPresent();
    }

    /** @throws IOException when the program did not start */
    Ending run(byte[] picture) throws IOException {
        var program = Confinement.find("heif-convert").orElseThrow(() -> new IOException("heif-convert has gone"));
        try (var folder = WorkFolder.make(picture.length + (long) LARGEST_RESULT)) {
            Files.write(folder.file("in.heic"), picture);
            var megabytes = settings.copyMegabytes() + OUTSIDE_PIXELS_MEGABYTES;
            var ended = child.run(
                    new Limits(megabytes, settings.copySeconds(), LARGEST_RESULT, false),
                    List.of(program, "--quiet", "-q", "95", "in.heic", "out.jpg"),
                    folder.path(),
                    Map.of("MALLOC_ARENA_MAX", "2"),
                    new byte[0],
                    0);
            // Of several pictures each has its number.
            for (var name : List.of("out.jpg", "out-1.jpg")) {
                var made = folder.file(name);
                if (ended.code() == 0 && folder.hasMade(made, LARGEST_RESULT)) {
                    return new Ending(Files.readAllBytes(made), false);
                }
            }
            return new Ending(null, ended.bySignal());
        }
    }
}
