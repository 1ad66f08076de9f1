package org.hedgerow.sharing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * An information sharing agreement: between whom, what for, about what, up to which marking, until when. Its terms are never changed; it is
 * ended early, or another one is made.
 *
 * @param lead the organisation that keeps it
 * @param parties who is party to it now; the lead is one of them
 * @param categoryGroups codes of the groups of categories that may be shared under it
 * @param firstDay of its life, in the United Kingdom
 * @param lastDay of its life, in the United Kingdom
 * @param reviewDay when its necessity is to be looked at again
 * @param endedAt when it was ended early
 */
public record Agreement(
        UUID id,
        String name,
        UUID lead,
        Set<UUID> parties,
        Set<Purpose> purposes,
        Set<String> categoryGroups,
        Marking maximumMarking,
        LocalDate firstDay,
        LocalDate lastDay,
        LocalDate reviewDay,
        @Nullable Instant endedAt) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    public Agreement {
        parties = Set.copyOf(parties);
        purposes = Set.copyOf(purposes);
        categoryGroups = Set.copyOf(categoryGroups);
    }

    /** Whether it stands at this moment: an agreement that has expired has stopped with its last day. */
    public boolean isInForce(Instant now) {
        var today = now.atZone(LONDON).toLocalDate();
        return !today.isBefore(firstDay) && !today.isAfter(lastDay) && (endedAt == null || now.isBefore(endedAt));
    }

    /** Whether its parties may share a row of this kind under it at this moment. */
    boolean covers(LabelTerms label, Instant now) {
        return isInForce(now)
                && parties.contains(label.ownerOrganisation())
                && label.categoryGroup() != null
                && categoryGroups.contains(label.categoryGroup())
                && label.sharing().marking().compareTo(maximumMarking) <= 0;
    }
}
