package org.hedgerow.sharing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a label says: the combination that decides who may read a row. Three of its parts are there so that the rule needs nothing but the
 * label: which area, region and kind of incident the row is about, each only where the scope asks for it.
 *
 * @param ownerOrganisation whose record it is
 * @param sharing what the owner decided
 * @param tier how much of the record the row holds
 * @param reporter for {@link Tier#ORIGINATOR}, the reporter
 * @param square the 10 km square that holds the released place ("TL44"), for {@link Tier#WATCH} by area and {@link Scope#COMMUNITY}
 * @param region for {@link Scope#REGION}, the owner's policing region
 * @param categoryGroup the group of the incident's category, for scopes that are limited by it
 */
public record LabelTerms(
        UUID ownerOrganisation,
        SharingTerms sharing,
        Tier tier,
        @Nullable UUID reporter,
        @Nullable String square,
        @Nullable String region,
        @Nullable String categoryGroup) {

    public LabelTerms {
        if ((tier == Tier.ORIGINATOR) == (reporter == null)) {
            throw new IllegalArgumentException("The originator tier, and no other, has a reporter");
        }
        if (square != null && tier != Tier.WATCH && !(tier == Tier.PUBLIC && sharing.scope() == Scope.COMMUNITY)) {
            throw new IllegalArgumentException("Only what is released to an area is bound to a square");
        }
    }

    public static LabelTerms of(UUID owner, SharingTerms sharing, Tier tier) {
        return new LabelTerms(owner, sharing, tier, null, null, null, null);
    }

    public Scope scope() {
        return sharing.scope();
    }

    /** What is given back to a reporter: nothing that the owner decides later takes it away. */
    public static LabelTerms forReporter(UUID owner, UUID person) {
        return new LabelTerms(owner, SharingTerms.of(Scope.OWN_FORCE), Tier.ORIGINATOR, person, null, null, null);
    }

    /** Who told an organisation something in confidence. */
    public static LabelTerms forSources(UUID owner) {
        return of(owner, SharingTerms.of(Scope.OWN_FORCE), Tier.SOURCE);
    }

    public LabelTerms inSquare(String watchSquare) {
        return new LabelTerms(ownerOrganisation, sharing, tier, reporter, watchSquare, region, categoryGroup);
    }

    public LabelTerms inRegion(@Nullable String policingRegion) {
        return new LabelTerms(ownerOrganisation, sharing, tier, reporter, square, policingRegion, categoryGroup);
    }

    public LabelTerms about(String group) {
        return new LabelTerms(ownerOrganisation, sharing, tier, reporter, square, region, group);
    }
}
