package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.hedgerow.hotspot.method.BatchDbscan;
import org.hedgerow.hotspot.method.ClusterPoints;
import org.hedgerow.hotspot.method.Clustering;
import org.jspecify.annotations.Nullable;

/**
 * Finds the hotspots again with three quarters and five quarters of the reach, among everything that the filter shows, and says where the
 * incidents of one hotspot are then. Where small counts are hidden, all of it is withheld as soon as any number in it is small
 * ({@link SmallCounts}): of these incidents or of the others in each hotspot, or of those in none.
 */
final class ReachesCompared {

    /** Of as many incidents two runs more are not felt by whoever waits for the explanation. */
    static final int MOST_INCIDENTS = 200_000;

    /** What a thousand millimetres of the reach become. */
    private static final long[] PER_METRE = {750, 1_250};

    private static final double MILLIMETRES = 1_000;

    private static final Comparator<OtherReaches.Part> MOST_FIRST = Comparator.comparingInt(OtherReaches.Part::ofThese)
            .thenComparingInt(OtherReaches.Part::incidents)
            .reversed();

    private final ClusterPoints points;
    private final boolean[] member;
    private final @Nullable IntPredicate tellsItsVictim;

    private ReachesCompared(ClusterPoints points, boolean[] member, @Nullable IntPredicate tellsItsVictim) {
        this.points = points;
        this.member = member;
        this.tellsItsVictim = tellsItsVictim;
    }

    /**
     * Compares for one hotspot.
     *
     * @param points everything that the filter shows
     * @param member whether each is of the hotspot
     * @param tellsItsVictim of each; null for the police
     */
    static OtherReaches of(
            ClusterPoints points, boolean[] member, HotspotQuery query, @Nullable IntPredicate tellsItsVictim) {
        if (points.count() > MOST_INCIDENTS) {
            return new OtherReaches(OtherReaches.Why.TOO_MANY, List.of());
        }
        var compared = new ReachesCompared(points, member, tellsItsVictim);
        var reaches = new ArrayList<OtherReaches.AtReach>();
        for (long millimetresPerMetre : PER_METRE) {
            var at = compared.at(query.reachMetres() * millimetresPerMetre, query.minimumIncidents());
            if (at == null) {
                return new OtherReaches(OtherReaches.Why.HIDDEN, List.of());
            }
            reaches.add(at);
        }
        return new OtherReaches(OtherReaches.Why.COMPARED, reaches);
    }

    /** Null when a number in it would be small. */
    private OtherReaches.@Nullable AtReach at(long reachMillimetres, int minimum) {
        var clustering = BatchDbscan.cluster(points, reachMillimetres, minimum);
        var these = noneOf(clustering);
        var inNone = SmallCounts.Tally.NONE;
        for (int point = 0; point < points.count(); point++) {
            int cluster = clustering.clusterOf()[point];
            if (member[point] && cluster == Clustering.NOISE) {
                inNone = inNone.with(tells(point));
            } else if (member[point]) {
                these[cluster] = these[cluster].with(tells(point));
            }
        }
        var others = noneOf(clustering);
        for (int point = 0; point < points.count(); point++) {
            int cluster = clustering.clusterOf()[point];
            if (!member[point] && cluster != Clustering.NOISE && these[cluster].count() > 0) {
                others[cluster] = others[cluster].with(tells(point));
            }
        }
        boolean small = inNone.isSmall();
        var parts = new ArrayList<OtherReaches.Part>();
        for (int cluster = 0; cluster < these.length; cluster++) {
            int count = these[cluster].count();
            if (count > 0) {
                small |= these[cluster].isSmall() || others[cluster].isSmall();
                parts.add(new OtherReaches.Part(count + others[cluster].count(), count));
            }
        }
        parts.sort(MOST_FIRST);
        return small
                ? null
                : new OtherReaches.AtReach(
                        reachMillimetres / MILLIMETRES,
                        parts.size(),
                        inNone.count(),
                        parts.subList(0, Math.min(parts.size(), OtherReaches.MOST_LISTED)));
    }

    private static SmallCounts.Tally[] noneOf(Clustering clustering) {
        var tallies = new SmallCounts.Tally[clustering.clusters()];
        Arrays.fill(tallies, SmallCounts.Tally.NONE);
        return tallies;
    }

    private boolean tells(int point) {
        return tellsItsVictim != null && tellsItsVictim.test(point);
    }
}
