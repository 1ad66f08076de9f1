package org.hedgerow.evidence.web;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.evidence.EvidenceFile;
import org.hedgerow.evidence.FileState;
import org.jspecify.annotations.Nullable;

/** A file as the client has it: {@code kind} is PHOTO or VIDEO, null until its content is known; {@code seconds} is how long the copy of a video lasts. */
record FileView(
        UUID id,
        String name,
        long size,
        String sha256,
        FileState state,
        boolean copy,
        boolean original,
        @Nullable String refused,
        @Nullable String noCopy,
        @Nullable String kind,
        @Nullable String type,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer seconds,
        @Nullable Instant receivedAt) {

    static FileView of(EvidenceFile file) {
        var kind = file.kind();
        return new FileView(
                file.id(),
                file.name(),
                file.size(),
                file.sha256(),
                file.state(),
                file.state() == FileState.SANITISED,
                file.state() == FileState.SANITISED || file.state() == FileState.RECEIVED,
                file.refused() == null ? null : file.refused().name(),
                file.noCopy() == null ? null : file.noCopy().name(),
                kind == null ? null : kind.isVideo() ? "VIDEO" : "PHOTO",
                kind == null ? null : kind.mediaType(),
                file.width(),
                file.height(),
                file.copySeconds(),
                file.receivedAt());
    }
}
