package org.hedgerow.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.hedgerow.evidence.Copying.Outcome;
import org.hedgerow.evidence.EvidenceSettings.ObjectStoreSettings;
import org.hedgerow.evidence.FileStore.Copy;

/** What makes copies, put together without an application. */
final class Copiers {

    static final EvidenceSettings SETTINGS = new EvidenceSettings(
            "unused", 0, 30, 512, 60, 1024, Duration.ofDays(1), new ObjectStoreSettings("", "", "", ""));
    static final Confinement CONFINEMENT = new Confinement();

    private Copiers() {}

    static CopyProcess pictures() {
        return new CopyProcess(SETTINGS, new Child(CONFINEMENT));
    }

    static Copying copying(CopyProcess pictures) {
        var child = new Child(CONFINEMENT);
        return new Copying(pictures, new HeifProcess(SETTINGS, child), new VideoProcess(SETTINGS, child));
    }

    /** What became of a file. */
    static Kept copy(Copying copying, byte[] file) throws IOException {
        var kept = new EnumMap<Copy, byte[]>(Copy.class);
        var outcome = copying.copy(file.length, () -> new ByteArrayInputStream(file), (which, size, bytes) -> {
            try (var in = bytes.open()) {
                var all = in.readAllBytes();
                if (all.length != size) {
                    throw new IllegalStateException("Another size than was said");
                }
                kept.put(which, all);
            }
        });
        return new Kept(outcome, kept);
    }

    /**
     * An outcome with what was kept.
     *
     * @param copies both, or none
     */
    record Kept(Outcome outcome, Map<Copy, byte[]> copies) {

        byte[] copy() {
            return copies.getOrDefault(Copy.WHOLE, new byte[0]);
        }

        byte[] thumbnail() {
            return copies.getOrDefault(Copy.THUMBNAIL, new byte[0]);
        }
    }
}
