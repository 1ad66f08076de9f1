package org.hedgerow.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a phone seals: a report, and how it is to be taken.
 *
 * @param id made by the phone; the same as in the address
 * @param receiptCode for whoever reports without their name
 * @param named whether it is to be in the name of who is signed in
 * @param madeAt by the phone's clock
 * @param clockOffsetMs milliseconds that the phone's clock was behind ours when last compared
 * @param fileKey 32 bytes in base64url: the key of the photos and videos that follow
 */
record SealedForm(
        @Nullable UUID id,
        @Nullable String receiptCode,
        @Nullable Boolean named,
        @Nullable ReportForm report,
        @Nullable Instant madeAt,
        @Nullable Long clockOffsetMs,
        @Nullable String fileKey,
        @Nullable List<@Nullable FileForm> files) {

    /** A photo or video that follows in pieces. */
    record FileForm(
            @Nullable UUID id,
            @Nullable String name,
            @Nullable String type,
            @Nullable Long size,
            @Nullable String sha256,
            @Nullable Integer chunks) {}

    @Override
    public String toString() {
        return "SealedForm[hidden]";
    }
}
