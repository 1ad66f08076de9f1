package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.hotspot.method.FollowedClusters;
import org.hedgerow.hotspot.method.HotspotIdentity;
import org.hedgerow.hotspot.method.Lineage;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.platform.PlatformProblem;

/**
 * Tells what became of hotspots, from {@link HotspotReplay}. Nothing of it is kept: a history that was written down would go on telling of
 * what has been taken back since.
 */
final class HotspotHistory {

    /** Grows whenever the same incidents would have another history. */
    static final int VERSION = 1;

    /** More would keep a processor for more than a second. */
    static final int MOST_INCIDENTS = 100_000;

    private final IncidentColumns columns;
    private final HotspotChoice choice;
    private final Instant now;
    private final boolean hidesSmallCounts;
    private final Deque<HotspotHistoryAnswer.Event> events = new ArrayDeque<>();
    private final Map<HotspotIdentity, GridPoint> places = new HashMap<>();
    private int total;

    HotspotHistory(IncidentColumns columns, HotspotChoice choice, Instant now, boolean hidesSmallCounts) {
        this.columns = columns;
        this.choice = choice;
        this.now = now;
        this.hidesSmallCounts = hidesSmallCounts;
    }

    /** @throws org.hedgerow.platform.ProblemException 422 when there is too much to go through */
    HotspotHistoryAnswer answer(String position) {
        long began = System.nanoTime();
        if (choice.minimumIncidents() > FollowedHotspots.LARGEST_MINIMUM) {
            throw PlatformProblem.invalid(
                    "?minimumIncidents",
                    "A history is told of hotspots of at most " + FollowedHotspots.LARGEST_MINIMUM + " incidents.");
        }
        var replay = new HotspotReplay(columns, choice, now);
        if (replay.incidents() > MOST_INCIDENTS) {
            throw PlatformProblem.invalid(
                    "?category",
                    "That would go through more than 100,000 incidents of all years. Choose fewer kinds or forces.");
        }
        var standing = replay.run(this::note);
        long today = HotspotReplay.dayOf(now.getEpochSecond());
        note(standing, standing.all(today), today);
        var latestFirst = new ArrayList<>(events);
        Collections.reverse(latestFirst);
        var period = choice.filter().at(now).period();
        return new HotspotHistoryAnswer(
                position,
                total,
                latestFirst,
                new RunStatement(
                        "dbscan, day by day",
                        VERSION,
                        replay.incidents(),
                        RunStatement.parameters(
                                "reachMetres",
                                choice.reachMetres(),
                                "minimumIncidents",
                                choice.minimumIncidents(),
                                "zone",
                                "Europe/London"),
                        null,
                        period.statedEnd(),
                        null,
                        RunStatement.since(began)));
    }

    private void note(FollowedClusters clusters, FollowedClusters.Step step, long day) {
        Map<HotspotIdentity, Integer> clusterOf = new HashMap<>();
        for (int number = 0; number < step.clusters().length; number++) {
            var identity = step.lineage().identities().get(number);
            clusterOf.put(identity, step.clusters()[number]);
            places.put(identity, placeOf(clusters, step.clusters()[number]));
        }
        for (var event : step.lineage().events()) {
            var counted = event.kind() == Lineage.Kind.MERGED ? event.other() : event.hotspot();
            var cluster = counted == null ? null : clusterOf.get(counted);
            var place = places.get(event.hotspot());
            if (place == null) {
                throw new IllegalStateException("A hotspot ended that had not begun");
            }
            events.addLast(new HotspotHistoryAnswer.Event(
                    event.kind(),
                    LocalDate.ofEpochDay(day),
                    event.hotspot(),
                    event.other(),
                    place,
                    cluster == null || hidesSmallCounts ? null : Integer.valueOf(sizeOf(clusters, cluster))));
            total++;
            if (event.kind() == Lineage.Kind.MERGED || event.kind() == Lineage.Kind.DIED) {
                places.remove(event.hotspot());
            }
        }
        while (events.size() > HotspotHistoryAnswer.MOST_EVENTS) {
            events.removeFirst();
        }
    }

    private GridPoint placeOf(FollowedClusters clusters, int cluster) {
        var key = clusters.keyOf(cluster);
        int row = columns.rowOf(key.getMostSignificantBits(), key.getLeastSignificantBits());
        var page = columns.pages[row >>> IncidentPage.SHIFT];
        return new GridPoint(page.easting[row & IncidentPage.MASK], page.northing[row & IncidentPage.MASK]);
    }

    private static int sizeOf(FollowedClusters clusters, int cluster) {
        int[] size = new int[1];
        clusters.membersOf(cluster, (high, low) -> size[0]++);
        return size[0];
    }
}
