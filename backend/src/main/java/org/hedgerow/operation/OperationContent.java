package org.hedgerow.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * What the lead says of an operation.
 *
 * @param name neutral words, which say nothing of what is intended, where or whom against
 * @param parent the operation under which this one is run; null for none
 * @param knownToAllForces whether every force may read the plan; the log, the tasks and the board are for members even then
 * @param area on the National Grid (EPSG:27700) in metres, easting first; null while there is none
 * @param firstDay in London, as is {@code lastDay}, which belongs to the operation
 */
public record OperationContent(
        String name,
        @Nullable UUID parent,
        boolean knownToAllForces,
        List<Membership> members,
        @Nullable MultiPolygon area,
        String objectives,
        LocalDate firstDay,
        LocalDate lastDay,
        Marking marking) {

    public static final int LONGEST_NAME = 60;
    public static final int LONGEST_OBJECTIVES = 4_000;
    public static final int MOST_MEMBERS = 60;
    public static final int MOST_CORNERS = 1_000;
    public static final int MOST_DAYS = 1_100;

    public OperationContent {
        members = List.copyOf(members);
    }

    /** The first instant after the last day in London. */
    public Instant end() {
        return lastDay.plusDays(1).atStartOfDay(Membership.LONDON).toInstant();
    }

    /** Who works in it: the lead and the members whose last day is not over. */
    LabelTerms workTerms(UUID lead, Instant now) {
        var named = current(now);
        return LabelTerms.of(
                lead,
                (named.isEmpty() ? SharingTerms.of(Scope.OWN_FORCE) : SharingTerms.naming(named)).marked(marking, null),
                Tier.EXACT);
    }

    /** Who may know of it. */
    LabelTerms knownTerms(UUID lead, Instant now) {
        return knownToAllForces
                ? LabelTerms.of(lead, SharingTerms.of(Scope.ALL_FORCES).marked(marking, null), Tier.EXACT)
                : workTerms(lead, now);
    }

    private Set<UUID> current(Instant now) {
        return members.stream()
                .filter(member -> !member.isOver(now))
                .map(Membership::organisation)
                .collect(Collectors.toSet());
    }
}
