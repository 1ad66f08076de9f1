package org.hedgerow.evidence;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where files of reports are kept, and how much a copy may cost.
 *
 * @param files a folder, or {@code s3://} and the name of a bucket
 * @param leaveFreeMegabytes room on the disk of a folder that files never take; with less, none are taken
 * @param copySeconds of time and of processor that one copy may take
 * @param copyMegabytes of heap that one copy may take
 * @param videoSeconds of processor time that the copy of one video may take; it may wait as long again
 * @param videoMegabytes of address space that the copy of one video may take
 * @param verifyAfter how long after the last look an original is read again
 * @param object how to reach a bucket
 */
@Validated
@ConfigurationProperties("hedgerow.evidence")
record EvidenceSettings(
        @NotBlank String files,
        @DefaultValue("1024") @Min(0) long leaveFreeMegabytes,
        @DefaultValue("30") @Min(1) @Max(300) int copySeconds,
        @DefaultValue("512") @Min(128) @Max(4096) int copyMegabytes,
        @DefaultValue("600") @Min(1) @Max(3600) int videoSeconds,
        @DefaultValue("1024") @Min(512) @Max(8192) int videoMegabytes,
        @DefaultValue("30d") Duration verifyAfter,
        @DefaultValue ObjectStoreSettings object) {

    /**
     * Of a store that speaks the S3 protocol.
     *
     * @param endpoint its address; empty is Amazon's own for the region
     * @param keyId empty leaves it to the machine to know who it is, as AWS libraries do
     */
    record ObjectStoreSettings(
            @DefaultValue("") String endpoint,
            @DefaultValue("eu-west-2") String region,
            @DefaultValue("") String keyId,
            @DefaultValue("") String secret) {}
}
