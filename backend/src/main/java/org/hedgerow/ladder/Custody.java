package org.hedgerow.ladder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dog or a vehicle that is held.
 *
 * @param force that holds it
 * @param lapsesAt when the dispersal ends, or ended, under which it is detained; null for a seizure
 * @param convertedAt when a detention became a seizure for an offence; null, as are its basis and the reason, unless it did
 * @param orderOn the day of the order in London; null, as is the order, while there is none
 * @param endedAt null, as is how, while it is held
 */
public record Custody(
        UUID id,
        UUID subject,
        UUID force,
        CustodyContent content,
        @Nullable Instant lapsesAt,
        @Nullable Instant convertedAt,
        @Nullable CustodyBasis convertedTo,
        @Nullable String convertedReason,
        @Nullable CustodyOrder order,
        @Nullable LocalDate orderOn,
        @Nullable Instant endedAt,
        @Nullable CustodyEnd end) {

    private static final Duration DAY = Duration.ofDays(1);

    /** Under what it is held now. */
    public CustodyBasis basis() {
        return convertedTo == null ? content.basis() : convertedTo;
    }

    /** When it has to be given back; null for what was taken for an offence, and for what is held no longer. */
    public @Nullable Instant returnDueAt() {
        return endedAt == null && basis().isDetention() ? lapsesAt : null;
    }

    public boolean isOverdueAt(Instant now) {
        var due = returnDueAt();
        return due != null && !now.isBefore(due);
    }

    /** What its keep has cost so far, in pence: each day of 24 hours that has begun counts whole. */
    public long costPence(Instant now) {
        return daysBegun(content.heldSince(), untilWhen(now)) * content.pencePerDay();
    }

    /** How much of that may be asked back, in pence: for a seizure for an offence all of it, for a detention nothing, for one that became a seizure what it cost from then on. */
    public long recoverablePence(Instant now) {
        if (!basis().isForOffence()) {
            return 0;
        }
        return daysBegun(convertedAt == null ? content.heldSince() : convertedAt, untilWhen(now))
                * content.pencePerDay();
    }

    /**
     * The first day in London on which disposal may be considered; null while nothing allows it.
     *
     * @param appealDays in which an appeal may be brought, after the day of the order
     */
    public @Nullable LocalDate disposableFrom(int appealDays) {
        return orderOn == null || order == null || !order.allowsDisposal() || basis().isDetention()
                ? null
                : orderOn.plusDays(appealDays + 1L);
    }

    private Instant untilWhen(Instant now) {
        return endedAt == null ? now : endedAt;
    }

    private static long daysBegun(Instant from, Instant until) {
        var held = Duration.between(from, until);
        return held.isNegative() ? 0 : held.minusNanos(1).dividedBy(DAY) + 1;
    }
}
