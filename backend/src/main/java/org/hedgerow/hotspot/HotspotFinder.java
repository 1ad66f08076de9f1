package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hedgerow.hotspot.method.BatchDbscan;
import org.hedgerow.hotspot.method.ClusterPoints;
import org.hedgerow.hotspot.method.Clustering;
import org.jspecify.annotations.Nullable;

/** One request for hotspots: select, cluster, describe. */
final class HotspotFinder {

    private final IncidentColumns columns;
    private final HotspotQuery query;

    HotspotFinder(IncidentColumns columns, HotspotQuery query) {
        this.columns = columns;
        this.query = query;
    }

    HotspotAnswer answer(String position) {
        long began = System.nanoTime();
        var shown = Selection.of(columns, query.filter(), null);
        var points = pointsOf(shown);
        var clustering = BatchDbscan.cluster(points, query.reachMetres() * 1_000L, query.minimumIncidents());
        var hotspots = describe(shown, points, clustering);
        var period = query.filter().period();
        return new HotspotAnswer(
                position,
                new HotspotParameters(
                        query.reachMetres(),
                        query.minimumIncidents(),
                        period.from(),
                        period.statedEnd(),
                        shown.count(),
                        clustering.clusters(),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)),
                hotspots);
    }

    private List<Hotspot> describe(Selection shown, ClusterPoints points, Clustering clustering) {
        int[] sizes = new int[clustering.clusters()];
        for (int point = 0; point < points.count(); point++) {
            if (clustering.clusterOf()[point] != Clustering.NOISE) {
                sizes[clustering.clusterOf()[point]]++;
            }
        }
        int[] largest = IntStream.range(0, sizes.length)
                .boxed()
                .sorted((a, b) -> sizes[a] != sizes[b] ? Integer.compare(sizes[b], sizes[a]) : Integer.compare(a, b))
                .limit(HotspotAnswer.MOST_HOTSPOTS)
                .mapToInt(Integer::intValue)
                .toArray();
        var portraits = new HotspotPortrait[sizes.length];
        for (int cluster : largest) {
            portraits[cluster] = new HotspotPortrait(
                    columns, clustering.keys()[cluster].toString(), sizes[cluster], query.reachMetres());
        }
        for (int point = 0; point < points.count(); point++) {
            int cluster = clustering.clusterOf()[point];
            if (cluster != Clustering.NOISE && portraits[cluster] != null) {
                portraits[cluster].add(shown.row(point));
            }
        }
        var now = largest.length == 0 ? null : placesOf(points);
        var before = largest.length == 0 ? null : yearBefore();
        var hotspots = new ArrayList<Hotspot>(largest.length);
        for (int cluster : largest) {
            hotspots.add(finished(portraits[cluster], now, before));
        }
        return hotspots;
    }

    /** One hotspot by its members, as it stands among all of them. */
    Hotspot portrait(UUID key, Selection members, ClusterPoints points) {
        var portrait = new HotspotPortrait(columns, key.toString(), members.count(), query.reachMetres());
        for (int number = 0; number < members.count(); number++) {
            portrait.add(members.row(number));
        }
        return finished(portrait, placesOf(points), yearBefore());
    }

    private static Hotspot finished(HotspotPortrait portrait, PlacesByEasting now, @Nullable PlacesByEasting before) {
        return portrait.finish(portrait.outline(), now::countInside, before == null ? null : before::countInside);
    }

    private @Nullable PlacesByEasting yearBefore() {
        var period = query.filter().period().yearBefore();
        return period == null ? null : during(period);
    }

    /** What the filter shows in another window. */
    PlacesByEasting during(Period period) {
        return placesOf(pointsOf(Selection.of(columns, query.filter().during(period), null)));
    }

    private static PlacesByEasting placesOf(ClusterPoints points) {
        return new PlacesByEasting(points.count(), points.easting(), points.northing());
    }

    ClusterPoints pointsOf(Selection rows) {
        int n = rows.count();
        var points = new ClusterPoints(n, new int[n], new int[n], new long[n], new long[n]);
        for (int i = 0; i < n; i++) {
            int row = rows.row(i);
            var page = columns.pages[row >>> IncidentPage.SHIFT];
            int at = row & IncidentPage.MASK;
            points.easting()[i] = page.easting[at];
            points.northing()[i] = page.northing[at];
            points.idHigh()[i] = page.idHigh[at];
            points.idLow()[i] = page.idLow[at];
        }
        return points;
    }
}
