package org.hedgerow.report;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.audit.RecordViews;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Incidents that may be one event with another, for a watch coordinator: of the released squares, times and kinds alone, and of those that are
 * released to the group. It says nothing that could not be read from the two squares on the map.
 */
@Component
public class WatchDuplicates {

    private static final int MOST_COMPARED = 2_000;
    private static final int MOST_SHOWN = 10;

    private final Access access;
    private final VisibleIncidents visible;
    private final RecordViews views;

    WatchDuplicates(Access access, VisibleIncidents visible, RecordViews views) {
        this.access = access;
        this.visible = visible;
        this.views = views;
    }

    /** A possible duplicate, as it was released. */
    public record Duplicate(VisibleIncident incident, List<Reason> reasons) {}

    /**
     * Why two may be one.
     *
     * @param kind without plates: nobody outside the police is told of them
     * @param least metres that the two are apart at least, or minutes; null where the kind says all
     * @param most metres that they may be apart at most; null for times
     */
    public record Reason(
            Likeness.Kind kind,
            @Nullable Long least,
            @Nullable Long most) {}

    /** The likeliest first, at most {@value #MOST_SHOWN}. */
    public List<Duplicate> of(Person person, UUID id) {
        WatchDesk.mustCoordinate(person);
        var labels = access.visibleLabels(access.audienceOf(person));
        var one = visible.readSome(labels, List.of(id)).stream()
                .filter(WatchDuplicates::isReleasedToWatch)
                .findFirst()
                .orElseThrow(() -> Desk.NOT_FOUND);
        var others = access.readingAs(
                labels,
                () -> visible.listAroundInTransaction(
                        centre(one),
                        Likeness.FARTHEST_METRES,
                        one.earliest().minus(Likeness.LONGEST),
                        one.latest().plus(Likeness.LONGEST),
                        MOST_COMPARED));
        var found = others.stream()
                .filter(WatchDuplicates::isReleasedToWatch)
                .filter(other -> !other.id().equals(id))
                .map(other -> new Compared(other, Likeness.of(account(one), account(other))))
                .filter(compared -> compared.likeness().isEnough())
                .sorted(Comparator.comparingInt(
                                (Compared compared) -> -compared.likeness().points())
                        .thenComparing(compared -> compared.incident().id()))
                .limit(MOST_SHOWN)
                .map(compared -> new Duplicate(compared.incident(), reasons(one, compared)))
                .toList();
        views.shown(
                person,
                "possible duplicates",
                found.stream()
                        .map(each -> new RecordViews.Shown(each.incident().id(), Tier.WATCH.name()))
                        .toList());
        return found;
    }

    private record Compared(VisibleIncident incident, Likeness likeness) {}

    private static boolean isReleasedToWatch(VisibleIncident incident) {
        return incident.tier() == Tier.WATCH;
    }

    private static GridPoint centre(VisibleIncident incident) {
        return new GridPoint(incident.centreEastingMillimetres(), incident.centreNorthingMillimetres());
    }

    private static Likeness.Account account(VisibleIncident incident) {
        return new Likeness.Account(
                centre(incident),
                incident.sizeMetres(),
                new OccurredBetween(incident.earliest(), incident.latest(), incident.exactTimeKnown()),
                incident.categoryCode(),
                Set.of());
    }

    private static List<Reason> reasons(VisibleIncident one, Compared compared) {
        return compared.likeness().reasons().stream()
                .map(reason -> switch (reason.kind()) {
                    case NEAR, SAME_SQUARE -> apart(one, compared.incident());
                    default -> new Reason(reason.kind(), reason.number(), null);
                })
                .toList();
    }

    /** How far two places may be apart that are known to squares. */
    private static Reason apart(VisibleIncident one, VisibleIncident other) {
        double east = metres(one.centreEastingMillimetres(), other.centreEastingMillimetres());
        double north = metres(one.centreNorthingMillimetres(), other.centreNorthingMillimetres());
        double sides = (one.sizeMetres() + other.sizeMetres()) / 2.0;
        long least = Math.round(Math.hypot(Math.max(0, east - sides), Math.max(0, north - sides)));
        long most = Math.round(Math.hypot(east + sides, north + sides));
        return new Reason(least == 0 ? Likeness.Kind.SAME_SQUARE : Likeness.Kind.NEAR, least, most);
    }

    private static double metres(int one, int other) {
        return Math.abs((double) one - other) / 1_000;
    }
}
