package org.hedgerow.sharing;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a label says: the combination that decides who may read a row.
 *
 * @param ownerOrganisation whose record it is
 * @param scope who it is shared with
 * @param tier how much of the record the row holds
 * @param namedOrganisations for {@link Scope#NAMED_ORGANISATIONS}, who; otherwise empty
 * @param originator for {@link Tier#ORIGINATOR}, the reporter
 * @param square for {@link Tier#WATCH}, the 10 km square that holds the released place ("TL44")
 * @param embargoUntil before this only the owner reads it
 * @param expiresAt from this on only the owner reads it
 */
public record LabelTerms(
        UUID ownerOrganisation,
        Scope scope,
        Tier tier,
        Set<UUID> namedOrganisations,
        @Nullable UUID originator,
        @Nullable String square,
        HandlingCode handlingCode,
        Marking marking,
        @Nullable Instant embargoUntil,
        @Nullable Instant expiresAt) {

    public LabelTerms {
        namedOrganisations = Set.copyOf(namedOrganisations);
        if ((scope == Scope.NAMED_ORGANISATIONS) == namedOrganisations.isEmpty()) {
            throw new IllegalArgumentException("Organisations are named for that scope and for no other");
        }
        if ((tier == Tier.ORIGINATOR) == (originator == null)) {
            throw new IllegalArgumentException("The originator tier, and no other, has an originator");
        }
        if (square != null && tier != Tier.WATCH) {
            throw new IllegalArgumentException("Only the watch tier is bound to a square");
        }
    }

    /** An ordinary label: handling code P, OFFICIAL, no embargo, no expiry. */
    public static LabelTerms of(UUID owner, Scope scope, Tier tier, Set<UUID> named) {
        return new LabelTerms(owner, scope, tier, named, null, null, HandlingCode.P, Marking.OFFICIAL, null, null);
    }

    public LabelTerms forOriginator(UUID person) {
        return new LabelTerms(
                ownerOrganisation,
                scope,
                Tier.ORIGINATOR,
                namedOrganisations,
                person,
                null,
                handlingCode,
                marking,
                embargoUntil,
                expiresAt);
    }

    public LabelTerms forWatchSquare(String watchSquare) {
        return new LabelTerms(
                ownerOrganisation,
                scope,
                Tier.WATCH,
                namedOrganisations,
                null,
                watchSquare,
                handlingCode,
                marking,
                embargoUntil,
                expiresAt);
    }
}
