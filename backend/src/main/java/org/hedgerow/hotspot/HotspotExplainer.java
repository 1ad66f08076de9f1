package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.hedgerow.hotspot.method.BatchDbscan;
import org.hedgerow.hotspot.method.ClusterPoints;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.incident.VisibleIncident;
import org.jspecify.annotations.Nullable;

/** Explains one hotspot: finds all of them as {@link HotspotFinder} does, and tells what the one is made of. */
final class HotspotExplainer {

    /** Of the whole explanation: it grows whenever the same incidents would be explained otherwise. */
    static final int VERSION = 1;

    private static final String METHOD = "dbscan";

    private final IncidentColumns columns;
    private final HotspotQuery query;
    private final @Nullable BiPredicate<String, LocalDate> tellsItsVictim;

    /** @param tellsItsVictim as in {@link StatisticsQuery}: null for the police */
    HotspotExplainer(
            IncidentColumns columns, HotspotQuery query, @Nullable BiPredicate<String, LocalDate> tellsItsVictim) {
        this.columns = columns;
        this.query = query;
        this.tellsItsVictim = tellsItsVictim;
    }

    /**
     * What was looked at and what of it lies in the hotspot.
     *
     * @param points those of {@code shown}
     * @param member for each point whether it is one
     */
    private record Found(Selection shown, ClusterPoints points, boolean[] member, Selection members) {}

    private Optional<Found> find(HotspotFinder finder, UUID key) {
        var shown = Selection.of(columns, query.filter(), null);
        var points = finder.pointsOf(shown);
        var clustering = BatchDbscan.cluster(points, query.reachMetres() * 1_000L, query.minimumIncidents());
        int cluster = Arrays.asList(clustering.keys()).indexOf(key);
        if (cluster < 0) {
            return Optional.empty();
        }
        var rows = new BitSet();
        boolean[] member = new boolean[points.count()];
        for (int point = 0; point < points.count(); point++) {
            if (clustering.clusterOf()[point] == cluster) {
                member[point] = true;
                rows.set(shown.row(point));
            }
        }
        return Optional.of(new Found(shown, points, member, shown.keep(rows::get)));
    }

    /** The members of the hotspot of that key alone, as they are listed in its explanation. */
    Optional<List<VisibleIncident>> members(UUID key) {
        return find(new HotspotFinder(columns, query), key).map(found -> latest(found.members()));
    }

    private static List<VisibleIncident> latest(Selection members) {
        return members.pageAfter(null, HotspotExplanation.MOST_MEMBERS).incidents();
    }

    /** The hotspot of that key, when there is one among what the audience may see. */
    Optional<HotspotExplanation> explain(UUID key, String position) {
        long began = System.nanoTime();
        var finder = new HotspotFinder(columns, query);
        return find(finder, key).map(found -> explain(finder, key, found, position, began));
    }

    private HotspotExplanation explain(HotspotFinder finder, UUID key, Found found, String position, long began) {
        var shown = found.shown();
        var points = found.points();
        var member = found.member();
        var members = found.members();
        var hotspot = finder.portrait(key, members, points);
        var tables = new Tabulation(
                        columns, new StatisticsQuery(query.filter(), StatisticsQuery.By.MONTH, tellsItsVictim), members)
                .answer(position);
        boolean hidden = tellsItsVictim != null;
        var putOut = hidden && tables.total() == null
                ? new PutOut(PutOut.Why.HIDDEN, null)
                : AgeingOut.of(points, latestOf(shown), member, query);
        return new HotspotExplanation(
                position,
                hotspot,
                latest(members),
                hidden,
                hidden ? null : weeks(members, hotspot),
                hidden ? null : HourGrid.of(columns, members),
                hidden ? tables.periods() : null,
                hidden ? tables.hours() : null,
                hidden ? tables.categories() : kinds(members),
                tables.forces(),
                putOut,
                ReachesCompared.of(points, member, query, hidden ? point -> tellsItsVictim(shown.row(point)) : null),
                statement(shown.count(), began));
    }

    private boolean tellsItsVictim(int row) {
        int at = row & IncidentPage.MASK;
        return tellsItsVictim != null
                && tellsItsVictim.test(
                        columns.codes.code(page(row).category[at]),
                        LocalDate.ofInstant(Instant.ofEpochSecond(page(row).earliest[at]), TimeBins.LONDON));
    }

    private WeekWeights weeks(Selection members, Hotspot hotspot) {
        var period = query.filter().period();
        long[] earliest = new long[members.count()];
        for (int number = 0; number < earliest.length; number++) {
            earliest[number] = page(members.row(number)).earliest[members.row(number) & IncidentPage.MASK];
        }
        return WeekWeights.of(
                Objects.requireNonNullElse(period.from(), hotspot.first()),
                period.statedEnd(),
                earliest,
                latestOf(members));
    }

    private long[] latestOf(Selection rows) {
        long[] latest = new long[rows.count()];
        for (int number = 0; number < latest.length; number++) {
            latest[number] = page(rows.row(number)).latest[rows.row(number) & IncidentPage.MASK];
        }
        return latest;
    }

    /** By the kind itself, which the police may know. */
    private StatisticsAnswer.Table kinds(Selection members) {
        var tallies = new TreeMap<String, SmallCounts.Tally>();
        for (int number = 0; number < members.count(); number++) {
            int row = members.row(number);
            tallies.merge(
                    columns.codes.code(page(row).category[row & IncidentPage.MASK]),
                    SmallCounts.Tally.NONE.with(false),
                    (tally, one) -> tally.with(false));
        }
        return SmallCounts.whole(tallies);
    }

    private RunStatement statement(int clustered, long began) {
        var period = query.filter().period();
        Instant from = period.from();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("reachMetres", query.reachMetres());
        parameters.put("minimumIncidents", query.minimumIncidents());
        parameters.put("longestDays", HourGrid.LONGEST_DAYS);
        parameters.put("zone", "Europe/London");
        return new RunStatement(
                METHOD,
                VERSION,
                clustered,
                parameters,
                from,
                period.statedEnd(),
                null,
                TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began));
    }

    private IncidentPage page(int row) {
        return columns.pages[row >>> IncidentPage.SHIFT];
    }
}
