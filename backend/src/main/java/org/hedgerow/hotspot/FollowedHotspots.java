package org.hedgerow.hotspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.hedgerow.hotspot.method.FollowedClusters;
import org.hedgerow.hotspot.method.HotspotIdentity;
import org.hedgerow.hotspot.method.Lineage;
import org.jspecify.annotations.Nullable;

/**
 * The hotspots of one choice, followed change by change: at every tick the same as {@link AudienceSnapshot#hotspots} finds anew, but a
 * hotspot that nothing has happened to costs nothing, and each keeps its identity. For one thread.
 */
public final class FollowedHotspots {

    /**
     * With a larger minimum the surroundings of a change hold too many incidents to be asked one by one; finding all anew is the better
     * choice.
     */
    public static final int LARGEST_MINIMUM = 50;

    /** Places that changed in one tick, beyond which every hotspot is compared anew instead of those that cover one of them. */
    private static final int MANY_PLACES = 2_000;

    /**
     * What a tick has made.
     *
     * @param answer the hotspots as they are now
     * @param events what happened to hotspots in this tick
     */
    public record Tick(HotspotAnswer answer, List<HotspotEvent> events) {}

    private record Drawn(Hotspot hotspot, ConvexOutline outline) {

        boolean coversAnyOf(List<int[]> places) {
            return places.stream().anyMatch(place -> outline.contains(place[0], place[1]));
        }
    }

    /** How many incidents an outline held a year before. */
    private record YearBefore(Period period, ToIntFunction<ConvexOutline> count) {}

    /** The order of {@link HotspotAnswer}. */
    private static final Comparator<Hotspot> LARGEST_FIRST =
            Comparator.comparingInt((Hotspot hotspot) -> -hotspot.count()).thenComparing(Hotspot::key);

    private final HotspotChoice choice;
    private final FollowedClusters clusters;
    private final Map<HotspotIdentity, Drawn> drawn = new HashMap<>();
    private @Nullable YearBefore yearBefore;
    /** The last answer's hotspots; the very same list answers as long as nothing changes. */
    private @Nullable List<Hotspot> largest;

    private FollowedHotspots(HotspotChoice choice, FollowedClusters clusters) {
        this.choice = choice;
        this.clusters = clusters;
    }

    /**
     * Follows the hotspots of a snapshot from here on, each known by what it has been ({@link HotspotReplay}). Takes its time.
     *
     * @param goOn is asked again and again, and throws when this is no longer wanted
     */
    static FollowedHotspots of(AudienceSnapshot snapshot, HotspotChoice choice, Instant now, Runnable goOn) {
        var clusters = new HotspotReplay(snapshot.columns(), choice, now).run((following, step, day) -> goOn.run());
        var followed = new FollowedHotspots(choice, clusters);
        followed.draw(snapshot, now, clusters.all(HotspotReplay.dayOf(now.getEpochSecond())));
        return followed;
    }

    /** How many incidents are held. */
    public int size() {
        return clusters.size();
    }

    /**
     * Takes in what has changed since the last tick and ends one.
     *
     * @param snapshot at least as new as every change
     * @param changed incidents that have come, changed or gone; any others do no harm
     */
    public Tick tick(AudienceSnapshot snapshot, Collection<UUID> changed, Instant now) {
        long began = System.nanoTime();
        var columns = snapshot.columns();
        var filter = choice.filter().at(now);
        take(columns, new RowFilter(filter, columns.codes), changed);
        clusters.leaveBefore(RowFilter.ceiling(filter.period().from(), Long.MIN_VALUE));
        var step = clusters.next(HotspotReplay.dayOf(now.getEpochSecond()));
        if (draw(snapshot, now, step) || largest == null) {
            largest = drawn.values().stream()
                    .map(Drawn::hotspot)
                    .sorted(LARGEST_FIRST)
                    .limit(HotspotAnswer.MOST_HOTSPOTS)
                    .toList();
        }
        var period = filter.period();
        return new Tick(
                new HotspotAnswer(
                        snapshot.position(),
                        new HotspotParameters(
                                choice.reachMetres(),
                                choice.minimumIncidents(),
                                period.from(),
                                period.statedEnd(),
                                clusters.size(),
                                drawn.size(),
                                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)),
                        largest),
                step.lineage().events().stream().map(HotspotEvent::of).toList());
    }

    private void take(IncidentColumns columns, RowFilter filter, Collection<UUID> changed) {
        for (var id : changed) {
            long high = id.getMostSignificantBits();
            long low = id.getLeastSignificantBits();
            int row = columns.rowOf(high, low);
            var page = row < 0 ? null : columns.pages[row >>> IncidentPage.SHIFT];
            int at = row & IncidentPage.MASK;
            if (page != null && filter.match(page, at) == RowFilter.Match.YES) {
                clusters.put(page.easting[at], page.northing[at], high, low, page.latest[at]);
            } else {
                clusters.remove(high, low);
            }
            if (page == null || page.version[at] > 1 || isAYearOld(page, at)) {
                // It may have counted among those of the year before, or does now.
                yearBefore = null;
            }
        }
    }

    private boolean isAYearOld(IncidentPage page, int at) {
        return yearBefore != null
                && page.earliest[at] < yearBefore.period().statedEnd().getEpochSecond();
    }

    /** Draws the hotspots of a step, and compares with the year before those for which that may have changed. Says whether any has. */
    private boolean draw(AudienceSnapshot snapshot, Instant now, FollowedClusters.Step step) {
        var columns = snapshot.columns();
        var finder = new HotspotFinder(columns, choice.at(now));
        boolean isComparedAnew = lookAtTheYearBefore(finder, now);
        var before = yearBefore == null ? null : yearBefore.count();
        step.lineage().events().stream()
                .filter(event -> event.kind() == Lineage.Kind.MERGED || event.kind() == Lineage.Kind.DIED)
                .forEach(event -> drawn.remove(event.hotspot()));
        Set<HotspotIdentity> fresh = new HashSet<>();
        for (int number = 0; number < step.clusters().length; number++) {
            int cluster = step.clusters()[number];
            var identity = step.lineage().identities().get(number);
            var portrait = new HotspotPortrait(columns, clusters.keyOf(cluster).toString(), 16, choice.reachMetres());
            clusters.membersOf(cluster, (high, low) -> portrait.add(columns.rowOf(high, low)));
            var outline = portrait.outline();
            drawn.put(
                    identity,
                    new Drawn(portrait.finish(outline, this::inside, before).as(identity), outline));
            fresh.add(identity);
        }
        var places = new ArrayList<int[]>();
        clusters.takeChangedPlaces((easting, northing) -> places.add(new int[] {easting, northing}));
        boolean hasChanged = isComparedAnew
                || !step.lineage().identities().isEmpty()
                || !step.lineage().events().isEmpty();
        if (!isComparedAnew && (before == null || places.isEmpty())) {
            return hasChanged;
        }
        boolean all = isComparedAnew || places.size() > MANY_PLACES;
        drawn.replaceAll((identity, one) -> fresh.contains(identity) || !(all || one.coversAnyOf(places))
                ? one
                : new Drawn(one.hotspot().compared(one.outline(), this::inside, before), one.outline()));
        return true;
    }

    /** Counts the year before anew when its window has moved or something in it has changed; says whether it did. */
    private boolean lookAtTheYearBefore(HotspotFinder finder, Instant now) {
        var period = choice.filter().at(now).period().yearBefore();
        if (period == null) {
            boolean hadOne = yearBefore != null;
            yearBefore = null;
            return hadOne;
        }
        if (yearBefore != null && yearBefore.period().isSameWindowAs(period)) {
            return false;
        }
        yearBefore = new YearBefore(period, finder.during(period)::countInside);
        return true;
    }

    private int inside(ConvexOutline outline) {
        int[] count = new int[1];
        clusters.placesWithin(outline.west(), outline.south(), outline.east(), outline.north(), (easting, northing) -> {
            if (outline.contains(easting, northing)) {
                count[0]++;
            }
        });
        return count[0];
    }
}
