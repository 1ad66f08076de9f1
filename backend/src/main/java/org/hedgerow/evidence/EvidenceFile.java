package org.hedgerow.evidence;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.evidence.copy.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * A file of a report, for those who may read it.
 *
 * @param name in its sender's words
 * @param size of the original in bytes
 * @param sha256 of the original, in hexadecimal digits
 * @param refused only of a file that was refused
 * @param noCopy why there is no copy to look at; null when there is one or it is not made yet
 * @param kind what it is by its content; null until it is known
 * @param width of the original as it is looked at, in pixels; null until it is known
 * @param height likewise
 * @param copySeconds how long the copy of a video lasts, rounded up; null of everything else
 * @param copyBytes how large the larger copy is; null when there is none
 * @param exhibit what it is called as an exhibit, for those who read it as the force; null when it is none
 */
public record EvidenceFile(
        UUID id,
        UUID report,
        String name,
        long size,
        String sha256,
        FileState state,
        @Nullable RefusedReason refused,
        @Nullable NoCopyReason noCopy,
        @Nullable FileKind kind,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer copySeconds,
        @Nullable Long copyBytes,
        @Nullable Instant receivedAt,
        @Nullable Exhibit exhibit) {

    /** The original is kept and nothing changes it. */
    public boolean isSealed() {
        return state == FileState.RECEIVED || state == FileState.SANITISED;
    }

    public boolean isVideo() {
        return kind != null && kind.isVideo();
    }
}
