package org.hedgerow.ladder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a step when it is taken; never changed afterwards.
 *
 * @param ownForceOnly whether it is kept from the other forces that know its subject
 * @param area where, in words
 * @param grid a National Grid reference; null for none
 * @param expiresAt null while no end is known
 * @param servedBy a police number or a role, no name
 * @param incident that it came of; null for none
 * @param childAge in years, of a child that was there; null where it is not known or none was
 * @param proceedings which time limit runs; null, as is {@code offenceOn}, where none does
 * @param offenceOn a day in London
 * @param evidenceOn when there was sufficient evidence, for those proceedings that run from it
 */
public record StepContent(
        StepKind kind,
        boolean ownForceOnly,
        String area,
        @Nullable String grid,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        String servedBy,
        @Nullable UUID incident,
        boolean childPresent,
        @Nullable Integer childAge,
        @Nullable Proceedings proceedings,
        @Nullable LocalDate offenceOn,
        @Nullable LocalDate evidenceOn,
        String notes) {

    public static final int LONGEST_AREA = 200;
    public static final int LONGEST_SERVED_BY = 40;
    public static final int LONGEST_NOTES = 1_000;
}
